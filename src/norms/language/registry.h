// The IANA language subtag registry, asked by kind and subtag; used by parse.cpp and check.cpp alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace asepsis::norms::language {

// Views into the program's own table.
struct Record {
  std::string_view deprecated;  // the day, "" where it is not
  std::string_view preferred;
  std::string_view prefixes;  // in lower case, separated by spaces
  bool is_private_use = false;
};

// `kind` as RFC 5646 3.1.2 has them: language, extlang, script, region, variant, grandfathered, redundant.
std::optional<Record> find_record(std::string_view kind, std::string_view subtag);

// The tag in its own case ("i-default", "sgn-BE-FR"), or "" where it is not in the list of grandfathered tags.
std::string find_grandfathered(std::string_view tag);

}  // namespace asepsis::norms::language

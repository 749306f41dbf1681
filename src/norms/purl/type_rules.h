// What a registered type says of its components: one row of data/standards/purl_types.tsv. Internal to purl.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "norms/purl/purl.h"

namespace asepsis::norms::purl {

struct TypeRules {
  std::string_view namespace_requirement;  // required, optional, prohibited
  bool lower_namespace = false;
  bool lower_name = false;
  bool lower_version = false;
  bool lower_subpath = false;
  std::string_view version_requirement;  // required, optional
  std::string_view qualifiers;           // required keys, comma between
  std::string_view rules;                // rule ids, comma between
  std::string_view repository;

  bool has(std::string_view rule) const;
};

std::optional<TypeRules> rules_of(std::string_view type);  // type in lower case

// Empty segments go, and of a subpath those that name a place in the tree rather than a thing.
std::string tidy_path(std::string_view path, bool is_subpath);

// Brings a purl to the form that its type asks for. Says nothing of what the type requires or forbids.
void normalise(Purl& purl, Reading reading);

}  // namespace asepsis::norms::purl

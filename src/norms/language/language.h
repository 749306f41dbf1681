// Language tags (BCP 47): "de", "zh-Hant-TW", "sl-rozaj-biske", "de-CH-1901-x-house", "i-default".
//
//   auto tag = language::parse("DE-ch");        // Error: offset and what was expected
//   language::to_string(*tag)                   // "de-CH"
//   language::invalid(*tag)                     // empty: every subtag is registered and stands in its place
//   language::deprecated(*tag)                  // "iw" -> preferred "he"
//   language::private_use(*tag)                 // "qtx", "QM", "x-..."
//
// Well-formed is what the grammar allows; valid is well-formed, with every subtag in IANA's registry, an extlang behind
// its own prefix, and no variant or singleton twice. Extensions' own subtags (-u-, -t-) are not looked up: their
// registries are others'. Case never counts.
//
// Source: RFC 5646 2.1 (grammar), 2.1.1 (case), 2.2 (places and private use), 2.2.9 (validity); IANA language subtag
// registry by data/standards/language_subtags.tsv. Cost: a binary search in 200 KB a subtag.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace asepsis::norms::language {

struct Extension {
  char singleton = 0;
  std::vector<std::string> subtags;
  bool operator==(const Extension&) const = default;
};

// Each part in the case that RFC 5646 recommends; empty where the tag has none. A tag of the grandfathered list is kept
// whole and has no parts; a tag that is private use as a whole has `private_use` alone.
struct Tag {
  std::string grandfathered;
  std::string language;
  std::vector<std::string> extlangs;
  std::string script;
  std::string region;
  std::vector<std::string> variants;
  std::vector<Extension> extensions;
  std::vector<std::string> private_use;  // what follows "x"
  bool operator==(const Tag&) const = default;
};

Result<Tag> parse(std::string_view text);
std::string to_string(const Tag& tag);  // as long as the text that was parsed

// What is not valid, in the order of the tag: `where` is the offset, `expected` names the subtag. Empty: valid.
std::vector<Error> invalid(const Tag& tag);
bool is_valid(std::string_view text);  // well-formed and valid

struct Deprecation {
  std::string subtag;     // or the whole tag
  std::string preferred;  // "" where the registry has none
  std::string since;      // "1989-01-01"
  bool operator==(const Deprecation&) const = default;
};
std::vector<Deprecation> deprecated(const Tag& tag);

// Subtags that the registry leaves to private agreement (qaa..qtz, Qaaa..Qabx, AA, QM..QZ, XA..XZ, ZZ), and "x-..." as
// one. In the order of the tag.
std::vector<std::string> private_use(const Tag& tag);

// "i-default": RFC 2277's tag for text in no chosen language.
bool is_default(const Tag& tag);

inline constexpr std::size_t kLongestTag = 1000;  // bytes; RFC 5646 4.4.1 asks for at least 35

}  // namespace asepsis::norms::language

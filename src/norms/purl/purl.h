// Package URLs: pkg:type/namespace/name@version?qualifiers#subpath.
//
//   auto purl = purl::parse("pkg:PYPI/Django_package@1.11.1.dev1");   // type pypi, name django-package
//   if (!purl) return purl.error();                                     // offset in the text, what was expected
//   auto fault = purl::check_type_rules(*purl);                         // namespace forbidden, qualifier missing ...
//   purl::to_string(*purl)                                              // canonical text
//
// parse() knows the syntax and normalises as the type asks (lower case, '_' to '-'); what a type requires or forbids is
// asked by check_type_rules(). Both together are what the standard's own test cases call parsing, and what CSAF 2.1
// test 6.1.13 needs; the official case of CSAF 2.0 test 6.1.13 fails in parse() already. Types that nobody registered
// are read by the general rules. "Lower case" is that of ASCII: other letters stay as they are.
//
// Costs: linear in the text. Values own their text; nothing is shared.
// Source: ECMA-427 (Package-URL) clause 5; data/standards/purl_types.tsv.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace asepsis::norms::purl {

struct Qualifier {
  std::string key;
  std::string value;  // decoded, never empty
  bool operator==(const Qualifier&) const = default;
};

// Components are decoded; empty is absent. A namespace and a subpath keep '/' between their segments.
struct Purl {
  std::string type;
  std::string namespace_text;
  std::string name;
  std::string version;
  std::vector<Qualifier> qualifiers;  // sorted by key, each key once
  std::string subpath;
  bool operator==(const Purl&) const = default;
};

enum class Reading {
  kStandard,  // what ECMA-427 requires a reader to accept, "pkg://" included
  kTolerant,  // also upper case in qualifier keys, an '@' at the front of a namespace left as it is, and the like
};

inline constexpr std::size_t kLongestPurl = 64 * 1024;  // bytes; no registry allows names near to this

Result<Purl> parse(std::string_view text, Reading reading = Reading::kStandard);

// From components as a program holds them: normalises and checks as parse() and check_type_rules() do.
Result<Purl> build(Purl components);

// What the registered type requires, forbids and permits. Done where the type is not registered.
Status check_type_rules(const Purl& purl);

// Canonical text. Never fails for what parse() or build() gave; a Purl filled by hand must have type and name.
std::string to_string(const Purl& purl);

// The text is exactly its own canonical form (and so has no "pkg://": CSAF 2.1, section 3.1.3.3.4).
bool is_canonical(std::string_view text);

// CSAF 2.1, test 6.1.42: several purls of one product may differ in their qualifiers alone.
bool differ_in_qualifiers_alone(const Purl& a, const Purl& b);

bool is_registered_type(std::string_view type);
std::string_view default_repository(std::string_view type);  // URL; "" where the type has none

}  // namespace asepsis::norms::purl

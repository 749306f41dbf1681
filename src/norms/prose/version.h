// The order of device firmware versions, where vendors agree on one: docs/version-text.md.
//
//   auto a = parse_version("V4.3 SP2"), b = parse_version("4.3");
//   compare(*a, *b);                       // greater: a service pack comes after none
//   compare(*a, *parse_version("VB20A"));  // nothing: another shape
//
// A version is a row of elements (digit runs, letters, ranks such as SP 2, words). compare answers only where every
// reasonable vendor's order gives the same answer; it is antisymmetric, and transitive on versions that it compares.
// Cost: linear in the text.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsis::norms::prose {

inline constexpr std::size_t kLongestVersion = 256;  // bytes; the longest of 2,400 texts of 2017-2022 has 41

enum class ElementKind : std::uint8_t {
  kNumber,       // text: the digits as written, leading zeros kept
  kParenthesis,  // a number in parentheses: 15.2(6), 02.07.07(10)
  kLetter,       // one letter, upper case: the E of 1.04E
  kRank,  // text: upper-case canonical rank (SP, HF, UPDATE, BUILD, - of 3.4-7, ...), its number is the next element
  kPreRelease,  // ALPHA, BETA, RC
  kWord,        // anything else with a letter: equal to itself and to nothing else
  kWildcard,    // x or *: any number
};

struct Element {
  ElementKind kind = ElementKind::kNumber;
  std::string text;

  bool operator==(const Element&) const = default;
};

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;

  auto operator<=>(const Date&) const = default;
};

struct Version {
  std::string text;    // as written, prefix words left out, white space collapsed
  std::string family;  // upper-case letters before the first digit that are not V or R: "BT" of BT05, "VB" of VB20A
  std::vector<Element> elements;  // without trailing zeros of the dotted part: 4.0 and 4.0.0 are one version
  std::size_t dotted = 0;         // dotted numbers as written: 3 for 4.0.0 SP1
  std::optional<Date> date;       // a day in an unambiguous form: 2019-12-13, april 1, 2018; elements are then empty
};

// The whole of `text` must be one version; nothing where it is not, or is longer than kLongestVersion.
std::optional<Version> parse_version(std::string_view text);

// Nothing where the two are incomparable.
std::optional<std::strong_ordering> compare(const Version& a, const Version& b);

// Is `fine` a closer name within `coarse`: 4.3.1, 4.3 SP1 and 4.3E within 4.3?
bool refines(const Version& fine, const Version& coarse);

}  // namespace asepsis::norms::prose

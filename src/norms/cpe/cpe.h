// CPE 2.3: a product's name in eleven attributes (a well-formed name), read from and written to its two spellings.
//
//   auto name = cpe::parse("cpe:2.3:o:microsoft:windows_7:-:sp1:*:*:*:*:x64:*");   // or "cpe:/o:microsoft:windows_7"
//   name->at(Attribute::kVendor).plain()         // "microsoft"
//   name->at(Attribute::kVersion).is_na()
//   cpe::to_formatted(*name);  cpe::to_uri(*name);
//
// A value is ANY ("*": not said), NA ("-": does not apply, and in NVD also "not known") or text. Text is kept as NISTIR
// 7695 writes it inside a well-formed name: everything but letters, digits and '_' behind a backslash; a bare '*' or
// '?' is a wildcard and stands at an end only. Case is kept from a formatted string and lowered from a URI (6.1.3); it
// never counts in a comparison (relation.h).
//
// Source: NISTIR 7695 5.3 (names), 6.1 (URI), 6.2 (formatted string). Cost: one pass over at most kLongestName bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace asepsis::norms::cpe {

// In the order of the formatted string.
enum class Attribute : std::uint8_t {
  kPart,
  kVendor,
  kProduct,
  kVersion,
  kUpdate,
  kEdition,
  kLanguage,
  kSwEdition,
  kTargetSw,
  kTargetHw,
  kOther,
};
inline constexpr std::size_t kAttributes = 11;
std::string_view to_string(Attribute attribute);  // "vendor", "sw_edition"

class Value {
 public:
  Value() = default;  // ANY
  static Value any() { return {}; }
  static Value na();
  // Any words as a literal: quoted where CPE asks for it, spaces become '_'. "" is ANY. Bytes outside of printable
  // ASCII have no place in a CPE: they become '_' too.
  static Value literal(std::string_view words);
  // The text of a well-formed name, as it stands: "8\.0\.*".
  static Result<Value> well_formed(std::string_view text);

  bool is_any() const { return kind_ == Kind::kAny; }
  bool is_na() const { return kind_ == Kind::kNa; }
  bool is_text() const { return kind_ == Kind::kText; }
  bool has_wildcard() const;                         // a bare '*' or '?'; ANY has none
  const std::string& text() const { return text_; }  // quoted; "" for ANY and NA
  std::string plain() const;                         // without backslashes: "8.0.6001"; "" for ANY and NA
  bool operator==(const Value&) const = default;

 private:
  enum class Kind : std::uint8_t { kAny, kNa, kText };
  Kind kind_ = Kind::kAny;
  std::string text_;
};

struct Name {
  std::array<Value, kAttributes> values;
  const Value& at(Attribute attribute) const { return values[static_cast<std::size_t>(attribute)]; }
  Value& at(Attribute attribute) { return values[static_cast<std::size_t>(attribute)]; }
  bool operator==(const Name&) const = default;
};

// Either spelling, told apart by its beginning. Errors say the offset and what was expected there. A part is a, h or o;
// other rules on what a value should contain (a language as RFC 5646 has it) are the dictionary's and are not checked.
Result<Name> parse(std::string_view text);
Result<Name> parse_formatted(std::string_view text);  // "cpe:2.3:" and exactly eleven values
// "cpe:/" and up to seven components; the sixth may pack five values behind '~'. A raw '*' or '?' counts as %02 or %01.
Result<Name> parse_uri(std::string_view text);

std::string to_formatted(const Name& name);
std::string to_uri(const Name& name);  // lower case; parse_uri reads the same name back

inline constexpr std::size_t kLongestName = 4096;  // bytes; the longest of NVD's dictionary are below 300

}  // namespace asepsis::norms::cpe

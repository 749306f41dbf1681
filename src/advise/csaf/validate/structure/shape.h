// How the structure of a document is written down: one Shape for each kind of value, all of them constants.
//
//   constexpr Property kNoteMembers[] = {{"category", kNoteCategory, kRequired}, {"text", kText, kRequired}};
//   constexpr Shape kNote = object(kNoteMembers, {.closed = true});
//   constexpr Shape kNotes = list_of(kNote);
//
// A shape says what JSON Schema says by type, required, additionalProperties, min and max (of members, elements, code
// points), uniqueItems, enum, const, pattern, format, minimum and maximum; `fits` is a pattern and a format in one,
// `rule` what is left (oneOf, anyOf). The tables are v20.cpp, v21.cpp, cvss.cpp, ssvc.cpp; check.cpp reads them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "advise/csaf/validate/findings.h"
#include "base/json.h"

namespace asepsis::advise::csaf::structure {

enum class Type : std::uint8_t { kObject, kArray, kString, kNumber, kBoolean };

struct Shape;

inline constexpr bool kRequired = true;

struct Property {
  constexpr Property(std::string_view property_name, const Shape& of, bool is_required = false)
      : name(property_name), shape(&of), required(is_required) {}
  std::string_view name;
  const Shape* shape;
  bool required;
};

inline constexpr std::uint32_t kNoLimit = std::numeric_limits<std::uint32_t>::max();

struct Limits {
  std::uint32_t least = 0, most = kNoLimit;  // members, elements or code points
  bool closed = false;                       // objects: no member but those of the table
  bool unique = false;                       // arrays: no element twice
};

struct Choice {  // among the shapes of an object, by what one member says
  std::string_view value;
  const Shape* shape;
};

struct Shape {
  Type type = Type::kObject;
  Limits limits{};

  std::span<const Property> properties{};                          // by name in byte order; none: any members
  std::uint64_t required = 0;                                      // bit i: properties[i]
  void (*rule)(json::Value object, Findings& findings) = nullptr;  // asked where everything else is right

  std::string_view choice{};          // the member that decides
  std::span<const Choice> choices{};  // where it says none of them, this shape itself holds

  const Shape* items = nullptr;

  std::span<const std::string_view> words{};  // the only values; none: any
  bool (*fits)(std::string_view text) = nullptr;
  std::string_view expected{};  // of `fits`, for messages: "a CVE id such as CVE-2021-44228"

  double minimum = 0, maximum = 0;
};

constexpr Shape object(std::span<const Property> properties, const Limits& limits = {}) {
  Shape shape{.type = Type::kObject, .limits = limits, .properties = properties};
  for (std::size_t i = 0; i < properties.size(); ++i) {
    // In a constant both stop the compiler: the table is wrong.
    if (i >= 64) throw "more members than bits";
    if (i > 0 && properties[i].name <= properties[i - 1].name) throw "members out of order";
    if (properties[i].required) shape.required |= std::uint64_t{1} << i;
  }
  return shape;
}

constexpr Shape list_of(const Shape& items, std::uint32_t least = 1) {
  return {.type = Type::kArray, .limits = {.least = least}, .items = &items};
}
constexpr Shape set_of(const Shape& items, std::uint32_t least = 1) {
  return {.type = Type::kArray, .limits = {.least = least, .unique = true}, .items = &items};
}

constexpr Shape one_of(std::span<const std::string_view> words) { return {.type = Type::kString, .words = words}; }

constexpr Shape text_that(bool (*fits)(std::string_view), std::string_view expected, const Limits& limits = {}) {
  return {.type = Type::kString, .limits = limits, .fits = fits, .expected = expected};
}

constexpr Shape number_within(double minimum, double maximum) {
  return {.type = Type::kNumber, .minimum = minimum, .maximum = maximum};
}

inline constexpr Shape kAnyText{.type = Type::kString};
inline constexpr Shape kText{.type = Type::kString, .limits = {.least = 1}};
inline constexpr Shape kBoolean{.type = Type::kBoolean};

constexpr std::size_t kNotFound = static_cast<std::size_t>(-1);

// Documents mostly have their members in the table's order: the search begins where the last one ended.
inline std::size_t find_property(std::span<const Property> properties, std::string_view name, std::size_t from) {
  for (std::size_t i = from; i < properties.size(); ++i)
    if (properties[i].name == name) return i;
  for (std::size_t i = 0; i < from; ++i)
    if (properties[i].name == name) return i;
  return kNotFound;
}

// The shape that holds for an object: the one that its deciding member chooses, or the shape itself.
inline const Shape& chosen(const Shape& shape, json::Value object) {
  if (shape.choices.empty()) return shape;
  const std::string_view said = object[shape.choice].string_or("");
  for (const Choice& choice : shape.choices)
    if (choice.value == said) return *choice.shape;
  return shape;
}

}  // namespace asepsis::advise::csaf::structure

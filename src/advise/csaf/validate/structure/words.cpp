#include "advise/csaf/validate/structure/words.h"

#include <vector>

#include "base/text.h"

namespace asepsis::advise::csaf::structure {
namespace {

std::string as_json(json::Value value) {
  json::Writer writer;
  writer.copy(value);
  return std::move(writer).take();
}

std::string number_text(double number) {
  json::Writer writer;
  const auto whole = static_cast<std::int64_t>(number);
  static_cast<double>(whole) == number ? writer.value(whole) : writer.value(number);
  return std::move(writer).take();
}

std::string_view type_name(Type type) {
  switch (type) {
    case Type::kObject: return "an object";
    case Type::kArray: return "an array";
    case Type::kString: return "a string";
    case Type::kNumber: return "a number";
    case Type::kBoolean: return "true or false";
  }
  return "";
}

std::string how_many(const Limits& limits, std::size_t count, std::string_view one) {
  if (limits.least == limits.most) return "exactly " + count_of(limits.least, one);
  return count < limits.least ? "at least " + count_of(limits.least, one) : "at most " + count_of(limits.most, one);
}

constexpr std::size_t kFewMembers = 8;  // more are not named in a message

}  // namespace

std::string found(json::Value value) {
  if (const auto text = value.string()) return quoted(*text);
  if (value.is_object()) return "an object";
  if (value.is_array()) return "an array";
  return as_json(value);
}

std::string wrong_type(const Shape& shape, json::Value value) {
  return "expected " + std::string(type_name(shape.type)) + "; found " + found(value);
}

std::string wrong_word(const Shape& shape, json::Value value) {
  std::string words;
  for (const std::string_view word : shape.words) {
    if (!words.empty()) words += ", ";
    words += word;
  }
  return (shape.words.size() == 1 ? "expected " : "expected one of ") + words + "; found " + found(value);
}

std::string wrong_text(const Shape& shape, json::Value value) {
  return "expected " + std::string(shape.expected) + "; found " + found(value);
}

std::string wrong_number(const Shape& shape, json::Value value) {
  return "expected a number from " + number_text(shape.minimum) + " to " + number_text(shape.maximum) + "; found " +
         found(value);
}

std::string wrong_length(const Shape& shape, std::size_t characters) {
  if (characters == 0) return "expected a text that is not empty";
  return "expected " + how_many(shape.limits, characters, "character") + "; found " + std::to_string(characters);
}

std::string wrong_count(const Shape& shape, std::size_t count) {
  std::string of;
  if (shape.type == Type::kObject && !shape.properties.empty() && shape.properties.size() <= kFewMembers) {
    std::vector<std::string> names;
    for (const Property& property : shape.properties) names.push_back(quoted(property.name));
    of = " of " + join_as_sentence(names);
  }
  const std::string_view one = shape.type == Type::kObject ? "member" : "element";
  return "expected " + how_many(shape.limits, count, one) + of + "; found " +
         (count == 0 ? "none" : std::to_string(count));
}

std::string missing(const Shape& shape, std::uint64_t seen) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < shape.properties.size(); ++i)
    if (shape.properties[i].required && (seen >> i & 1) == 0) names.push_back(quoted(shape.properties[i].name));
  return (names.size() == 1 ? "lacks the member " : "lacks the members ") + join_as_sentence(names);
}

}  // namespace asepsis::advise::csaf::structure

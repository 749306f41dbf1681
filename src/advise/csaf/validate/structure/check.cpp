#include "advise/csaf/validate/structure/check.h"

#include <algorithm>

#include "advise/csaf/validate/structure/repeated.h"
#include "advise/csaf/validate/structure/words.h"

namespace asepsis::advise::csaf::structure {
namespace {

bool is_within(const Limits& limits, std::size_t count) { return count >= limits.least && count <= limits.most; }

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

// A character has one to four bytes: mostly the bytes tell enough.
bool has_length_within(const Limits& limits, std::string_view text) {
  if (text.size() >= std::size_t{limits.least} * 4 && text.size() <= limits.most) return true;
  return text.size() >= limits.least && is_within(limits, count_characters(text));
}

bool is_word(std::span<const std::string_view> words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::string fault_of_string(json::Value value, const Shape& shape) {
  const auto text = value.string();
  if (!text) return wrong_type(shape, value);
  if (!shape.words.empty()) return wrong_word(shape, value);
  if (!has_length_within(shape.limits, *text)) return wrong_length(shape, count_characters(*text));
  return wrong_text(shape, value);
}

// Faults are put into words apart from the way of a right value, which costs a third less so (measured).
[[gnu::cold, gnu::noinline]] void refuse_string(json::Value value, const Shape& shape, Findings& findings) {
  findings.add(value, fault_of_string(value, shape));
}
[[gnu::cold, gnu::noinline]] void refuse_type(json::Value value, const Shape& shape, Findings& findings) {
  findings.add(value, wrong_type(shape, value));
}
[[gnu::cold, gnu::noinline]] void refuse_count(json::Value value, const Shape& shape, std::size_t count,
                                               Findings& findings) {
  findings.add(value, wrong_count(shape, count));
}
[[gnu::cold, gnu::noinline]] void refuse_member(const json::Member& member, Findings& findings) {
  findings.add(member.value, "member " + quoted(member.key) + " is not one that may stand here");
}

void check_string(json::Value value, const Shape& shape, Findings& findings) {
  const auto text = value.string();
  if (text && has_length_within(shape.limits, *text)) {
    if (shape.fits != nullptr ? shape.fits(*text) : shape.words.empty() || is_word(shape.words, *text)) return;
  }
  refuse_string(value, shape, findings);
}

void check_number(json::Value value, const Shape& shape, Findings& findings) {
  const auto number = value.number();
  if (!number)
    refuse_type(value, shape, findings);
  else if (*number < shape.minimum || *number > shape.maximum)
    findings.add(value, wrong_number(shape, value));
}

void check_boolean(json::Value value, const Shape& shape, Findings& findings) {
  if (!value.boolean()) refuse_type(value, shape, findings);
}

[[gnu::noinline]] void check_array(json::Value value, const Shape& shape, Findings& findings) {
  if (!value.is_array()) return refuse_type(value, shape, findings);
  if (!is_within(shape.limits, value.size())) refuse_count(value, shape, value.size(), findings);
  for (const json::Value element : value.elements()) check(element, *shape.items, findings);
  if (!shape.limits.unique) return;
  for (const Repeated& one : repeated_elements(value))
    findings.add(one.at, "repeats element " + std::to_string(one.first) + " of this list, whose elements must differ");
}

[[gnu::noinline]] void check_object(json::Value value, const Shape& any_shape, Findings& findings) {
  if (!value.is_object()) return refuse_type(value, any_shape, findings);
  const Shape& shape = chosen(any_shape, value);
  const std::size_t before = findings.items().size();
  std::uint64_t seen = 0;
  std::size_t next = 0, known = 0, unknown = 0;
  for (const json::Member member : value.members()) {
    const std::size_t index = find_property(shape.properties, member.key, next);
    if (index != kNotFound) {
      next = index + 1;
      ++known;
      seen |= std::uint64_t{1} << index;
      check(member.value, *shape.properties[index].shape, findings);
    } else if (!shape.limits.closed) {
      ++known;
    } else {
      ++unknown;
      refuse_member(member, findings);
    }
  }
  if ((seen & shape.required) != shape.required) return findings.add(value, missing(shape, seen));
  // A member too many is what the unknown one is; a member too few may be what it was meant to be.
  if (known > shape.limits.most || (known < shape.limits.least && unknown == 0))
    refuse_count(value, shape, known, findings);
  if (shape.rule != nullptr && findings.items().size() == before) shape.rule(value, findings);
}

}  // namespace

void check(json::Value value, const Shape& shape, Findings& findings) {
  if (shape.type == Type::kString) return check_string(value, shape, findings);  // two values of three
  switch (shape.type) {
    case Type::kString: break;
    case Type::kObject: return check_object(value, shape, findings);
    case Type::kArray: return check_array(value, shape, findings);
    case Type::kNumber: return check_number(value, shape, findings);
    case Type::kBoolean: return check_boolean(value, shape, findings);
  }
}

void find_unknown(json::Value value, const Shape& any_shape, Findings& findings) {
  if (any_shape.type == Type::kArray)
    for (const json::Value element : value.elements()) find_unknown(element, *any_shape.items, findings);
  if (any_shape.type != Type::kObject || any_shape.properties.empty()) return;
  const Shape& shape = chosen(any_shape, value);
  std::size_t next = 0;
  for (const json::Member member : value.members()) {
    const std::size_t index = find_property(shape.properties, member.key, next);
    if (index == kNotFound) {
      findings.add(member.value, "member " + quoted(member.key) + " is not one that the standard defines here");
    } else {
      next = index + 1;
      find_unknown(member.value, *shape.properties[index].shape, findings);
    }
  }
}

}  // namespace asepsis::advise::csaf::structure

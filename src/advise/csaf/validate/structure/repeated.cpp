#include "advise/csaf/validate/structure/repeated.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <string_view>

namespace asepsis::advise::csaf::structure {
namespace {

constexpr std::size_t kFew = 12;  // below, comparing all pairs is quicker than sorting

int rank(json::Value value) {
  switch (value.kind()) {
    case json::Kind::kAbsent: return 0;
    case json::Kind::kNull: return 1;
    case json::Kind::kBool: return 2;
    case json::Kind::kInteger:
    case json::Kind::kUnsigned:
    case json::Kind::kDouble: return 3;
    case json::Kind::kString: return 4;
    case json::Kind::kArray: return 5;
    case json::Kind::kObject: return 6;
  }
  return 0;
}

// Exact for every number that JSON has here: 64 bits of an integer, 53 of a double.
long double exact_number(json::Value value) {
  static_assert(std::numeric_limits<long double>::digits >= 64);
  if (const auto integer = value.integer()) return static_cast<long double>(*integer);
  if (const auto unsigned_integer = value.unsigned_integer()) return static_cast<long double>(*unsigned_integer);
  return static_cast<long double>(value.number().value_or(0));
}

std::weak_ordering compare_numbers(json::Value a, json::Value b) {
  const long double left = exact_number(a), right = exact_number(b);  // never NaN
  if (left < right) return std::weak_ordering::less;
  return left > right ? std::weak_ordering::greater : std::weak_ordering::equivalent;
}

std::weak_ordering compare_arrays(json::Value a, json::Value b) {
  if (a.size() != b.size()) return a.size() <=> b.size();
  const json::Elements other = b.elements();
  auto right = other.begin();
  for (const json::Value left : a.elements()) {
    if (const auto order = compare(left, *right); order != 0) return order;
    ++right;
  }
  return std::weak_ordering::equivalent;
}

std::vector<json::Member> sorted_members(json::Value object) {
  std::vector<json::Member> members;
  members.reserve(object.size());
  for (const json::Member member : object.members()) members.push_back(member);
  const auto by_key = [](const json::Member& a, const json::Member& b) { return a.key < b.key; };
  if (!std::is_sorted(members.begin(), members.end(), by_key)) std::sort(members.begin(), members.end(), by_key);
  return members;
}

std::weak_ordering compare_objects(json::Value a, json::Value b) {
  if (a.size() != b.size()) return a.size() <=> b.size();
  const auto left = sorted_members(a), right = sorted_members(b);
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (const auto order = left[i].key <=> right[i].key; order != 0) return order;
    if (const auto order = compare(left[i].value, right[i].value); order != 0) return order;
  }
  return std::weak_ordering::equivalent;
}

std::uint64_t mixed(std::uint64_t bits) {  // the finalizer of MurmurHash3
  bits = (bits ^ bits >> 33) * 0xff51afd7ed558ccd;
  bits = (bits ^ bits >> 33) * 0xc4ceb9fe1a85ec53;
  return bits ^ bits >> 33;
}

// Equal values have equal hashes. It only saves comparisons: a document made to collide costs no more than n log n.
std::uint64_t hash_of(json::Value value) {
  const auto seed = static_cast<std::uint64_t>(rank(value));
  switch (seed) {
    case 2: return mixed(seed << 8 | static_cast<std::uint64_t>(*value.boolean()));
    case 3: return mixed(seed ^ std::hash<double>()(*value.number()));  // -0.0 and 0.0 have the same
    case 4: return std::hash<std::string_view>()(*value.string());
    case 5: {
      std::uint64_t hash = seed;
      for (const json::Value element : value.elements()) hash = mixed(hash) + hash_of(element);
      return hash;
    }
    case 6: {
      std::uint64_t hash = seed;  // a sum: members have no order
      for (const json::Member member : value.members())
        hash += mixed(std::hash<std::string_view>()(member.key) + mixed(hash_of(member.value)));
      return hash;
    }
    default: return mixed(seed);
  }
}

// No element can be equal to another: strings, each longer than the one before it or of its length and behind it. So
// stand ids that are numbered, with leading zeros or without.
bool are_ascending_strings(json::Value array) {
  std::string_view before;
  bool first = true;
  for (const json::Value element : array.elements()) {
    const auto text = element.string();
    if (!text) return false;
    if (!first && (text->size() < before.size() || (text->size() == before.size() && *text <= before))) return false;
    before = *text;
    first = false;
  }
  return true;
}

bool are_few_and_different_strings(json::Value array) {
  if (array.size() > kFew) return false;
  std::array<std::string_view, kFew> texts;
  std::size_t count = 0;
  for (const json::Value element : array.elements()) {
    const auto text = element.string();
    if (!text || std::find(texts.begin(), texts.begin() + count, *text) != texts.begin() + count) return false;
    texts[count++] = *text;
  }
  return true;
}

}  // namespace

// Recursion is bounded by the depth that json::parse allows.
std::weak_ordering compare(json::Value a, json::Value b) {
  const int left = rank(a), right = rank(b);
  if (left != right) return left <=> right;
  switch (left) {
    case 2: return *a.boolean() <=> *b.boolean();
    case 3: return compare_numbers(a, b);
    case 4: return a.string_or("") <=> b.string_or("");
    case 5: return compare_arrays(a, b);
    case 6: return compare_objects(a, b);
    default: return std::weak_ordering::equivalent;
  }
}

std::vector<Repeated> repeated_elements(json::Value array) {
  std::vector<Repeated> repeated;
  if (array.size() < 2 || are_ascending_strings(array) || are_few_and_different_strings(array)) return repeated;

  struct Element {
    std::uint64_t hash;
    json::Value value;
    std::size_t index;
    std::weak_ordering order(const Element& other) const {
      return hash != other.hash ? hash <=> other.hash : compare(value, other.value);
    }
  };
  std::vector<Element> elements;
  elements.reserve(array.size());
  for (const json::Value element : array.elements()) elements.push_back({hash_of(element), element, elements.size()});
  std::sort(elements.begin(), elements.end(), [](const Element& a, const Element& b) {
    if (const auto order = a.order(b); order != 0) return order < 0;
    return a.index < b.index;
  });
  std::size_t first = 0;
  for (std::size_t i = 1; i < elements.size(); ++i) {
    if (elements[first].order(elements[i]) == 0)
      repeated.push_back({elements[i].value, elements[first].index});
    else
      first = i;
  }
  std::sort(repeated.begin(), repeated.end(),
            [](const Repeated& a, const Repeated& b) { return a.at.order() < b.at.order(); });
  return repeated;
}

}  // namespace asepsis::advise::csaf::structure

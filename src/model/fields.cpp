#include "model/fields.h"

#include <fmt/format.h>

#include <algorithm>

namespace asepsis::model {
namespace {

bool is_printable(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// The one usual text of a value: what reads as a value and is written again the same.
template <class T>
T read_usual(const json::Value& value, std::optional<T> (*parse)(std::string_view), std::string (*write)(const T&),
             std::string_view what, Faults& faults) {
  if (const auto text = value.string())
    if (const auto read = parse(*text); read && write(*read) == *text) return *read;
  faults.add(value, fmt::format("{} in its usual form", what));
  return {};
}

}  // namespace

void Faults::add(const json::Value& at, std::string expected) {
  if (!first) add(at.pointer(), std::move(expected));
}

void Faults::add(std::string pointer, std::string expected) {
  if (!first)
    first = Error{Code::kDamaged, file, pointer.empty() ? "the whole" : std::move(pointer), std::move(expected)};
}

std::string read_free_text(const json::Value& value, std::size_t longest, Faults& faults) {
  const auto text = value.string();
  if (!text || text->size() > longest) {
    faults.add(value, fmt::format("a text of at most {} bytes", longest));
    return {};
  }
  return std::string(*text);
}

std::string read_text(const json::Value& value, std::size_t longest, Faults& faults) {
  std::string text = read_free_text(value, longest, faults);
  if (!is_printable(text)) faults.add(value, "printable text");
  return text;
}

Cidr read_network(const json::Value& value, Faults& faults) {
  return read_usual<Cidr>(value, parse_cidr, to_string, "a network", faults);
}

MacAddress read_mac(const json::Value& value, Faults& faults) {
  return read_usual<MacAddress>(value, parse_mac, to_string, "a MAC address", faults);
}

Fields::Fields(const json::Value& object, Faults& faults) : object_(object), faults_(faults) {
  if (!object.is_object()) faults.add(object, "an object");
}

json::Value Fields::take(std::string_view key) {
  asked_.push_back(key);
  const json::Value value = object_[key];
  if (!value.exists() && !faults_.first) faults_.add(fmt::format("{}/{}", object_.pointer(), key), "this member");
  return value;
}

bool Fields::truth(std::string_view key) {
  const json::Value value = take(key);
  const auto read = value.boolean();
  if (!read) faults_.add(value, "true or false");
  return read.value_or(false);
}

std::uint64_t Fields::whole(std::string_view key, std::uint64_t largest) {
  const json::Value value = take(key);
  const auto read = value.integer();
  if (!read || *read < 0 || static_cast<std::uint64_t>(*read) > largest) {
    faults_.add(value, fmt::format("a whole number from 0 to {}", largest));
    return 0;
  }
  return static_cast<std::uint64_t>(*read);
}

double Fields::share(std::string_view key) {
  const json::Value value = take(key);
  const auto read = value.number();
  if (!read || !(*read >= 0 && *read <= 1)) {
    faults_.add(value, "a number from 0 to 1");
    return 0;
  }
  return *read;
}

Time Fields::time(std::string_view key) {
  const auto write = [](const Time& time) { return to_rfc3339(time); };
  return read_usual<Time>(take(key), parse_time, write, "a time of RFC 3339 in UTC", faults_);
}

IpAddress Fields::address(std::string_view key) {
  return read_usual<IpAddress>(take(key), parse_ip, to_string, "an address", faults_);
}

void Fields::end() {
  if (faults_.first) return;
  for (const json::Member& member : object_.members())
    if (std::ranges::find(asked_, member.key) == asked_.end()) {
      faults_.add(member.value, "no member of this name");
      return;
    }
}

}  // namespace asepsis::model

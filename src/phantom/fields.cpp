#include "phantom/fields.h"

#include <algorithm>

namespace asepsis::phantom {
namespace {

constexpr std::size_t kLongestText = 64;

bool is_printable(std::string_view text) {
  return !text.empty() && text.size() <= kLongestText &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

void Faults::add(const json::Value& at, std::string expected) {
  if (!first) first = Error{Code::kDamaged, file, at.where(), std::move(expected)};
}

Fields::Fields(const json::Value& object, Faults& faults) : object_(object), faults_(faults) {
  if (!object.is_object()) faults_.add(object, "an object");
}

json::Value Fields::value(std::string_view name) {
  taken_.emplace(name);
  return object_[name];
}

void Fields::fault(std::string_view name, std::string expected) {
  const auto member = object_[name];
  faults_.add(member.exists() ? member : object_, "'" + std::string(name) + "': " + std::move(expected));
}

std::string Fields::text(std::string_view name) {
  const auto text = value(name).string();
  if (text && is_printable(*text)) return std::string(*text);
  fault(name, "a text of 1 to 64 printable characters");
  return {};
}

std::string Fields::text_or(std::string_view name, std::string_view otherwise) {
  return has(name) ? text(name) : std::string(otherwise);
}

std::optional<std::string> Fields::optional_text(std::string_view name) {
  if (!has(name)) return std::nullopt;
  return text(name);
}

bool Fields::flag_or(std::string_view name, bool otherwise) {
  if (!has(name)) return otherwise;
  const auto flag = value(name).boolean();
  if (!flag) fault(name, "true or false");
  return flag.value_or(otherwise);
}

std::int64_t Fields::number(std::string_view name, std::int64_t least, std::int64_t most) {
  const auto number = value(name).integer();
  if (number && *number >= least && *number <= most) return *number;
  fault(name, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return least;
}

std::int64_t Fields::number_or(std::string_view name, std::int64_t least, std::int64_t most, std::int64_t otherwise) {
  return has(name) ? number(name, least, most) : otherwise;
}

IpAddress Fields::address(std::string_view name) {
  const auto address = parse_ip(value(name).string_or(""));
  if (address && address->is_v4()) return *address;
  fault(name, "an IPv4 address");
  return {};
}

MacAddress Fields::mac(std::string_view name) {
  const auto mac = parse_mac(value(name).string_or(""));
  if (mac && !mac->is_group()) return *mac;
  fault(name, "the MAC address of one interface");
  return {};
}

std::vector<json::Value> Fields::list(std::string_view name) {
  std::vector<json::Value> elements;
  const auto list = value(name);
  if (list.exists() && !list.is_array()) fault(name, "a list");
  for (const auto& element : list.elements()) elements.push_back(element);
  return elements;
}

void Fields::done() {
  for (const auto& member : object_.members())
    if (!taken_.contains(member.key)) faults_.add(member.value, "no member '" + std::string(member.key) + "' here");
}

}  // namespace asepsis::phantom

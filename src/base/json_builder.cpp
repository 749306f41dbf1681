#include "base/json_builder.h"

#include <algorithm>

namespace asepsis::json {
namespace {

constexpr std::size_t kBytesPerNode = 32;  // of an indented CSAF document: about 25
constexpr std::size_t kFewKeys = 12;       // below, comparing all pairs is quicker than sorting

}  // namespace

Builder::Builder(const Limits& limits, std::size_t text_size) : limits_(limits) {
  document_.nodes_->nodes.reserve(text_size / kBytesPerNode);
  document_.nodes_->strings.reserve(text_size / 2);
}

bool Builder::add(Node node) {
  auto& nodes = document_.nodes_->nodes;
  const std::size_t place = nodes.size();
  if (place >= limits_.values) {
    fault_ = "at most " + std::to_string(limits_.values) + " values";
    return false;
  }
  if (!after_key_ && !open_.empty()) ++nodes[open_.back()].count;  // a key counts its member
  after_key_ = false;
  node.next = static_cast<std::uint32_t>(place + 1);
  nodes.push_back(node);
  if (with_places_) document_.nodes_->places.push_back(place_);
  return true;
}

bool Builder::begin(Kind kind) {
  if (open_.size() >= limits_.depth) {
    fault_ = "at most " + std::to_string(limits_.depth) + " levels of nesting";
    return false;
  }
  Node node;
  node.kind = kind;
  if (!add(node)) return false;
  open_.push_back(static_cast<std::uint32_t>(document_.nodes_->nodes.size() - 1));
  return true;
}

bool Builder::end() {
  auto& nodes = document_.nodes_->nodes;
  nodes[open_.back()].next = static_cast<std::uint32_t>(nodes.size());
  open_.pop_back();
  return true;
}

bool Builder::end_object() {
  const std::uint32_t object = open_.back();
  return end() && keys_are_unique(object);
}

bool Builder::keys_are_unique(std::uint32_t object) {
  const auto& store = *document_.nodes_;
  const auto& nodes = store.nodes;
  const auto refuse = [&](std::string_view key) {
    fault_ = "each key once; \"" + std::string(key.substr(0, 80)) + "\" stands twice in one object";
    return false;
  };
  const std::uint32_t last = nodes[object].next;
  if (nodes[object].count <= kFewKeys) {
    for (std::uint32_t a = object + 1; a < last; a = nodes[a + 1].next)
      for (std::uint32_t b = object + 1; b < a; b = nodes[b + 1].next)
        if (store.text(nodes[a]) == store.text(nodes[b])) return refuse(store.text(nodes[a]));
    return true;
  }
  std::vector<std::string_view> keys;
  keys.reserve(nodes[object].count);
  for (std::uint32_t key = object + 1; key < last; key = nodes[key + 1].next) keys.push_back(store.text(nodes[key]));
  std::sort(keys.begin(), keys.end());
  const auto twice = std::adjacent_find(keys.begin(), keys.end());
  return twice == keys.end() || refuse(*twice);
}

bool Builder::key(std::string_view text) {
  if (!string(text)) return false;
  after_key_ = true;
  return true;
}

bool Builder::string(std::string_view text) {
  Node node;
  node.kind = Kind::kString;
  node.count = static_cast<std::uint32_t>(text.size());
  auto& strings = document_.nodes_->strings;
  node.bits = strings.size();
  strings += text;
  return add(node);
}

bool Builder::integer(std::int64_t value) {
  Node node;
  node.kind = Kind::kInteger;
  node.integer = value;
  return add(node);
}

bool Builder::unsigned_integer(std::uint64_t value) {
  Node node;
  node.kind = Kind::kUnsigned;
  node.bits = value;
  return add(node);
}

bool Builder::number(double value) {
  Node node;
  node.kind = Kind::kDouble;
  node.number = value;
  return add(node);
}

bool Builder::boolean(bool value) {
  Node node;
  node.kind = Kind::kBool;
  node.bits = value ? 1 : 0;
  return add(node);
}

bool Builder::null() { return add({}); }

Document Builder::take() { return std::move(document_); }

}  // namespace asepsis::json

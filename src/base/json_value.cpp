#include <limits>

#include "base/json.h"

namespace asepsis::json {

namespace {

// RFC 6901 section 3.
std::string escaped(std::string_view key) {
  std::string text;
  for (const char c : key) {
    if (c == '~')
      text += "~0";
    else if (c == '/')
      text += "~1";
    else
      text += c;
  }
  return text;
}

}  // namespace

std::optional<bool> Value::boolean() const {
  if (kind() != Kind::kBool) return std::nullopt;
  return node().bits != 0;
}

std::optional<std::int64_t> Value::integer() const {
  if (kind() == Kind::kInteger) return node().integer;
  if (kind() != Kind::kUnsigned) return std::nullopt;
  const std::uint64_t value = node().bits;
  if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

std::optional<double> Value::number() const {
  switch (kind()) {
    case Kind::kInteger: return static_cast<double>(node().integer);
    case Kind::kUnsigned: return static_cast<double>(node().bits);
    case Kind::kDouble: return node().number;
    default: return std::nullopt;
  }
}

std::optional<std::uint64_t> Value::unsigned_integer() const {
  if (kind() == Kind::kUnsigned) return node().bits;
  const auto value = integer();
  if (!value || *value < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*value);
}

Value Value::operator[](std::string_view key) const {
  for (const Member member : members())
    if (member.key == key) return member.value;
  return {};
}

Value Value::operator[](std::size_t index) const {
  if (index >= size() || !is_array()) return {};
  std::uint32_t node = node_ + 1;
  for (; index > 0; --index) node = nodes_->nodes[node].next;
  return {nodes_, node};
}

std::string Value::pointer() const {
  std::string path;
  if (nodes_ == nullptr) return path;
  const auto& nodes = nodes_->nodes;
  for (std::uint32_t at = 0; at != node_;) {
    const bool object = nodes[at].kind == Kind::kObject;
    std::uint32_t child = at + 1;
    for (std::size_t index = 0;; ++index) {
      const std::uint32_t value = object ? child + 1 : child;
      if (node_ < nodes[value].next) {
        path += '/';
        path += object ? escaped(nodes_->text(nodes[child])) : std::to_string(index);
        at = value;
        break;
      }
      child = nodes[value].next;
    }
  }
  return path;
}

bool Value::holds(const Value& other) const {
  if (nodes_ == nullptr || nodes_ != other.nodes_) return false;
  return node_ <= other.node_ && other.node_ < node().next;
}

std::vector<std::string> pointers_of(const std::vector<Value>& values) {
  struct Level {
    std::uint32_t node;   // the container
    std::uint32_t child;  // where the search for the next child goes on: the key of a member, or an element
    std::size_t index;
    std::size_t path;  // length of the container's own pointer
  };
  std::vector<std::string> pointers;
  std::vector<Level> levels;
  std::string path;
  for (const Value& value : values) {
    if (value.nodes_ == nullptr) {
      pointers.emplace_back();
      continue;
    }
    const auto& nodes = value.nodes_->nodes;
    if (levels.empty()) levels.push_back({0, 1, 0, 0});
    while (levels.size() > 1 && value.node_ >= nodes[levels.back().node].next) levels.pop_back();
    while (levels.back().node != value.node_) {
      Level& level = levels.back();
      const bool object = nodes[level.node].kind == Kind::kObject;
      while (value.node_ >= nodes[level.child + (object ? 1 : 0)].next) {
        level.child = nodes[level.child + (object ? 1 : 0)].next;
        ++level.index;
      }
      path.resize(level.path);
      path += '/';
      path += object ? escaped(value.nodes_->text(nodes[level.child])) : std::to_string(level.index);
      const std::uint32_t child = level.child + (object ? 1 : 0);
      levels.push_back({child, child + 1, 0, path.size()});
    }
    pointers.push_back(path.substr(0, levels.back().path));
  }
  return pointers;
}

std::string Value::where() const {
  if (nodes_ == nullptr) return {};
  const auto& places = nodes_->places;
  if (places.empty()) return pointer();
  return "line " + std::to_string(places[node_].line) + ", column " + std::to_string(places[node_].column);
}

}  // namespace asepsis::json

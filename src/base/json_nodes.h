// How a json::Document lies in memory: all values in document order, a key being the string before its value. Read by
// the inline accessors of json.h; not for use elsewhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asepsis::json {

enum class Kind : std::uint8_t { kAbsent, kNull, kBool, kInteger, kUnsigned, kDouble, kString, kArray, kObject };

struct Node {
  Kind kind = Kind::kNull;
  std::uint32_t next = 0;   // first node behind this value's subtree
  std::uint32_t count = 0;  // elements or members; of a string: its length
  union {
    std::uint64_t bits = 0;  // unsigned integer, boolean, or offset into the strings
    std::int64_t integer;
    double number;
  };
};
static_assert(sizeof(Node) == 24);

struct Place {
  std::uint32_t line = 0, column = 0;
};

struct Nodes {
  std::vector<Node> nodes;
  std::string strings;
  std::vector<Place> places;  // one per node where the source has lines that people edit; else empty

  std::string_view text(const Node& node) const { return {strings.data() + node.bits, node.count}; }
};

}  // namespace asepsis::json

// How a json::Document lies in memory: all values in document order, a key being the string before its value.
// Internal to base.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"

namespace asepsis::json {

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

struct Document::Nodes {
  std::vector<Node> nodes;
  std::string strings;
  std::vector<Place> places;  // one per node where the source has lines that people edit; else empty

  std::string_view text(const Node& node) const { return {strings.data() + node.bits, node.count}; }
};

// What a reader says while it reads; checks what is common to all notations: doubled keys, and the number of values.
// Every call that returns false has set `fault` (what was expected); the reader adds the place.
class Builder {
 public:
  explicit Builder(const Limits& limits) : limits_(limits) {}

  bool begin_object() { return begin(Kind::kObject); }
  bool begin_array() { return begin(Kind::kArray); }
  bool end_object();
  bool end_array() { return end(); }
  bool key(std::string_view text);
  bool string(std::string_view text);
  bool integer(std::int64_t value);
  bool unsigned_integer(std::uint64_t value);
  bool number(double value);
  bool boolean(bool value);
  bool null();
  // Before the call that adds a value or key; only readers of notations with lines use it.
  void at(Place place) { place_ = place, with_places_ = true; }

  const std::string& fault() const { return fault_; }
  Document take();

 private:
  bool begin(Kind kind);
  bool end();
  bool add(Node node);
  bool keys_are_unique(std::uint32_t object);

  Limits limits_;
  Document document_;
  std::vector<std::uint32_t> open_;
  std::string fault_;
  Place place_;
  bool with_places_ = false;
  bool after_key_ = false;
};

}  // namespace asepsis::json

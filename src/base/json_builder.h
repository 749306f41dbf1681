// Building a json::Document value by value. Internal to base.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"

namespace asepsis::json {

// What a reader says while it reads; checks what is common to all notations: doubled keys, and the number of values.
// Every call that returns false has set `fault` (what was expected); the reader adds the place.
class Builder {
 public:
  // `text_size`: bytes of the text that will be read, for room beforehand; 0: not known.
  explicit Builder(const Limits& limits, std::size_t text_size = 0);

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

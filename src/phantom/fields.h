// The members of one JSON object, taken by name; the first fault is kept and everything after it answers with nothing.
//
//   Fields fields(value, faults);
//   zone.name = fields.text("name");
//   fields.done();                       // members that nobody took are faults
//
// For scenario files only: small, read once.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/net.h"

namespace asepsis::phantom {

struct Faults {
  std::string file;
  std::optional<Error> first;
  void add(const json::Value& at, std::string expected);
};

class Fields {
 public:
  Fields(const json::Value& object, Faults& faults);

  bool has(std::string_view name) const { return object_[name].exists(); }
  std::string text(std::string_view name);  // printable, 1..64 bytes
  std::string text_or(std::string_view name, std::string_view otherwise);
  std::optional<std::string> optional_text(std::string_view name);
  bool flag_or(std::string_view name, bool otherwise);
  std::int64_t number(std::string_view name, std::int64_t least, std::int64_t most);
  std::int64_t number_or(std::string_view name, std::int64_t least, std::int64_t most, std::int64_t otherwise);
  IpAddress address(std::string_view name);  // IPv4
  MacAddress mac(std::string_view name);
  std::vector<json::Value> list(std::string_view name);  // absent: empty
  json::Value value(std::string_view name);              // absent where it is not there
  void fault(std::string_view name, std::string expected);

  void done();

 private:
  json::Value object_;
  Faults& faults_;
  std::set<std::string, std::less<>> taken_;
};

}  // namespace asepsis::phantom

// Fields: the members of one JSON object, read strictly. The first fault is kept, with its JSON pointer; after it every
// read gives a default, so that readers are straight lines and ask once, at the end.
//
//   Faults faults{.file = "a.json"};
//   Fields in(value, faults);
//   flow.port = in.port("port");
//   in.end();                        // whatever was not asked for is a fault
//   if (faults.first) return *faults.first;
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/net.h"
#include "base/result.h"
#include "base/time.h"

namespace asepsis::model {

struct Faults {
  std::string file;
  std::optional<Error> first = {};

  void add(const json::Value& at, std::string expected);
  void add(std::string pointer, std::string expected);
};

// Values in their one usual form only ("10.0.0.1", never "010.0.0.1"), so that a value has one text.
std::string read_text(const json::Value& value, std::size_t longest, Faults& faults);       // printable
std::string read_free_text(const json::Value& value, std::size_t longest, Faults& faults);  // anything, also line ends
Cidr read_network(const json::Value& value, Faults& faults);
MacAddress read_mac(const json::Value& value, Faults& faults);

class Fields {
 public:
  Fields(const json::Value& object, Faults& faults);

  json::Value take(std::string_view key);  // a fault where it is missing
  bool has(std::string_view key) const { return object_[key].exists(); }

  std::string text(std::string_view key, std::size_t longest) { return read_text(take(key), longest, faults_); }
  std::string free_text(std::string_view key, std::size_t longest) {
    return read_free_text(take(key), longest, faults_);
  }
  bool truth(std::string_view key);
  std::uint64_t whole(std::string_view key, std::uint64_t largest);
  std::uint16_t port(std::string_view key) { return static_cast<std::uint16_t>(whole(key, 65535)); }
  double share(std::string_view key);  // 0..1
  Time time(std::string_view key);
  IpAddress address(std::string_view key);

  // The value of `values` whose to_string() stands there.
  template <class T, std::size_t N>
  T word(std::string_view key, const T (&values)[N]) {
    const json::Value value = take(key);
    std::string allowed;
    for (const T candidate : values) {
      if (value.string() == to_string(candidate)) return candidate;
      allowed += (allowed.empty() ? "" : ", ") + std::string(to_string(candidate));
    }
    faults_.add(value, "one of " + allowed);
    return values[0];
  }

  template <class Read>
  auto list(std::string_view key, const Read& read) {
    std::vector<decltype(read(json::Value(), faults_))> values;
    const json::Value array = take(key);
    if (!array.is_array()) faults_.add(array, "an array");
    for (const json::Value& element : array.elements()) {
      if (faults_.first) break;
      values.push_back(read(element, faults_));
    }
    return values;
  }

  void end();

 private:
  json::Value object_;
  Faults& faults_;
  std::vector<std::string_view> asked_;
};

}  // namespace asepsis::model

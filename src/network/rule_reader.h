// One entry under `rules:` of the network file: {allow: tcp, from: office, to: [10.20.0.0/24], ports: [80,
// "6000-6063"]}.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/net.h"
#include "base/result.h"
#include "model/network.h"

namespace asepsis::network {

// A reader of the network file's values: every error has the file, line and column, and what would have been right.
class Fields {
 public:
  explicit Fields(const std::string& file) : file_(file) {}

  Error error(const json::Value& at, std::string expected) const {
    return {Code::kDamaged, file_, at.where(), std::move(expected)};
  }
  model::DocumentOrigin origin(const json::Value& at) const { return {file_, at.where()}; }

  // Is this a mapping of nothing but these keys?
  Status keys(const json::Value& object, std::string_view what, std::initializer_list<std::string_view> known) const;
  Result<std::string> name(const json::Value& value, std::string_view what) const;  // not empty, printable
  Result<bool> flag(const json::Value& value, std::string_view what, bool absent) const;
  Result<Cidr> network(const json::Value& value) const;  // host bits that are set are an error
  Result<IpAddress> address(const json::Value& value) const;

 private:
  const std::string& file_;
};

// Zone names stand for their subnets, so zones come first.
Result<model::Rule> read_rule(const Fields& fields, const json::Value& entry, const std::vector<model::Zone>& zones);

}  // namespace asepsis::network

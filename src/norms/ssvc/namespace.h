// SSVC namespaces: whose decision points a statement uses, and whose translations or refinements of them.
//
//   auto name = ssvc::parse_namespace("ssvc//.example.isao#constituency/pl-PL");
//   name->base; name->extensions; ssvc::registration(*name)      // "ssvc", {"", ".example.isao#constituency", "pl-PL"}
//
// parse_namespace takes exactly the texts that the `namespace` pattern of SSVC's selection list schema takes.
// Source: CERTCC/SSVC data/abnf/ssvc_namespace_pattern.abnf and docs/reference/code/namespaces.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace asepsis::norms::ssvc {

struct Namespace {
  std::string base;                     // with its fragment: "ssvc", "nist#800-30", "x_example.test#collection"
  std::vector<std::string> extensions;  // the first is a language or empty; none without a '/'
  bool operator==(const Namespace&) const = default;
};
Result<Namespace> parse_namespace(std::string_view text);
std::string to_string(const Namespace& name);

enum class Registration : std::uint8_t {
  kRegistered,    // ssvc, cvss, cisa, basic, nist
  kReserved,      // example, test: for documentation and tests; anything goes
  kInvalid,       // invalid: must never be used
  kUnregistered,  // x_...: anyone's own
  kUnknown,       // would have to be registered and is not
};
Registration registration(const Namespace& name);

inline constexpr std::size_t kShortestNamespace = 3;
inline constexpr std::size_t kLongestNamespace = 1000;  // characters

}  // namespace asepsis::norms::ssvc

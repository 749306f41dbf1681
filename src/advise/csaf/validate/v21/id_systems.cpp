// Ids of vulnerabilities in systems that are registered: RVISC, the OASIS CSAF TC's Registry for Vulnerability ID
// Systems for CSAF, as of 2026-08-24.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_number(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

// #1217
bool is_csaf_issue(std::string_view text) {
  return text.starts_with('#') && is_number(text.substr(1)) && text[1] != '0';
}

// EUVD-2026-4660
bool is_euvd(std::string_view text) {
  return text.starts_with("EUVD-") && text.size() >= 14 && is_number(text.substr(5, 4)) && text[5] != '0' &&
         text[9] == '-' && is_number(text.substr(10));
}

// GCVE-0-2024-13987, 8 to 255 characters
bool is_gcve(std::string_view text) {
  if (!text.starts_with("GCVE-") || text.size() < 8 || text.size() > 255) return false;
  text.remove_prefix(5);
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos || !is_number(text.substr(0, dash)) || dash + 1 == text.size()) return false;
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(dash) + 1, text.end(),
                     [](char c) { return c >= '\x22' && c <= '\x7e'; });
}

struct IdSystem {
  std::string_view system_name;
  std::string_view example;
  bool (*has)(std::string_view text);
};

constexpr std::array<IdSystem, 3> kSystems = {{
    {"https://euvd.enisa.europa.eu", "EUVD-2026-4660", is_euvd},
    {"https://gcve.eu", "GCVE-0-2024-13987", is_gcve},
    {"https://github.com/oasis-tcs/csaf", "#1217", is_csaf_issue},
}};

const IdSystem* system_of(std::string_view name) {
  const auto found = std::find_if(kSystems.begin(), kSystems.end(),
                                  [name](const IdSystem& system) { return system.system_name == name; });
  return found == kSystems.end() ? nullptr : &*found;
}

template <class Check>
void for_each_id(const Outline& outline, const Check& check) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities)
    for (const json::Value id : vulnerability.at["ids"].elements())
      if (const auto name = id["system_name"].string()) check(id, *name, system_of(*name));
}

}  // namespace

void test_6_2_53(const Outline& outline, Findings& findings) {
  for_each_id(outline, [&findings](json::Value id, std::string_view name, const IdSystem* system) {
    const auto text = id["text"].string();
    if (system != nullptr && text && !system->has(*text))
      findings.add(id["text"], "id " + quoted(*text) + " is not one of " + quoted(name) + ", whose ids look like " +
                                   quoted(system->example));
  });
}

void test_6_3_20(const Outline& outline, Findings& findings) {
  for_each_id(outline, [&findings](json::Value id, std::string_view name, const IdSystem* system) {
    if (system == nullptr)
      findings.add(id["system_name"], "system " + quoted(name) + " is not in the registry of vulnerability id systems");
  });
}

}  // namespace asepsis::advise::csaf

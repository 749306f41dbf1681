// CWE: the weakness exists, and has this name.
#include <string>

#include "advise/csaf/validate/tests/tests.h"
#include "norms/cwe/cwe.h"

namespace asepsis::advise::csaf {

namespace cwe = norms::cwe;

namespace {

// CSAF 2.0 has no version beside the id: the name may be that of any version of CWE.
void check_in_any_version(json::Value weakness, Findings& findings) {
  const auto id = weakness["id"].string(), name = weakness["name"].string();
  if (!id || !name || cwe::is_name(*id, *name)) return;
  const auto names = cwe::names(*id);
  if (names.empty())
    findings.add(weakness["id"], quoted(*id) + " is no weakness of CWE (its categories and views are none)");
  else
    findings.add(weakness["name"],
                 quoted(*id) + " is not named " + quoted(*name) + " but " + quoted(names.back().name));
}

void check_in_its_version(json::Value weakness, Findings& findings) {
  const auto id = weakness["id"].string(), name = weakness["name"].string(), version = weakness["version"].string();
  if (!id || !name || !version || cwe::exists_in(*id, *name, *version)) return;
  if (!cwe::is_version(*version)) {
    findings.add(weakness["version"], "there is no version " + quoted(*version) +
                                          " of CWE known here (newest: " + std::string(cwe::newest_version()) + ")");
    return;
  }
  if (const auto right = cwe::name_in(*id, *version))
    findings.add(weakness["name"], quoted(*id) + " is in CWE " + std::string(*version) + " not named " + quoted(*name) +
                                       " but " + quoted(right->name));
  else
    findings.add(weakness["id"], quoted(*id) + " is no weakness of CWE " + std::string(*version) +
                                     " (its categories and views are none)");
}

}  // namespace

void test_6_1_11(const Outline& outline, Findings& findings) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    if (outline.edition == Edition::k20)
      check_in_any_version(vulnerability.at["cwe"], findings);
    else
      for (const json::Value weakness : vulnerability.at["cwes"].elements()) check_in_its_version(weakness, findings);
  }
}

}  // namespace asepsis::advise::csaf

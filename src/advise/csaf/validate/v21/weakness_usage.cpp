// Whether the weaknesses that vulnerabilities name are of the day, and meant for that use.
#include <optional>
#include <string>

#include "advise/csaf/validate/v21/tests.h"
#include "base/time.h"
#include "norms/cwe/cwe.h"

namespace asepsis::advise::csaf {

namespace cwe = norms::cwe;

namespace {

struct Weakness {
  json::Value at;
  std::string_view id, version;
};

template <class Check>
void for_each_weakness(const Outline& outline, const Check& check) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities)
    for (const json::Value at : vulnerability.at["cwes"].elements()) {
      const auto id = at["id"].string(), version = at["version"].string();
      if (id && version) check(Weakness{at, *id, *version});
    }
}

std::string named(const Weakness& weakness) { return quoted(weakness.id) + " of CWE " + quoted(weakness.version); }

// The day of the newest revision; where there is none, that of the current release.
std::optional<Time> last_revision(const Outline& outline) {
  std::optional<Time> last;
  for (const Revision& revision : outline.revisions)
    if (const auto date = parse_time(revision.at["date"].string_or("")); date && (!last || *last < *date)) last = date;
  return last ? last : parse_time(outline.tracking["current_release_date"].string_or(""));
}

}  // namespace

void test_6_2_23(const Outline& outline, Findings& findings) {
  for_each_weakness(outline, [&findings](const Weakness& weakness) {
    if (cwe::is_deprecated_in(weakness.id, weakness.version))
      findings.add(weakness.at["id"], named(weakness) + " is deprecated");
  });
}

void test_6_2_24(const Outline& outline, Findings& findings) {
  const auto last = last_revision(outline);
  if (!last) return;
  const std::string_view newest = cwe::newest_version(*last);
  for_each_weakness(outline, [&](const Weakness& weakness) {
    if (newest.empty() || !cwe::is_version(weakness.version) || weakness.version == newest) return;
    findings.add(weakness.at["version"], quoted(weakness.id) + " is taken from CWE " + quoted(weakness.version) +
                                             "; at the last revision, on " + to_date(*last) + ", " + quoted(newest) +
                                             " was the newest version");
  });
}

void test_6_2_25(const Outline& outline, Findings& findings) {
  for_each_weakness(outline, [&findings](const Weakness& weakness) {
    const auto usage = cwe::usage_in(weakness.id, weakness.version);
    if (usage == cwe::Usage::kDiscouraged || usage == cwe::Usage::kProhibited)
      findings.add(weakness.at["id"],
                   named(weakness) + " should not be used for vulnerabilities: " + quoted(cwe::to_string(*usage)));
  });
}

void test_6_2_26(const Outline& outline, Findings& findings) {
  for_each_weakness(outline, [&findings](const Weakness& weakness) {
    if (cwe::usage_in(weakness.id, weakness.version) == cwe::Usage::kAllowedWithReview)
      findings.add(weakness.at["id"], named(weakness) + " may be used for vulnerabilities after a review alone");
  });
}

}  // namespace asepsis::advise::csaf

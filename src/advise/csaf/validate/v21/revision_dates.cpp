// Dates of revisions among each other, and of what was known before the newest one.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "advise/csaf/validate/instant.h"
#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {

namespace {

const Revision* newest_revision(const Outline& outline) {
  const Revision* newest = nullptr;
  for (const Revision& revision : outline.revisions)
    if (revision.date && (newest == nullptr || *newest->date < *revision.date)) newest = &revision;
  return newest;
}

std::string date_of(const Revision& revision) { return quoted(revision.at["date"].string_or("")); }

}  // namespace

void test_6_2_21(const Outline& outline, Findings& findings) {
  std::vector<const Revision*> dated;
  for (const Revision& revision : outline.revisions)
    if (revision.date) dated.push_back(&revision);
  std::stable_sort(dated.begin(), dated.end(),
                   [](const Revision* a, const Revision* b) { return *a->date < *b->date; });
  for (std::size_t i = 1; i < dated.size(); ++i)
    if (*dated[i]->date == *dated[i - 1]->date)
      findings.add(dated[i]->at["date"], "the revisions " + quoted(dated[i - 1]->number_at.string_or("")) + " and " +
                                             quoted(dated[i]->number_at.string_or("")) +
                                             " have one date: " + date_of(*dated[i]));
}

void test_6_2_33(const Outline& outline, Findings& findings) {
  const Revision* newest = newest_revision(outline);
  if (newest == nullptr) return;
  const std::string now_text = to_rfc3339(*outline.tools.now);
  const auto now = read_instant(now_text);
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    const json::Value at = vulnerability.at["disclosure_date"];
    const auto disclosed = read_instant(at.string_or(""));
    if (disclosed && now && !(*now < *disclosed) && *newest->date < *disclosed)
      findings.add(at, "the vulnerability was disclosed on " + quoted(at.string_or("")) +
                           ", and the document has not been revised since " + date_of(*newest));
  }
}

void test_6_2_41(const Outline& outline, Findings& findings) {
  constexpr std::int64_t kOldest = 15 * 86'400;  // seconds
  const auto status = outline.tracking["status"].string_or("");
  const Revision* newest = newest_revision(outline);
  if (newest == nullptr || (status != "final" && status != "interim")) return;
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    json::Value youngest_at;
    std::optional<Instant> youngest;
    for (const Assessment& metric : vulnerability.assessments) {
      const json::Value at = metric.content["epss"]["timestamp"];
      const auto timestamp = read_instant(at.string_or(""));
      if (timestamp && (!youngest || *youngest < *timestamp)) youngest = timestamp, youngest_at = at;
    }
    if (youngest && Instant{youngest->seconds + kOldest, youngest->fraction} < *newest->date)
      findings.add(youngest_at, "the EPSS values of " + quoted(youngest_at.string_or("")) +
                                    " are more than 15 days older than the newest revision, " + date_of(*newest));
  }
}

}  // namespace asepsis::advise::csaf

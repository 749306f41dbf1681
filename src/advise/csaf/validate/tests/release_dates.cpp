// Dates of release and disclosure against the revision history.
#include <algorithm>
#include <string>
#include <vector>

#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {
namespace {

const Revision* oldest(const Outline& outline) {
  const Revision* found = nullptr;
  for (const Revision& revision : outline.revisions)
    if (revision.date && (found == nullptr || *revision.date < *found->date)) found = &revision;
  return found;
}

const Revision* newest(const Outline& outline) {
  const Revision* found = nullptr;
  for (const Revision& revision : outline.revisions)
    if (revision.date && (found == nullptr || *revision.date > *found->date)) found = &revision;
  return found;
}

std::optional<Instant> instant_of(json::Value value) {
  const auto text = value.string();
  return text ? read_instant(*text) : std::nullopt;
}

std::string date_of(const Revision& revision) { return quoted(revision.at["date"].string_or("")); }

void report_older(json::Value date, const char* what, const Revision* revision, const char* which, Findings& findings) {
  const auto instant = instant_of(date);
  if (instant && revision != nullptr && *instant < *revision->date)
    findings.add(date, std::string(what) + " " + quoted(date.string_or("")) + " is older than the " + which +
                           " revision, of " + date_of(*revision));
}

}  // namespace

void test_6_2_4(const Outline& outline, Findings& findings) {
  for (const Revision& revision : outline.revisions)
    if (revision.number && !revision.number->build.empty())
      findings.add(revision.number_at, "revision " + quoted(revision.number_at.string_or("")) +
                                           " carries build metadata: " + quoted(revision.number->build));
}

void test_6_2_5(const Outline& outline, Findings& findings) {
  report_older(outline.tracking["initial_release_date"], "the initial release date", oldest(outline), "oldest",
               findings);
}

void test_6_2_6(const Outline& outline, Findings& findings) {
  report_older(outline.tracking["current_release_date"], "the current release date", newest(outline), "newest",
               findings);
}

}  // namespace asepsis::advise::csaf

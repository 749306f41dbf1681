// Dates and times: how they are written, and that none is newer than what the document was released with.
#include <array>
#include <optional>
#include <string>

#include "advise/csaf/validate/instant.h"
#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {

namespace {

// Section 2.3: RFC 3339 section 5.6 in capitals, and no leap second. Such texts have fixed places up to the seconds.
constexpr std::size_t kSeparatorAt = 10, kSecondsAt = 17;

// What is wrong with a date that RFC 3339 allows; empty: nothing. Of what is no date at all the structure speaks.
std::string_view fault_of(std::string_view text) {
  if (!read_instant(text)) return "expected a date and time with offset such as 2026-02-02T10:00:00.000Z";
  if (text[kSeparatorAt] != 'T') return "expected a capital `T` between date and time";
  if (text.back() == 'z') return "expected a capital `Z` for UTC";
  if (text.substr(kSecondsAt, 2) == "60") return "expected seconds up to 59: leap seconds are not allowed";
  return {};
}

void check_date(json::Value at, Findings& findings) {
  const auto text = at.string();
  if (!text) return;
  if (const std::string_view fault = fault_of(*text); !fault.empty())
    findings.add(at, "the date " + quoted(*text) + ": " + std::string(fault));
}

void check_dates_of_items(json::Value list, Findings& findings) {
  for (const json::Value item : list.elements()) check_date(item["date"], findings);
}

}  // namespace

void test_6_1_37(const Outline& outline, Findings& findings) {
  check_date(outline.tracking["current_release_date"], findings);
  check_date(outline.tracking["generator"]["date"], findings);
  check_date(outline.tracking["initial_release_date"], findings);
  check_dates_of_items(outline.tracking["revision_history"], findings);
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    const json::Value at = vulnerability.at;
    check_date(at["disclosure_date"], findings);
    check_date(at["discovery_date"], findings);
    for (const std::string_view list : {"flags", "involvements", "remediations", "threats"})
      check_dates_of_items(at[list], findings);
    for (const json::Value item : at["first_known_exploitation_dates"].elements()) {
      check_date(item["date"], findings);
      check_date(item["exploitation_date"], findings);
    }
    for (const Assessment& metric : vulnerability.assessments) {
      check_date(metric.content["epss"]["timestamp"], findings);
      check_date(metric.content["ssvc_v2"]["timestamp"], findings);
    }
  }
}

namespace {

const Revision* newest_revision(const Outline& outline) {
  const Revision* newest = nullptr;
  for (const Revision& revision : outline.revisions)
    if (revision.date && (newest == nullptr || *newest->date < *revision.date)) newest = &revision;
  return newest;
}

// The newest revision of a document that is out, final or interim: nothing that it says can be newer.
const Revision* newest_of_released(const Outline& outline) {
  const auto status = outline.tracking["status"].string_or("");
  return status == "final" || status == "interim" ? newest_revision(outline) : nullptr;
}

void report_newer(json::Value at, const Revision& revision, std::string_view what, Findings& findings) {
  const auto text = at.string();
  const auto instant = text ? read_instant(*text) : std::nullopt;
  if (instant && *revision.date < *instant)
    findings.add(at, std::string(what) + " " + quoted(*text) + " is newer than the newest revision, " +
                         quoted(revision.at["date"].string_or("")));
}

}  // namespace

void test_6_1_45(const Outline& outline, Findings& findings) {
  const Revision* newest = newest_of_released(outline);
  if (newest == nullptr || outline.document["distribution"]["tlp"]["label"].string_or("") != "CLEAR") return;
  for (const Vulnerability& vulnerability : outline.vulnerabilities)
    report_newer(vulnerability.at["disclosure_date"], *newest, "the document is public, but the disclosure date",
                 findings);
}

void test_6_1_49(const Outline& outline, Findings& findings) {
  const Revision* newest = newest_of_released(outline);
  if (newest == nullptr) return;
  for (const Vulnerability& vulnerability : outline.vulnerabilities)
    for (const Assessment& metric : vulnerability.assessments)
      report_newer(metric.content["ssvc_v2"]["timestamp"], *newest, "the time of the SSVC decision", findings);
}

void test_6_1_51(const Outline& outline, Findings& findings) {
  const Revision* newest = newest_of_released(outline);
  if (newest == nullptr) return;
  for (const Vulnerability& vulnerability : outline.vulnerabilities)
    for (const Assessment& metric : vulnerability.assessments)
      report_newer(metric.content["epss"]["timestamp"], *newest, "the time of the EPSS values", findings);
}

void test_6_1_52(const Outline& outline, Findings& findings) {
  const Revision* newest = newest_of_released(outline);
  if (newest == nullptr) return;
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    for (const json::Value item : vulnerability.at["first_known_exploitation_dates"].elements()) {
      report_newer(item["date"], *newest, "the date of what is known of an exploitation,", findings);
      report_newer(item["exploitation_date"], *newest, "the date of an exploitation,", findings);
    }
  }
}

void test_6_1_53(const Outline& outline, Findings& findings) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    for (const json::Value item : vulnerability.at["first_known_exploitation_dates"].elements()) {
      const json::Value at = item["exploitation_date"];
      const auto exploited = read_instant(at.string_or(""));
      const auto known = read_instant(item["date"].string_or(""));
      if (exploited && known && *known < *exploited)
        findings.add(at, "the exploitation " + quoted(at.string_or("")) + " is newer than what is known of it, " +
                             quoted(item["date"].string_or("")));
    }
  }
}

}  // namespace asepsis::advise::csaf

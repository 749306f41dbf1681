// Vectors as FIRST's JSON schemas have them: more generous than the standards, since before 4.0 metrics may be missing
// and repeated. Names and values are those of norms/cvss.
#include "advise/csaf/validate/structure/patterns.h"
#include "advise/csaf/validate/structure/scan.h"
#include "norms/cvss/cvss.h"

namespace asepsis::advise::csaf::structure {
namespace {

namespace cvss = norms::cvss;

bool has_value(const cvss::Metric& metric, std::string_view value) {
  if (value.empty()) return false;
  for (const std::string_view known : metric.values)
    if (known == value) return true;
  return false;
}

// The index of the metric that "NAME:VALUE" gives, from the given one on.
std::size_t find_metric(std::span<const cvss::Metric> metrics, std::string_view part, std::size_t from) {
  const std::size_t colon = part.find(':');
  if (colon == std::string_view::npos) return metrics.size();
  const std::string_view name = part.substr(0, colon);
  for (std::size_t i = from; i < metrics.size(); ++i)
    if (metrics[i].name == name) return has_value(metrics[i], part.substr(colon + 1)) ? i : metrics.size();
  return metrics.size();
}

// One or more metrics in any order.
bool is_any_order(std::string_view text, cvss::Version version) {
  const auto metrics = cvss::metrics(version);
  std::size_t expected = 0;  // vectors are mostly in the standard's order
  if (text.ends_with('/')) return false;
  do {
    const std::string_view part = take_until(text, '/');
    std::size_t found = find_metric(metrics, part, expected);
    if (found == metrics.size()) found = find_metric(metrics, part, 0);
    if (found == metrics.size()) return false;
    expected = found + 1;
  } while (!text.empty());
  return true;
}

}  // namespace

bool is_cvss2_vector(std::string_view text) { return is_any_order(text, cvss::Version::k20); }

bool is_cvss30_vector(std::string_view text) {
  return take(text, "CVSS:3.0/") && is_any_order(text, cvss::Version::k30);
}

bool is_cvss31_vector(std::string_view text) {
  return take(text, "CVSS:3.1/") && is_any_order(text, cvss::Version::k31);
}

bool is_cvss40_vector(std::string_view text) {
  if (!take(text, "CVSS:4.0/") || text.ends_with('/')) return false;
  const auto metrics = cvss::metrics(cvss::Version::k40);
  std::size_t next = 0;
  const auto skips_mandatory = [&metrics](std::size_t from, std::size_t to) {
    for (; from < to; ++from)
      if (metrics[from].values[0].empty()) return true;
    return false;
  };
  do {
    const std::size_t found = find_metric(metrics, take_until(text, '/'), next);
    if (found == metrics.size() || skips_mandatory(next, found)) return false;
    next = found + 1;
  } while (!text.empty());
  return !skips_mandatory(next, metrics.size());
}

}  // namespace asepsis::advise::csaf::structure

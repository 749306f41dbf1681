// Whose decision points an SSVC decision uses, and whether its readers can know them.
#include <string>
#include <unordered_set>

#include "advise/csaf/validate/v21/tests.h"
#include "base/time.h"
#include "norms/ssvc/decision_point.h"
#include "norms/ssvc/namespace.h"

namespace asepsis::advise::csaf {

namespace ssvc = norms::ssvc;
using ssvc::Registration;

namespace {

struct Selection {
  json::Value decision;  // ssvc_v2
  json::Value at;
  json::Value namespace_at;
  ssvc::Namespace name;
  Registration registration;
};

template <class Check>
void for_each_selection(const Outline& outline, const Check& check) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities)
    for (const Assessment& metric : vulnerability.assessments) {
      const json::Value decision = metric.content["ssvc_v2"];
      for (const json::Value at : decision["selections"].elements()) {
        const auto text = at["namespace"].string();
        if (!text) continue;
        const auto name = ssvc::parse_namespace(*text);
        if (name) check(Selection{decision, at, at["namespace"], *name, ssvc::registration(*name)});
      }
    }
}

std::string named(const Selection& selection) { return "namespace " + quoted(selection.namespace_at.string_or("")); }

bool is_clear(const Outline& outline) {
  return outline.document["distribution"]["tlp"]["label"].string_or("") == "CLEAR";
}

// Labelled, and not CLEAR: of a document without a label the structure speaks.
bool is_restricted(const Outline& outline) {
  return outline.document["distribution"]["tlp"]["label"].is_string() && !is_clear(outline);
}

void report_unregistered(const Outline& outline, Findings& findings) {
  for_each_selection(outline, [&findings](const Selection& selection) {
    if (selection.registration == Registration::kUnregistered)
      findings.add(selection.namespace_at, named(selection) + " is not registered: readers may not know its meaning");
  });
}

// Namespaces for examples and tests may have any extension.
void report_extensions(const Outline& outline, Findings& findings) {
  for_each_selection(outline, [&findings](const Selection& selection) {
    if (!selection.name.extensions.empty() && selection.registration != Registration::kReserved)
      findings.add(selection.namespace_at, named(selection) + " extends " + quoted(selection.name.base) +
                                               ": readers may not know the extension");
  });
}

bool may_stand_in_namespace(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
         c == '_' || c == '#' || c == '/';
}

// Everything in the summaries of its resources that could be a namespace: each as a whole, so that "x_a.test#b/de" does
// not speak of "x_a.test#b", and a full stop may follow.
std::unordered_set<std::string_view> namespaces_explained(json::Value decision) {
  std::unordered_set<std::string_view> names;
  for (const json::Value resource : decision["decision_point_resources"].elements()) {
    std::string_view rest = resource["summary"].string_or("");
    while (!rest.empty()) {
      std::size_t length = 0;
      while (length < rest.size() && may_stand_in_namespace(rest[length])) ++length;
      std::string_view name = rest.substr(0, length);
      while (name.ends_with('.')) name.remove_suffix(1);
      if (!name.empty()) names.insert(name);
      rest.remove_prefix(std::max<std::size_t>(length, 1));
    }
  }
  return names;
}

}  // namespace

void test_6_2_34(const Outline& outline, Findings& findings) {
  for_each_selection(outline, [&findings](const Selection& selection) {
    if (selection.registration == Registration::kRegistered || selection.registration == Registration::kReserved)
      return;
    findings.add(selection.namespace_at,
                 named(selection) + " has the base " + quoted(selection.name.base) +
                     (selection.registration == Registration::kInvalid ? ", which must not be used"
                                                                       : ", which is not known to be registered"));
  });
}

void test_6_2_35(const Outline& outline, Findings& findings) {
  if (is_clear(outline)) report_unregistered(outline, findings);
}

void test_6_2_36(const Outline& outline, Findings& findings) {
  if (is_clear(outline)) report_extensions(outline, findings);
}

void test_6_2_37(const Outline& outline, Findings& findings) {
  std::unordered_set<std::string_view> explained, reported;
  json::Value of;
  for_each_selection(outline, [&](const Selection& selection) {
    const bool known = selection.registration == Registration::kRegistered && selection.name.extensions.empty();
    if (known || selection.registration == Registration::kReserved || selection.registration == Registration::kInvalid)
      return;
    if (!of.exists() || of.order() != selection.decision.order()) {
      of = selection.decision;
      explained = namespaces_explained(of);
      reported.clear();
    }
    const std::string_view text = selection.namespace_at.string_or("");
    if (!explained.contains(text) && reported.insert(text).second)
      findings.add(selection.namespace_at,
                   named(selection) + " is not registered, and the summary of no decision point resource names it");
  });
}

void test_6_3_13(const Outline& outline, Findings& findings) {
  for_each_selection(outline, [&findings](const Selection& selection) {
    const auto time = parse_time(selection.decision["timestamp"].string_or(""));
    const auto key = selection.at["key"].string(), version = selection.at["version"].string();
    if (selection.registration != Registration::kRegistered || !time || !key || !version) return;
    const std::string_view newest = ssvc::newest_version(selection.name.base, *key, *time);
    if (newest.empty() || newest == *version || !ssvc::find(selection.name.base, *key, *version)) return;
    findings.add(selection.at["version"], "version " + quoted(*version) + " of decision point " + quoted(*key) +
                                              " is used; on " + to_date(*time) + " the newest was " + quoted(newest));
  });
}

void test_6_3_14(const Outline& outline, Findings& findings) {
  if (is_restricted(outline)) report_unregistered(outline, findings);
}

void test_6_3_15(const Outline& outline, Findings& findings) {
  if (is_restricted(outline)) report_extensions(outline, findings);
}

}  // namespace asepsis::advise::csaf

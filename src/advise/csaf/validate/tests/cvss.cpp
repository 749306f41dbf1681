// CVSS objects: their vector is one, and scores, severities and metrics beside it say the same.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "advise/csaf/validate/tests/scores.h"
#include "advise/csaf/validate/tests/tests.h"
#include "advise/csaf/validate/tests/wording.h"
#include "norms/cvss/properties.h"

namespace asepsis::advise::csaf {

namespace cvss = norms::cvss;
using cvss::Version;

namespace {

template <class Check>
void for_each_score(const Outline& outline, const Check& check) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities)
    for (const Score& score : scores_of(outline, vulnerability)) check(score);
}

bool is_version(std::string_view text) {
  constexpr std::array<Version, 4> all = {Version::k20, Version::k30, Version::k31, Version::k40};
  return std::any_of(all.begin(), all.end(), [text](Version version) { return text == cvss::to_string(version); });
}

}  // namespace

// That the object has its schema's structure is the structure's business; here is what no pattern sees.
void test_6_1_8(const Outline& outline, Findings& findings) {
  for_each_score(outline, [&findings](const Score& score) {
    const json::Value at = score.at["vectorString"];
    const auto text = at.string();
    if (!text) return;
    const auto vector = cvss::parse(*text);
    if (!vector) {
      findings.add(at, "the vector " + quoted(*text) + " is not valid: " + because(vector.error()));
      return;
    }
    if (!may_hold(score.key, vector->version)) {
      findings.add(at, "a vector of CVSS " + std::string(cvss::to_string(vector->version)) + " does not belong into " +
                           quoted(score.key));
      return;
    }
    const auto version = score.at["version"].string();
    if (version && is_version(*version) && *version != cvss::to_string(vector->version))
      findings.add(at, "the vector is of CVSS " + std::string(cvss::to_string(vector->version)) +
                           ", but `version` is " + quoted(*version));
  });
}

namespace {

// A stated score and its severity, and what is right by the vector; and what is right too.
struct Stated {
  std::string_view score, severity;
  std::uint8_t right;
  std::vector<std::uint8_t> also_right;
};

bool is(json::Value stated, std::uint8_t tenths) {
  const auto number = stated.number();
  return number && std::abs(*number * 10 - tenths) < 1e-6;
}

void check_stated(const Score& score, Version version, const Stated& stated, Findings& findings) {
  if (const json::Value at = score.at[stated.score];
      at.number() && !is(at, stated.right) &&
      std::none_of(stated.also_right.begin(), stated.also_right.end(), [at](std::uint8_t t) { return is(at, t); }))
    findings.add(at, quoted(stated.score) + " is " + number_text(at) + ", but the vector gives " +
                         cvss::tenths_text(stated.right));
  if (version == Version::k20) return;  // has no severities
  const json::Value at = score.at[stated.severity];
  const auto text = at.string();
  const auto is_severity_of = [&text, version](std::uint8_t tenths) {
    return *text == cvss::to_string(cvss::severity(version, tenths));
  };
  if (text && !is_severity_of(stated.right) &&
      std::none_of(stated.also_right.begin(), stated.also_right.end(), is_severity_of))
    findings.add(at, quoted(stated.severity) + " is " + quoted(*text) + ", but the vector gives " +
                         quoted(cvss::to_string(cvss::severity(version, stated.right))));
}

// The vector, and in the metrics that it leaves open what the members beside it say.
cvss::Vector completed(cvss::Vector vector, json::Value score) {
  const auto metrics = cvss::metrics(vector.version);
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    if (vector.values[i] != 0) continue;
    for (const cvss::Property& property : cvss::properties(vector.version)) {
      if (property.metric != metrics[i].name) continue;
      const std::string_view letters = cvss::letters_of(property, score[property.name].string_or(""));
      const auto value = std::find(metrics[i].values.begin(), metrics[i].values.end(), letters);
      if (!letters.empty() && value != metrics[i].values.end())
        vector.values[i] = static_cast<std::uint8_t>(value - metrics[i].values.begin());
    }
  }
  return vector;
}

}  // namespace

// A score of what the vector leaves open may be that of the members beside it (official cases of 6.2.19), and one of an
// environment that nothing describes may be the equation's or the score below it: in 3.1 they can differ.
void test_6_1_9(const Outline& outline, Findings& findings) {
  for_each_score(outline, [&findings](const Score& score) {
    const auto vector = vector_of(score);
    if (!vector) return;
    const Version version = vector->version;
    const cvss::Vector whole = completed(*vector, score.at);
    if (version == Version::k40) {  // has one score, whatever is given
      check_stated(score, version,
                   {"baseScore", "baseSeverity", cvss::score(*vector).overall, {cvss::score(whole).overall}}, findings);
      return;
    }
    check_stated(score, version, {"baseScore", "baseSeverity", cvss::base_score(*vector), {}}, findings);
    check_stated(score, version,
                 {"temporalScore", "temporalSeverity", cvss::temporal_score(*vector), {cvss::temporal_score(whole)}},
                 findings);
    Stated environmental{"environmentalScore",
                         "environmentalSeverity",
                         cvss::environmental_score(*vector),
                         {cvss::environmental_score(whole)}};
    for (const cvss::Vector& each : {*vector, whole})
      if (!cvss::gives(each, cvss::Group::kEnvironmental))
        environmental.also_right.push_back(cvss::temporal_score(each));
    check_stated(score, version, environmental, findings);
  });
}

// What the vector leaves open it does not contradict.
void test_6_1_10(const Outline& outline, Findings& findings) {
  for_each_score(outline, [&findings](const Score& score) {
    const auto vector = vector_of(score);
    if (!vector) return;
    for (const json::Member member : score.at.members()) {
      const auto stated = member.value.string();
      const cvss::Property* property = stated ? cvss::find_property(vector->version, member.key) : nullptr;
      if (property == nullptr) continue;
      const std::string_view letters = cvss::letters_of(*property, *stated);
      const std::string_view in_vector = cvss::value_of(*vector, property->metric);
      if (letters.empty() || letters == in_vector || in_vector == "X" || in_vector == "ND") continue;
      findings.add(member.value, quoted(member.key) + " is " + quoted(*stated) + ", but the vector has " +
                                     std::string(property->metric) + ":" + std::string(in_vector) + " (" +
                                     quoted(cvss::json_of(*property, in_vector)) + ")");
    }
  });
}

}  // namespace asepsis::advise::csaf

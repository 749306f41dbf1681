#include "advise/csaf/validate/tests/scores.h"

#include <algorithm>
#include <string>

#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {

namespace cvss = norms::cvss;

namespace {

// 2.1 speaks of versions to come too (6.1.7); in 2.0 what has another name is a member that the standard does not know.
bool is_score(std::string_view key, Edition edition) {
  return edition == Edition::k20 ? key == "cvss_v2" || key == "cvss_v3" : key.substr(0, 6) == "cvss_v";
}

}  // namespace

std::vector<Score> scores_of(const Outline& outline, const Vulnerability& vulnerability) {
  const bool is_20 = outline.edition == Edition::k20;
  std::vector<Score> scores;
  std::uint32_t index = 0;
  for (const json::Value item : vulnerability.at[is_20 ? "scores" : "metrics"].elements()) {
    const json::Value content = is_20 ? item : item["content"];
    const std::string_view source = is_20 ? std::string_view() : item["source"].string_or("");
    for (const json::Member member : content.members())
      if (is_score(member.key, outline.edition) && member.value.is_object())
        scores.push_back({member.value, member.key, item["products"], source, index});
    ++index;
  }
  return scores;
}

bool may_hold(std::string_view key, cvss::Version version) {
  switch (version) {
    case cvss::Version::k20: return key == "cvss_v2";
    case cvss::Version::k30:
    case cvss::Version::k31: return key == "cvss_v3";
    case cvss::Version::k40: return key == "cvss_v4";
  }
  return false;
}

std::optional<cvss::Vector> vector_of(const Score& score) {
  const auto text = score.at["vectorString"].string();
  if (!text) return std::nullopt;
  const auto vector = cvss::parse(*text);
  if (!vector || !may_hold(score.key, vector->version)) return std::nullopt;
  return *vector;
}

namespace {

// What the object says of its version, or failing that its vector's prefix or its name.
std::string_view version_of(const Score& score) {
  if (const auto version = score.at["version"].string()) return *version;
  const std::string_view vector = score.at["vectorString"].string_or("");
  if (vector.substr(0, 5) == "CVSS:") return vector.substr(5, std::min(vector.find('/'), vector.size()) - 5);
  return score.key == "cvss_v2" ? "2.0" : score.key;
}

struct Scored {
  Number product, version, source;
  std::uint32_t score;
  json::Value at;
  bool same_as(const Scored& other) const {
    return product == other.product && version == other.version && source == other.source;
  }
};

}  // namespace

void test_6_1_7(const Outline& outline, Findings& findings) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    const std::vector<Score> scores = scores_of(outline, vulnerability);
    if (scores.size() < 2) continue;
    Names versions, sources;
    std::vector<Scored> all;
    for (std::uint32_t i = 0; i < scores.size(); ++i) {
      const Number version = versions.add(version_of(scores[i])), source = sources.add(scores[i].source);
      for (const json::Value product : scores[i].products.elements())
        if (const auto id = product.string())
          all.push_back({outline.product_ids.find(*id), version, source, i, product});
    }
    std::sort(all.begin(), all.end(), [](const Scored& a, const Scored& b) {
      if (a.product != b.product) return a.product < b.product;
      if (a.version != b.version) return a.version < b.version;
      if (a.source != b.source) return a.source < b.source;
      return a.score < b.score;
    });
    for (std::size_t i = 0; i < all.size();) {
      const Scored& first = all[i];
      bool found = false;
      for (; i < all.size() && all[i].same_as(first); ++i) {
        if (found || all[i].score == first.score) continue;
        found = true;
        const std::string_view source = sources.name(first.source);
        findings.add(all[i].at, "product " + quoted(all[i].at.string_or("")) + " has more than one score of CVSS " +
                                    quoted(versions.name(first.version)) +
                                    (source.empty() ? "" : " of the source " + quoted(source)));
      }
    }
  }
}

}  // namespace asepsis::advise::csaf

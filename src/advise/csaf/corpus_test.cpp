// Every shared advisory, beside a naive twin that asks the JSON directly.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "advise/advise.h"
#include "base/json.h"

namespace asepsis::advise::csaf {
namespace {

namespace fs = std::filesystem;
using Says = model::ExploitStatement::Says;

const fs::path kCorpus = fs::path(ASEPSIS_SHARED_DIR) / "data/advisories/cisa";

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::map<std::string, std::string> corpus() {
  std::map<std::string, std::string> texts;
  if (!fs::exists(kCorpus)) return texts;
  for (const auto& entry : fs::recursive_directory_iterator(kCorpus))
    if (entry.path().extension() == ".json") texts[entry.path().filename().string()] = slurp(entry.path());
  return texts;
}

struct Counts {
  std::size_t without_status = 0, cut_off = 0, stated = 0, remediations = 0, products = 0;
  bool operator==(const Counts&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Counts& c) {
  return out << c.without_status << " without status, " << c.cut_off << " cut off, " << c.stated << " stated, "
             << c.remediations << " remediations, " << c.products << " products";
}

std::size_t count_products(const json::Value& branches) {
  std::size_t count = 0;
  for (const json::Value branch : branches.elements())
    count += (branch["product"].exists() ? 1 : 0) + count_products(branch["branches"]);
  return count;
}

Counts count_naively(const json::Value& root) {
  Counts counts;
  counts.products = count_products(root["product_tree"]["branches"]);
  for (const json::Value vulnerability : root["vulnerabilities"].elements()) {
    std::set<std::string_view> with_status, named;
    for (const json::Member list : vulnerability["product_status"].members())
      for (const json::Value id : list.value.elements()) {
        with_status.insert(*id.string());
        ++counts.stated;
      }
    for (const json::Value remediation : vulnerability["remediations"].elements()) {
      ++counts.remediations;
      for (const json::Value id : remediation["product_ids"].elements()) named.insert(*id.string());
      std::string_view details = *remediation["details"].string();
      while (!details.empty() && std::isspace(static_cast<unsigned char>(details.back()))) details.remove_suffix(1);
      if (details.ends_with(':')) ++counts.cut_off;
    }
    for (const json::Value score : vulnerability["scores"].elements())
      for (const json::Value id : score["products"].elements()) named.insert(*id.string());
    for (const std::string_view id : named) counts.without_status += with_status.contains(id) ? 0 : 1;
  }
  return counts;
}

Counts count(const model::Advisory& advisory) {
  Counts counts;
  counts.products = advisory.products.size();
  for (const model::Vulnerability& vulnerability : advisory.vulnerabilities) {
    counts.without_status += vulnerability.inferred.size();
    counts.stated += vulnerability.stated.size();
    counts.remediations += vulnerability.remediations.size();
    for (const model::Remediation& remediation : vulnerability.remediations) counts.cut_off += remediation.cut_off;
  }
  return counts;
}

bool has_fault(const model::Advisory& advisory, std::string_view rule) {
  for (const model::Fault& fault : advisory.faults)
    if (fault.rule == rule) return true;
  return false;
}

TEST(CsafCorpus, EverySharedAdvisoryIsReadAndItsFaultsAreThoseThatANaiveCountFinds) {
  const auto texts = corpus();
  if (texts.empty()) GTEST_SKIP() << "SKIPPED: no shared advisories under " << kCorpus;
  ASSERT_EQ(texts.size(), 1655u);
  std::set<std::string> without_status;
  std::size_t cut_off = 0;
  std::map<Says, int> says;
  for (const auto& [name, text] : texts) {
    const auto advisory = read(text, name);
    ASSERT_TRUE(advisory.ok()) << to_string(advisory.error());
    EXPECT_EQ(count(*advisory), count_naively(json::parse(text)->root())) << name;
    EXPECT_FALSE(has_fault(*advisory, "not-understood")) << name;
    EXPECT_FALSE(has_fault(*advisory, "unknown-product-reference")) << name;
    if (has_fault(*advisory, "product-without-status")) without_status.insert(advisory->tracking_id);
    cut_off += has_fault(*advisory, "remediation-cut-off");
    ++says[advisory->exploits.says];
  }
  EXPECT_EQ(
      without_status,
      (std::set<std::string>{"ICSMA-17-215-01", "ICSMA-17-215-02", "ICSA-17-180-01A", "ICSA-17-318-01",
                             "ICSA-18-060-01", "ICSA-19-122-01", "ICSA-19-225-03", "ICSA-19-253-03", "ICSA-20-105-06",
                             "ICSA-21-103-11", "ICSA-22-132-10", "ICSA-22-174-01", "ICSA-22-291-01"}));
  EXPECT_EQ(cut_off, 334u);
  EXPECT_EQ(says[Says::kPublic], 18);
  EXPECT_EQ(says[Says::kExploited], 0);
  EXPECT_EQ(says[Says::kNoneKnown], 1534);
  EXPECT_EQ(says[Says::kNothing], 103);
}

TEST(CsafCorpus, OfTheAdvisoryOfAugust2017AllFourFamiliesAreAffectedByAllFourHoles) {
  const fs::path path = kCorpus / "2017/icsma-17-215-02.json";
  if (!fs::exists(path)) GTEST_SKIP() << "SKIPPED: no " << path;
  const auto advisory = read(slurp(path), "icsma-17-215-02.json");
  ASSERT_TRUE(advisory.ok());
  EXPECT_EQ(advisory->tracking_id, "ICSMA-17-215-02");
  EXPECT_EQ(advisory->products.size(), 4u);
  EXPECT_EQ(advisory->exploits.says, Says::kPublic);
  ASSERT_EQ(advisory->vulnerabilities.size(), 4u);
  for (const model::Vulnerability& vulnerability : advisory->vulnerabilities) {
    EXPECT_EQ(vulnerability.stated.size(), 1u);
    ASSERT_EQ(vulnerability.inferred.size(), 3u);
    for (const model::InferredStatus& inferred : vulnerability.inferred) {
      EXPECT_EQ(inferred.status, model::ProductStatus::kAffected);
      EXPECT_EQ(inferred.pointers.size(), 2u) << "a remediation and a score name it";
    }
    EXPECT_EQ(vulnerability.scores[0].base, 9.8);
  }
  const auto ports = [&](std::size_t i) {
    std::set<unsigned> set;
    for (const model::NamedPort& port : advisory->vulnerabilities[i].ports) set.insert(port.port);
    return set;
  };
  EXPECT_EQ(ports(0), (std::set<unsigned>{80, 443}));
  EXPECT_EQ(ports(1), (std::set<unsigned>{3465}));
  EXPECT_TRUE(ports(2).empty() && ports(3).empty());
  for (const char* rule : {"product-without-status", "remediation-cut-off", "port-only-in-prose", "no-identifier",
                           "exploit-status-only-in-a-note"})
    EXPECT_TRUE(has_fault(*advisory, rule)) << rule;
  EXPECT_EQ(advisory->faults.size(), 5u);
}

TEST(CsafCorpus, OfItsSiblingForWindowsXpThreeFamiliesAreInferred) {
  const fs::path path = kCorpus / "2017/icsma-17-215-01.json";
  if (!fs::exists(path)) GTEST_SKIP() << "SKIPPED: no " << path;
  const auto advisory = read(slurp(path), "icsma-17-215-01.json");
  ASSERT_TRUE(advisory.ok());
  ASSERT_EQ(advisory->vulnerabilities.size(), 2u);
  for (const model::Vulnerability& vulnerability : advisory->vulnerabilities)
    EXPECT_EQ(vulnerability.stated.size() + vulnerability.inferred.size(), advisory->products.size());
}

// ASEPSIS_MEASURE=1 prints documents a second.
TEST(CsafCorpus, TheSpeedIsPrintedOnRequest) {
  if (std::getenv("ASEPSIS_MEASURE") == nullptr) GTEST_SKIP() << "set ASEPSIS_MEASURE=1 to measure";
  const auto texts = corpus();
  if (texts.empty()) GTEST_SKIP() << "SKIPPED: no shared advisories under " << kCorpus;
  const auto start = std::chrono::steady_clock::now();
  std::size_t read_well = 0;
  for (const auto& [name, text] : texts) read_well += read(text, name).ok();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::printf("%zu documents in %.3f s: %.0f a second\n", read_well, took.count(),
              static_cast<double>(read_well) / took.count());
}

}  // namespace
}  // namespace asepsis::advise::csaf

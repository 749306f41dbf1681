// The required answers on real documents, with the knowledge that ships in data/ and the devices of a capture's ground
// truth. Products and statuses are read here by a few lines of their own: reading CSAF belongs to another room.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "assess/assess.h"
#include "assess/hospital_fixture.h"
#include "base/json.h"
#include "model/knowledge_reader.h"

namespace asepsis::assess {
namespace {

namespace fs = std::filesystem;
using model::StatusSource;
using model::Verdict;
using Words = std::vector<std::string>;

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::optional<model::Knowledge> shipped_knowledge() {
  const fs::path folder = fs::path(ASEPSIS_SOURCE_DIR) / "data";
  if (!fs::exists(folder / "families.csv")) return std::nullopt;
  static std::vector<std::pair<std::string, std::string>> texts;
  texts.clear();
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".csv") texts.emplace_back(entry.path().filename().string(), text_of(entry.path()));
  std::vector<model::KnowledgeFile> files;
  for (const auto& [name, text] : texts) files.push_back({name, text});
  return model::read_knowledge(files);
}

void read_branches(const json::Value& branches, const std::string& vendor, const std::string& name,
                   model::Advisory& advisory) {
  for (const json::Value branch : branches.elements()) {
    const std::string category(branch["category"].string_or("")), own(branch["name"].string_or(""));
    const std::string here = category == "vendor" ? own : vendor,
                      product_name = category == "product_name" ? own : name;
    read_branches(branch["branches"], here, product_name, advisory);
    if (!branch["product"].exists()) continue;
    const std::string version = category.starts_with("product_version") ? own : "";
    const std::string id(branch["product"]["product_id"].string_or(""));
    advisory.products.push_back(
        fixture::product(id, std::string(branch["product"]["name"].string_or("")), product_name, version, here));
  }
}

model::Advisory read_advisory(const fs::path& path) {
  const auto document = json::parse(text_of(path));
  model::Advisory advisory;
  if (!document) return advisory;
  const json::Value root = document->root();
  advisory.tracking_id = root["document"]["tracking"]["id"].string_or("");
  advisory.id = make_id("advisory", {advisory.tracking_id});
  read_branches(root["product_tree"]["branches"], "", "", advisory);
  for (const json::Value entry : root["vulnerabilities"].elements()) {
    model::Vulnerability vulnerability;
    vulnerability.id = entry["cve"].string_or("");
    vulnerability.summary = entry["notes"][0]["text"].string_or("");
    std::set<std::string> stated, named;
    for (const json::Value product : entry["product_status"]["known_affected"].elements()) {
      vulnerability.stated.push_back({std::string(product.string_or("")), model::ProductStatus::kAffected, "/s"});
      stated.emplace(product.string_or(""));
    }
    for (const json::Value remediation : entry["remediations"].elements())
      for (const json::Value product : remediation["product_ids"].elements())
        if (!stated.contains(std::string(product.string_or("")))) named.emplace(product.string_or(""));
    for (const std::string& product : named)
      vulnerability.inferred.push_back({product, model::ProductStatus::kAffected, "named-without-status", {"/r"}});
    advisory.vulnerabilities.push_back(std::move(vulnerability));
  }
  return advisory;
}

std::vector<model::Device> devices_of_truth(const json::Value& truth, const model::Knowledge& knowledge) {
  std::vector<model::Device> devices;
  for (const json::Value entry : truth["devices"].elements()) {
    const auto word = [&](const char* key) { return std::string(entry[key].string_or("")); };
    const bool known = entry["identity_on_wire"].boolean().value_or(false);
    model::Device device = fixture::device(word("name"), word("ip"), "", known ? word("model") : "", word("os"));
    if (known) {
      device.vendor = fixture::attribute(model::normalise_vendor(knowledge, word("maker")).value);
      device.software = fixture::attribute(word("software"));
      device.roles = {model::Role::kModality};
    }
    devices.push_back(std::move(device));
  }
  return devices;
}

class HospitalMorning : public ::testing::Test {
 protected:
  void SetUp() override {
    shared_ = ASEPSIS_SHARED_DIR;
    const fs::path truth = shared_ / "data/pcap/hospital-morning.truth.json";
    if (!fs::exists(truth)) GTEST_SKIP() << "no shared data beside the repository: " << truth;
    const auto knowledge = shipped_knowledge();
    ASSERT_TRUE(knowledge) << "data/families.csv is missing";
    knowledge_ = *knowledge;
    EXPECT_TRUE(knowledge_.problems.empty());
    const auto document = json::parse(text_of(truth));
    ASSERT_TRUE(document.ok());
    devices_ = devices_of_truth(document->root(), knowledge_);
  }
  model::Assessment judge(const std::string& document) const {
    const auto advisory = read_advisory(shared_ / "data/advisories/cisa/2017" / document);
    return assess(devices_, std::vector{advisory},
                  std::vector{fixture::detection("10.20.0.13", "CVE-2015-1635", 80, model::Outcome::kAnsweredPatched)},
                  knowledge_);
  }
  static Words rules(const model::Finding& finding) {
    Words words;
    for (const model::Reason& reason : finding.reasons) words.push_back(reason.rule);
    return words;
  }

  fs::path shared_;
  model::Knowledge knowledge_;
  std::vector<model::Device> devices_;
};

TEST_F(HospitalMorning, TheSeedAdvisoryFindsItsFourFamiliesAndClearsTheMr) {
  const auto assessment = judge("icsma-17-215-02.json");
  EXPECT_EQ(assessment.findings.size(), 5u * 4u);
  for (const model::Finding& finding : assessment.findings) {
    const std::string& id = finding.device.id;
    if (id == "mr") {
      EXPECT_EQ(finding.verdict, Verdict::kNotAffected);
      EXPECT_EQ(rules(finding), (Words{"family-differs", "os-differs"}));
      continue;
    }
    EXPECT_EQ(finding.verdict, Verdict::kAffected) << id;
    EXPECT_EQ(finding.status_source, id == "petct" ? StatusSource::kStated : StatusSource::kInferred) << id;
    EXPECT_EQ(finding.contradictions.size(), id == "spect" && finding.vulnerability == "CVE-2015-1635" ? 1u : 0u);
    const std::uint16_t port = finding.vulnerability == "CVE-2015-1635" ? 80 : 3465;
    EXPECT_EQ(finding.services.front().port, port) << finding.vulnerability;
  }
  EXPECT_EQ(assessment.counts.at("affected"), 4u);
  EXPECT_EQ(assessment.unjudged.size(), devices_.size() - 5);
}

TEST_F(HospitalMorning, TheTwinForWindowsXpClearsThemBySystemAndTheMrByFamilyAlone) {
  const auto assessment = judge("icsma-17-215-01.json");
  EXPECT_EQ(assessment.findings.size(), 5u * 2u);
  for (const model::Finding& finding : assessment.findings) {
    EXPECT_EQ(finding.verdict, Verdict::kNotAffected);
    EXPECT_EQ(rules(finding), Words{finding.device.id == "mr" ? "family-differs" : "os-differs"});
  }
}

TEST_F(HospitalMorning, WithoutTheSystemEveryFamilyIsUndecidedAndNamesIt) {
  for (model::Device& device : devices_) device.os.reset();
  for (const model::Finding& finding : judge("icsma-17-215-02.json").findings) {
    if (finding.device.id == "mr") continue;
    EXPECT_EQ(finding.verdict, Verdict::kUndecided);
    EXPECT_EQ(finding.missing.front(), "operating system");
  }
}

TEST_F(HospitalMorning, EveryProductOfThePublicCorpusIsReadWithoutAFault) {
  std::vector<model::Advisory> advisories;
  for (const auto& entry : fs::recursive_directory_iterator(shared_ / "data/advisories/cisa"))
    if (entry.path().extension() == ".json") advisories.push_back(read_advisory(entry.path()));
  const auto assessment = assess(devices_, advisories, {}, knowledge_);
  EXPECT_GT(advisories.size(), 1000u);
  for (const model::Finding& finding : assessment.findings) {
    EXPECT_FALSE(finding.reasons.empty());
    EXPECT_EQ(finding.missing.empty(), finding.verdict != Verdict::kUndecided) << finding.advisory;
  }
}

}  // namespace
}  // namespace asepsis::assess

#include "assess/assess.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "assess/hospital_fixture.h"

namespace asepsis::assess {
namespace {

using fixture::device;
using model::StatusSource;
using model::Verdict;
using Words = std::vector<std::string>;

model::Assessment judge(const std::vector<model::Device>& devices, const model::Advisory& advisory,
                        const std::vector<model::Detection>& detections = {}) {
  return assess(devices, std::vector{advisory}, detections, fixture::knowledge());
}

const model::Finding* find(const model::Assessment& assessment, const std::string& id,
                           const std::string& vulnerability = "CVE-WEB") {
  for (const model::Finding& finding : assessment.findings)
    if (finding.device.id == id && finding.vulnerability == vulnerability) return &finding;
  return nullptr;
}

Words rules(const model::Finding& finding) {
  Words words;
  for (const model::Reason& reason : finding.reasons) words.push_back(reason.rule);
  return words;
}

TEST(Assess, EveryFamilyOfTheDocumentIsFoundThoughOnlyOneHasAStatus) {
  const auto assessment = judge(fixture::department(), fixture::advisory());
  EXPECT_EQ(assessment.findings.size(), 5u * 4u);
  for (const std::string vulnerability : {"CVE-WEB", "CVE-AGENT-1", "CVE-AGENT-2", "CVE-AGENT-3"}) {
    for (const std::string id : {"petct", "spectct", "spect", "workplace"}) {
      const model::Finding* finding = find(assessment, id, vulnerability);
      ASSERT_NE(finding, nullptr);
      EXPECT_EQ(finding->verdict, Verdict::kAffected) << id;
      EXPECT_EQ(finding->status_source, id == "petct" ? StatusSource::kStated : StatusSource::kInferred) << id;
      EXPECT_EQ(rules(*finding).back(), id == "petct" ? "stated" : "named-without-status");
      EXPECT_TRUE(finding->missing.empty());
    }
  }
  EXPECT_EQ(find(assessment, "spectct")->product, "P2");
  EXPECT_EQ(find(assessment, "workplace")->product, "P3");
  EXPECT_EQ(find(assessment, "spect")->product, "P4");
}

TEST(Assess, AnotherFamilyOnAnotherSystemIsNotAffectedForBothReasons) {
  const auto assessment = judge(fixture::department(), fixture::advisory());
  const model::Finding* mr = find(assessment, "mr");
  ASSERT_NE(mr, nullptr);
  EXPECT_EQ(mr->verdict, Verdict::kNotAffected);
  EXPECT_EQ(rules(*mr), (Words{"family-differs", "os-differs"}));
  EXPECT_NE(mr->reasons[0].text.find("PET/CT or SPECT or SPECT workplace or SPECT/CT"), std::string::npos);
  EXPECT_FALSE(mr->confirmed);
  EXPECT_EQ(mr->status_source, StatusSource::kNone);
  EXPECT_EQ(assessment.counts,
            (std::map<std::string, std::uint64_t>{
                {"affected", 4}, {"fixed", 0}, {"not_affected", 1}, {"undecided", 0}, {"unjudged", 0}}));
}

TEST(Assess, TheTwinDocumentOfAnotherSystemTurnsTheAnswersRound) {
  const auto assessment = judge(fixture::department(), fixture::advisory("Windows XP"));
  for (const std::string id : {"petct", "spectct", "spect", "workplace"}) {
    EXPECT_EQ(find(assessment, id)->verdict, Verdict::kNotAffected);
    EXPECT_EQ(rules(*find(assessment, id)), Words{"os-differs"}) << id;
  }
  EXPECT_EQ(find(assessment, "mr")->verdict, Verdict::kNotAffected);
  EXPECT_EQ(rules(*find(assessment, "mr")), Words{"family-differs"});
  auto on_xp = fixture::department();
  on_xp[0].os = fixture::attribute("Windows XP");
  EXPECT_EQ(find(judge(on_xp, fixture::advisory("Windows XP")), "petct")->verdict, Verdict::kAffected);
}

TEST(Assess, AnUnknownOrVagueOrDisputedSystemLeavesItUndecidedAndNamesTheSystem) {
  auto devices = fixture::department();
  devices[0].os.reset();
  devices[1].os = fixture::attribute("Windows");
  devices[2].os = fixture::attribute("something else");
  devices[3].os = fixture::attribute("Windows XP");
  devices[3].contradictions = {{"os", {"Windows 7", "Windows XP"}, "two systems", {}}};
  devices[4] = device("weak", "10.20.0.15", "Siemens", "Symbia S", "");
  devices[4].os = fixture::attribute("Linux", 0.4);
  const auto assessment = judge(devices, fixture::advisory());
  for (const model::Device& d : devices) {
    EXPECT_EQ(find(assessment, d.id)->verdict, Verdict::kUndecided) << d.id;
    EXPECT_EQ(find(assessment, d.id)->missing, Words{"operating system"}) << d.id;
    EXPECT_EQ(find(assessment, d.id)->status_source, StatusSource::kNone);
  }
  EXPECT_EQ(find(assessment, "workplace")->contradictions.size(), 1u);
}

TEST(Assess, APatchedAnswerIsShownAsAContradictionAndTheVerdictStays) {
  const auto assessment = judge(fixture::department(), fixture::advisory(),
                                {fixture::detection("10.20.0.13", "CVE-WEB", 80, model::Outcome::kAnsweredPatched),
                                 fixture::detection("10.20.0.11", "CVE-WEB", 80, model::Outcome::kAnsweredVulnerable)});
  const model::Finding* spect = find(assessment, "spect");
  EXPECT_EQ(spect->verdict, Verdict::kAffected);
  ASSERT_EQ(spect->contradictions.size(), 1u);
  EXPECT_EQ(spect->contradictions[0].attribute, "vulnerability CVE-WEB");
  EXPECT_TRUE(find(assessment, "spect", "CVE-AGENT-1")->contradictions.empty());
  EXPECT_TRUE(find(assessment, "petct")->contradictions.empty());
  EXPECT_EQ(rules(*find(assessment, "petct")).back(), "answered-vulnerable");
  EXPECT_TRUE(assessment.beyond.empty());
}

TEST(Assess, TheSameHoleOnADeviceThatNoProductFitsIsBeyondTheDocument) {
  auto devices = fixture::department();
  devices.push_back(device("ge", "10.20.0.16", "GE", "Discovery", "Windows 7"));
  const auto assessment = judge(devices, fixture::advisory(),
                                {fixture::detection("10.20.0.15", "CVE-WEB", 80, model::Outcome::kAnsweredVulnerable),
                                 fixture::detection("10.20.0.16", "CVE-AGENT-1", 3465, model::Outcome::kAccepted),
                                 fixture::detection("10.99.0.1", "CVE-WEB", 80, model::Outcome::kAnsweredVulnerable),
                                 fixture::detection("10.20.0.17", "CVE-WEB", 80, model::Outcome::kRefused)});
  ASSERT_EQ(assessment.beyond.size(), 3u);
  EXPECT_EQ(assessment.beyond[0].device.id, "10.99.0.1");
  EXPECT_EQ(assessment.beyond[1].device.id, "ge");
  EXPECT_EQ(assessment.beyond[1].verdict, Verdict::kUndecided);
  EXPECT_EQ(assessment.beyond[2].device.id, "mr");
  EXPECT_EQ(assessment.beyond[2].verdict, Verdict::kAffected);
  EXPECT_EQ(find(assessment, "mr")->verdict, Verdict::kNotAffected);
  EXPECT_EQ(find(assessment, "mr")->contradictions.size(), 1u);
  EXPECT_EQ(find(assessment, "ge"), nullptr) << "another maker's device has no row";
}

TEST(Assess, ADeviceTooUnknownToJudgeStandsOnceInUnjudgedImagingFirst) {
  auto pacs = device("pacs", "10.30.0.20", "", "", "Linux");
  pacs.roles = {model::Role::kArchive};
  auto pc = device("pc", "10.10.0.57", "", "", "");
  pc.roles = {model::Role::kClient};
  auto scanner = device("scanner", "10.40.0.9", "", "", "", {"NM"});
  const auto assessment = judge({pc, pacs, scanner}, fixture::advisory());
  EXPECT_TRUE(assessment.findings.empty());
  ASSERT_EQ(assessment.unjudged.size(), 3u);
  EXPECT_EQ(assessment.unjudged[0].device.id, "scanner");
  EXPECT_EQ(assessment.unjudged[0].missing, (Words{"vendor", "model", "operating system"}));
  EXPECT_EQ(assessment.unjudged[1].device.id, "pc");
  EXPECT_EQ(assessment.unjudged[2].device.id, "pacs");
  EXPECT_EQ(assessment.unjudged[2].missing, (Words{"vendor", "model"}));
  EXPECT_EQ(assessment.counts.at("unjudged"), 3u);
}

TEST(Assess, AModelWithoutAMakerIsACandidateThroughItsFamilyAndCannotBeExcludedByIt) {
  const auto assessment = judge(
      {device("a", "10.0.0.1", "", "Biograph64_mCT", "Windows 7"), device("b", "10.0.0.2", "", "Avanto", "Windows 7")},
      fixture::advisory());
  ASSERT_NE(find(assessment, "a"), nullptr);
  EXPECT_EQ(find(assessment, "a")->verdict, Verdict::kUndecided);
  EXPECT_EQ(find(assessment, "a")->missing.front(), "vendor");
  EXPECT_EQ(find(assessment, "b"), nullptr);
  EXPECT_EQ(assessment.unjudged.size(), 1u);
}

TEST(Assess, ImagesAloneNeverExcludeAFamily) {
  for (const Words& modalities : {Words{"CT"}, Words{"MR"}, Words{"NM"}, Words{"US"}, Words{}}) {
    const auto assessment =
        judge({device("d", "10.0.0.1", "Siemens", "", "Windows 7", modalities)}, fixture::advisory());
    EXPECT_EQ(find(assessment, "d")->verdict, Verdict::kUndecided);
    EXPECT_EQ(find(assessment, "d")->missing.front(), "model");
  }
  const auto both = judge({device("d", "10.0.0.1", "Siemens", "", "Windows 7", {"CT", "PT"})}, fixture::advisory());
  EXPECT_EQ(find(both, "d")->verdict, Verdict::kAffected);
}

TEST(Assess, AMisspeltMakerIsNotExcluded) {
  const auto assessment = judge(
      {device("d", "10.0.0.1", "Simens", "Symbia S", "Windows 7"), device("e", "10.0.0.2", "GE", "x", "Windows 7")},
      fixture::advisory());
  EXPECT_EQ(find(assessment, "d"), nullptr);
  ASSERT_EQ(assessment.unjudged.size(), 1u);
  EXPECT_EQ(assessment.unjudged[0].device.id, "d");
}

model::Advisory about(const model::Product& product, model::ProductStatus status) {
  model::Advisory advisory = fixture::advisory();
  advisory.products = {product};
  advisory.vulnerabilities.resize(1);
  advisory.vulnerabilities[0].inferred.clear();
  advisory.vulnerabilities[0].stated = {{product.id, status, "/s"}};
  return advisory;
}

TEST(Assess, DigitsOfAModelNameMustAgreeBeforeItIsAffected) {
  const auto advisory = about(fixture::product("P", "IntelliVue MX40", "IntelliVue MX40", "vers:all/*", "Philips"),
                              model::ProductStatus::kAffected);
  const auto assessment = judge({device("a", "10.0.0.1", "Philips", "IntelliVue MX40", ""),
                                 device("b", "10.0.0.2", "Philips", "IntelliVue MX400", "")},
                                advisory);
  EXPECT_EQ(find(assessment, "a")->verdict, Verdict::kAffected);
  EXPECT_EQ(find(assessment, "b")->verdict, Verdict::kUndecided);
  EXPECT_EQ(find(assessment, "b")->missing, Words{"model"});
}

TEST(Assess, AVersionThatIsNotReadIsUndecidedAndNamesTheSoftware) {
  const auto advisory = about(fixture::product("P", "Siemens PET/CT", "Siemens PET/CT", "< 4.1 on some consoles"),
                              model::ProductStatus::kAffected);
  auto devices = fixture::department();
  devices[0].software = fixture::attribute("VG60A");
  const auto assessment = judge(devices, advisory);
  EXPECT_EQ(find(assessment, "petct")->verdict, Verdict::kUndecided);
  EXPECT_EQ(find(assessment, "petct")->missing, Words{"software version"});
}

TEST(Assess, AVersionRangeThatIsReadDecidesByTheSoftwareOfTheDevice) {
  const auto advisory =
      about(fixture::product("P", "Siemens PET/CT", "Siemens PET/CT", "< VG70A"), model::ProductStatus::kAffected);
  for (const auto& [software, verdict] : std::vector<std::pair<const char*, Verdict>>{
           {"VG60A", Verdict::kAffected}, {"VG70A", Verdict::kNotAffected}, {"4.1", Verdict::kUndecided}}) {
    auto devices = fixture::department();
    devices[0].software = fixture::attribute(software);
    const auto assessment = judge(devices, advisory);
    ASSERT_NE(find(assessment, "petct"), nullptr) << software;
    EXPECT_EQ(find(assessment, "petct")->verdict, verdict) << software;
  }
}

TEST(Assess, AProductThatTheDocumentCallsSafeClearsOnlyADeviceThatIsSurelyIt) {
  const auto product = fixture::product("P", "Siemens PET/CT", "Siemens PET/CT", "vers:all/*");
  for (const auto& [status, verdict] : std::vector<std::pair<model::ProductStatus, Verdict>>{
           {model::ProductStatus::kFixed, Verdict::kFixed},
           {model::ProductStatus::kNotAffected, Verdict::kNotAffected},
           {model::ProductStatus::kUnderInvestigation, Verdict::kUndecided}}) {
    const auto assessment = judge({device("sure", "10.0.0.1", "Siemens", "Biograph64_mCT", "Windows 7", {"CT", "PT"}),
                                   device("guess", "10.0.0.2", "Siemens", "", "Windows 7", {"CT", "PT"})},
                                  about(product, status));
    EXPECT_EQ(find(assessment, "sure")->verdict, verdict);
    EXPECT_EQ(find(assessment, "guess")->verdict, Verdict::kUndecided);
  }
}

TEST(Assess, AListOfInstalledSoftwareMakesAnotherMakersProductACandidate) {
  const auto advisory =
      about(fixture::product("P", "DCMTK", "DCMTK", "< 3.6.7", "OFFIS"), model::ProductStatus::kAffected);
  auto devices = fixture::department();
  devices[0].installed = {{"OFFIS DCMTK 3.6.1"}};
  const auto assessment = judge(devices, advisory);
  ASSERT_EQ(assessment.findings.size(), 1u);
  EXPECT_EQ(assessment.findings[0].device.id, "petct");
  EXPECT_EQ(assessment.findings[0].verdict, Verdict::kUndecided);
  EXPECT_EQ(assessment.findings[0].missing, Words{"software version"});
}

TEST(Assess, AProductThatNoVulnerabilityMentionsIsUndecidedNotDropped) {
  auto advisory = fixture::advisory();
  for (model::Vulnerability& vulnerability : advisory.vulnerabilities) vulnerability.inferred.clear();
  const auto assessment = judge(fixture::department(), advisory);
  EXPECT_EQ(find(assessment, "spect")->verdict, Verdict::kUndecided);
  EXPECT_EQ(find(assessment, "spect")->missing, Words{"the document's status for this product"});
  EXPECT_EQ(find(assessment, "petct")->verdict, Verdict::kAffected);
}

TEST(Assess, AnExclusionIsConfirmedOnlyByEvidenceThatNobodyOnTheWireCanForge) {
  auto devices = fixture::department();
  devices[4].os->forgeable = false;
  EXPECT_TRUE(find(judge(devices, fixture::advisory()), "mr")->confirmed);
  EXPECT_FALSE(find(judge(devices, fixture::advisory("Windows XP")), "mr")->confirmed);
}

TEST(Assess, ReasonsRestOnTheEvidenceAndOnThePlaceInTheDocument) {
  const auto assessment = judge(fixture::department(), fixture::advisory());
  const auto advisory = fixture::advisory();
  for (const model::Finding& finding : assessment.findings)
    for (const model::Reason& reason : finding.reasons) {
      EXPECT_FALSE(reason.why.empty()) << reason.rule;
      EXPECT_TRUE(std::is_sorted(reason.why.begin(), reason.why.end()));
    }
  const model::Finding* petct = find(assessment, "petct");
  const Id os = make_id("observation", {"Windows 7"}), place = model::place_id(advisory, "/product_tree/P1");
  const auto reason = std::find_if(petct->reasons.begin(), petct->reasons.end(),
                                   [](const model::Reason& r) { return r.rule == "os-matches"; });
  ASSERT_NE(reason, petct->reasons.end());
  EXPECT_EQ(std::count(reason->why.begin(), reason->why.end(), os), 1);
  EXPECT_EQ(std::count(reason->why.begin(), reason->why.end(), place), 1);
}

TEST(Assess, ASystemThatASignCannotTellFromTheWantedOneIsNotExcluded) {
  const auto advisory = fixture::advisory("Windows Server 2008 R2");
  EXPECT_EQ(find(judge(fixture::department(), advisory), "petct")->verdict, Verdict::kUndecided);
}

TEST(Assess, AHybridMayBeMeantByItsHalfUnlessTheDocumentNamesItBeside) {
  const auto assessment =
      judge({device("d", "10.0.0.1", "Siemens", "Symbia Intevo 16", "Windows 7")},
            about(fixture::product("P", "Siemens SPECT", "Siemens SPECT", ""), model::ProductStatus::kAffected));
  EXPECT_EQ(find(assessment, "d")->verdict, Verdict::kUndecided);
  auto both = fixture::advisory();
  for (model::Vulnerability& vulnerability : both.vulnerabilities)
    std::erase_if(vulnerability.inferred, [](const auto& s) { return s.product == "P2"; });
  EXPECT_EQ(find(judge(fixture::department(), both), "spectct")->missing,
            Words{"the document's status for this product"});
}

TEST(Assess, NoDevicesAndNoAdvisoriesGiveAnEmptyAnswer) {
  const auto assessment = assess({}, {}, {}, fixture::knowledge());
  EXPECT_TRUE(assessment.findings.empty() && assessment.beyond.empty() && assessment.unjudged.empty());
  EXPECT_EQ(assessment.counts.size(), 5u);
}

}  // namespace
}  // namespace asepsis::assess

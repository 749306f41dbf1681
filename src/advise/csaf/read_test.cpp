#include <gtest/gtest.h>

#include <algorithm>

#include "advise/advise.h"
#include "advise/csaf/sample_document.h"

namespace asepsis::advise::csaf {
namespace {

using model::ProductStatus;
using Says = model::ExploitStatement::Says;

model::Advisory read_ok(const std::string& text) {
  auto advisory = read(text, "sample.json");
  EXPECT_TRUE(advisory.ok()) << to_string(advisory.error());
  return advisory ? std::move(advisory).value() : model::Advisory{};
}

const model::Fault* fault(const model::Advisory& advisory, std::string_view rule) {
  const auto at = std::find_if(advisory.faults.begin(), advisory.faults.end(),
                               [&](const model::Fault& f) { return f.rule == rule; });
  return at == advisory.faults.end() ? nullptr : &*at;
}

std::vector<std::string> pointers(const model::Advisory& advisory, std::string_view rule) {
  const model::Fault* found = fault(advisory, rule);
  return found ? found->pointers : std::vector<std::string>{};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Csaf, TheHeadOfADocumentIsRead) {
  const auto advisory = read_ok(document());
  EXPECT_EQ(advisory.tracking_id, "EX-2099-01");
  EXPECT_EQ(advisory.title, "Two scanners");
  EXPECT_EQ(advisory.publisher, "Example Imaging");
  EXPECT_EQ(advisory.status, "final");
  EXPECT_EQ(advisory.version, "2");
  EXPECT_EQ(advisory.tlp, "WHITE");
  EXPECT_EQ(to_rfc3339(*advisory.revised), "2099-02-03T08:00:00Z");
  ASSERT_EQ(advisory.revisions.size(), 2u);
  EXPECT_EQ(advisory.revisions[1].summary, "second");
  EXPECT_EQ(advisory.notes[0].pointer, "/document/notes/0");
  EXPECT_EQ(advisory.file, "sample.json");
  EXPECT_EQ(advisory.sha256.size(), 64u);
  EXPECT_EQ(advisory.id, make_id("advisory", {advisory.sha256}));
}

TEST(Csaf, AProductCarriesVendorNameVersionAndItsWholePath) {
  const auto advisory = read_ok(document());
  ASSERT_EQ(advisory.products.size(), 2u);
  const model::Product& one = *advisory.product("P1");
  EXPECT_EQ(one.vendor, "Example Imaging");
  EXPECT_EQ(one.product_name, "Scanner One");
  EXPECT_EQ(one.version, "<4.3");
  EXPECT_TRUE(one.version_is_range);
  EXPECT_EQ(one.path.size(), 3u);
  EXPECT_EQ(one.pointer, "/product_tree/branches/0/branches/0/branches/0/product");
  EXPECT_FALSE(advisory.product("P2")->version_is_range);
}

TEST(Csaf, IdentifiersAreKeptAsWritten) {
  const auto advisory = read_ok(
      document({.tree = R"({"full_product_names": [{"product_id": "P1", "name": "One", "product_identification_helper":
        {"serial_numbers": ["S*7"], "model_numbers": ["M-1"], "purl": "pkg:generic/one@1", "cpe": "cpe:2.3:a:x:one:1"}},
        {"product_id": "P2", "name": "Two"}]})"}));
  EXPECT_EQ(advisory.products[0].identifiers,
            (std::vector<std::string>{"cpe:2.3:a:x:one:1", "pkg:generic/one@1", "M-1", "S*7"}));
  EXPECT_EQ(advisory.products[0].product_name, "One");
  EXPECT_EQ(pointers(advisory, "no-identifier"), std::vector<std::string>{"/product_tree/full_product_names/1"});
}

TEST(Csaf, ARelationshipIsAProductOfItsOwnWithBothNamesWhateverTheOrder) {
  const auto advisory = read_ok(
      document({.tree = R"({"relationships": [
        {"category": "installed_on", "product_reference": "AB", "relates_to_product_reference": "P2",
         "full_product_name": {"product_id": "ABC", "name": "Agent in suite on scanner"}},
        {"category": "default_component_of", "product_reference": "A", "relates_to_product_reference": "P1",
         "full_product_name": {"product_id": "AB", "name": "Agent in suite"}}],
        "branches": [{"category": "vendor", "name": "Maker", "branches": [
          {"category": "product_name", "name": "Agent", "branches": [{"category": "product_version", "name": "7",
            "product": {"product_id": "A", "name": "Maker Agent 7"}}]}]}],
        "full_product_names": [{"product_id": "P1", "name": "Suite"}, {"product_id": "P2", "name": "Scanner"}]})",
                .vulnerabilities = R"([{"cve": "CVE-2099-1000", "product_status": {"known_affected": ["ABC"]}}])"}));
  const model::Product& product = *advisory.product("ABC");
  EXPECT_EQ(product.name, "Agent in suite on scanner");
  EXPECT_EQ(product.product_name, "Agent default component of Suite installed on Scanner");
  EXPECT_EQ(product.vendor, "Maker");
  EXPECT_EQ(product.version, "7");
  EXPECT_EQ(product.path.back(), (model::Branch{"installed_on", "Scanner"}));
  EXPECT_EQ(product.pointer, "/product_tree/relationships/0/full_product_name");
  EXPECT_EQ(fault(advisory, "unknown-product-reference"), nullptr);
  EXPECT_EQ(fault(advisory, "product-never-named"), nullptr) << "a part of a product is named by it";
}

TEST(Csaf, RelationshipsInACircleEndAndAreReadWithTheNamesThatAreKnown) {
  const auto advisory = read_ok(document({.tree = R"({"relationships": [
        {"category": "installed_on", "product_reference": "P2", "relates_to_product_reference": "P1",
         "full_product_name": {"product_id": "P1", "name": "One"}},
        {"category": "installed_on", "product_reference": "P1", "relates_to_product_reference": "P2",
         "full_product_name": {"product_id": "P2", "name": "Two"}}]})"}));
  EXPECT_EQ(advisory.products.size(), 2u);
}

TEST(Csaf, AllEightStatusListsAreRead) {
  const auto advisory =
      read_ok(document({.vulnerabilities = R"([{"cve": "CVE-2099-1000", "product_status": {"first_affected": ["P1"],
        "known_affected": ["P1"], "last_affected": ["P1"], "recommended": ["P1", "P2"]}},
        {"cve": "CVE-2099-1001", "product_status": {"first_fixed": ["P1"], "fixed": ["P1"], "known_not_affected": ["P2"]}},
        {"cve": "CVE-2099-1002", "product_status": {"under_investigation": ["P1"]}}])"}));
  const auto count = [&](std::size_t vulnerability, ProductStatus status) {
    const auto& stated = advisory.vulnerabilities[vulnerability].stated;
    return std::count_if(stated.begin(), stated.end(), [&](const auto& s) { return s.status == status; });
  };
  EXPECT_EQ(count(0, ProductStatus::kAffected), 3);
  EXPECT_EQ(count(0, ProductStatus::kRecommended), 2);
  EXPECT_EQ(count(1, ProductStatus::kFixed), 2);
  EXPECT_EQ(count(1, ProductStatus::kNotAffected), 1);
  EXPECT_EQ(count(2, ProductStatus::kUnderInvestigation), 1);
  EXPECT_EQ(advisory.vulnerabilities[1].stated.back().pointer,
            "/vulnerabilities/1/product_status/known_not_affected/0");
  EXPECT_EQ(fault(advisory, "contradicting-status"), nullptr) << "recommended goes with any";
}

TEST(Csaf, AProductThatIsNamedWithoutAStatusIsInferredAffectedWithWhatNamesIt) {
  const auto advisory =
      read_ok(document({.vulnerabilities = R"([{"cve": "CVE-2099-1000", "product_status": {"known_affected": ["P1"]},
        "remediations": [{"category": "none_available", "details": "None.", "product_ids": ["P1", "P2"]}],
        "scores": [{"products": ["P2"], "cvss_v3": {"version": "3.1", "baseScore": 9.8, "baseSeverity": "CRITICAL",
          "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}}]}])"}));
  const model::Vulnerability& vulnerability = advisory.vulnerabilities[0];
  ASSERT_EQ(vulnerability.inferred.size(), 1u);
  EXPECT_EQ(vulnerability.inferred[0].product, "P2");
  EXPECT_EQ(vulnerability.inferred[0].status, ProductStatus::kAffected);
  EXPECT_EQ(vulnerability.inferred[0].rule, "named-without-status");
  EXPECT_EQ(vulnerability.inferred[0].pointers,
            (std::vector<std::string>{"/vulnerabilities/0/remediations/0/product_ids/1",
                                      "/vulnerabilities/0/scores/0/products/0"}));
  EXPECT_EQ(pointers(advisory, "product-without-status"), vulnerability.inferred[0].pointers);
  EXPECT_NE(fault(advisory, "product-without-status")->text.find("Scanner Two"), std::string::npos);
  EXPECT_EQ(vulnerability.scores[0].base, 9.8);
}

TEST(Csaf, GroupsAreWrittenOutAndInferThroughTheirName) {
  const std::string tree =
      replaced(Parts{}.tree, R"({"branches")",
               R"({"product_groups": [{"group_id": "G", "product_ids": ["P2", "P1"]}], "branches")");
  const auto advisory =
      read_ok(document({.tree = tree, .vulnerabilities = R"([{"cve": "CVE-2099-1000", "threats": [{"category": "impact",
        "details": "Images are lost.", "group_ids": ["G"]}],
        "remediations": [{"category": "workaround", "details": "Wait.", "group_ids": ["G"], "product_ids": ["P1"]}]}])"}));
  const model::Vulnerability& vulnerability = advisory.vulnerabilities[0];
  EXPECT_EQ(vulnerability.remediations[0].products, (std::vector<std::string>{"P1", "P2"}));
  ASSERT_EQ(vulnerability.inferred.size(), 2u);
  EXPECT_EQ(vulnerability.inferred[1].pointers,
            (std::vector<std::string>{"/vulnerabilities/0/remediations/0/group_ids/0",
                                      "/vulnerabilities/0/threats/0/group_ids/0"}));
  EXPECT_EQ(vulnerability.notes[0].category, "threat");
  EXPECT_EQ(vulnerability.notes[0].text, "Images are lost.");
}

TEST(Csaf, AFlagAloneInfersNothingThatIsDecided) {
  const auto advisory = read_ok(document({.vulnerabilities = R"([{"cve": "CVE-2099-1000",
      "flags": [{"label": "vulnerable_code_not_present", "product_ids": ["P1", "P2"]}],
      "remediations": [{"category": "vendor_fix", "details": "Update.", "product_ids": ["P2"]}]}])"}));
  const auto& inferred = advisory.vulnerabilities[0].inferred;
  ASSERT_EQ(inferred.size(), 2u);
  EXPECT_EQ(inferred[0].status, ProductStatus::kUnderInvestigation);
  EXPECT_EQ(inferred[0].rule, "flagged-without-status");
  EXPECT_EQ(inferred[1].status, ProductStatus::kAffected);
  EXPECT_EQ(inferred[1].pointers.size(), 2u);
}

TEST(Csaf, FaultsOfMeaningAreListedWithEveryPointer) {
  const auto advisory = read_ok(document(
      {.notes = R"([{"category": "other", "title": "Exploitability", "text": "Public exploits are available."}])",
       .vulnerabilities = R"([{"title": "A hole", "ids": [{"system_name": "Tracker", "text": "BUG-1"}],
        "notes": [{"category": "summary", "text": "By port 3465/TCP or UDP ports 1000-9000."}],
        "product_status": {"known_affected": ["P1"], "fixed": ["P1"]},
        "remediations": [{"category": "mitigation", "details": "We recommend: \n", "product_ids": ["P1", "P9"]}]}])"}));
  EXPECT_EQ(advisory.vulnerabilities[0].id, "BUG-1");
  EXPECT_EQ(pointers(advisory, "remediation-cut-off"),
            std::vector<std::string>{"/vulnerabilities/0/remediations/0/details"});
  EXPECT_TRUE(advisory.vulnerabilities[0].remediations[0].cut_off);
  EXPECT_EQ(pointers(advisory, "contradicting-status").size(), 2u);
  EXPECT_EQ(pointers(advisory, "unknown-product-reference"),
            std::vector<std::string>{"/vulnerabilities/0/remediations/0/product_ids/1"});
  EXPECT_EQ(pointers(advisory, "port-only-in-prose"), std::vector<std::string>{"/vulnerabilities/0/notes/0"});
  EXPECT_EQ(pointers(advisory, "port-not-understood"), std::vector<std::string>{"/vulnerabilities/0/notes/0"});
  EXPECT_EQ(pointers(advisory, "exploit-status-only-in-a-note"), std::vector<std::string>{"/document/notes/0"});
  EXPECT_EQ(pointers(advisory, "product-never-named"),
            std::vector<std::string>{"/product_tree/branches/0/branches/1/branches/0/product"});
  EXPECT_EQ(advisory.exploits.says, Says::kPublic);
}

TEST(Csaf, APortOfTheWholeDocumentBelongsToItsVulnerabilityOnlyWhereThereIsOne) {
  Parts parts{.notes = R"([{"category": "summary", "text": "Block TCP port 3465."}])"};
  const auto one = read_ok(document(parts));
  ASSERT_EQ(one.vulnerabilities[0].ports.size(), 1u);
  EXPECT_EQ(one.vulnerabilities[0].ports[0].port, 3465);
  EXPECT_EQ(one.vulnerabilities[0].ports[0].pointer, "/document/notes/0");
  parts.vulnerabilities = R"([{"cve": "CVE-2099-1000"}, {"cve": "CVE-2099-1001"}])";
  const auto two = read_ok(document(parts));
  EXPECT_TRUE(two.vulnerabilities[0].ports.empty());
  EXPECT_EQ(pointers(two, "port-only-in-prose").size(), 1u);
}

TEST(Csaf, AThreatSpeaksBeforeANoteAndNoneKnownOfOneHoleIsNotNoneKnownOfAll) {
  const auto threat = [](const std::string& first, const std::string& more) {
    return read_ok(document({.vulnerabilities = R"([{"cve": "CVE-2099-1000", "threats": [{"category": "exploit_status",
        "details": ")" + first + R"("}], "product_status": {"known_affected": ["P1", "P2"]}})" +
                                                more + "]"}));
  };
  const auto used = threat("This is being actively exploited.", "");
  EXPECT_EQ(used.exploits.says, Says::kExploited);
  EXPECT_EQ(used.exploits.pointer, "/vulnerabilities/0/threats/0");
  EXPECT_EQ(fault(used, "exploit-status-only-in-a-note"), nullptr);
  EXPECT_EQ(threat("No known public exploits.", "").exploits.says, Says::kNoneKnown);
  EXPECT_EQ(threat("No known public exploits.", R"(, {"cve": "CVE-2099-1001"})").exploits.says, Says::kNothing);
  EXPECT_EQ(threat("Nobody can say.", "").exploits.text, "Nobody can say.");
}

TEST(Csaf, TwoPlacesThatDifferOnExploitsAreAFaultAndTheWorseCounts) {
  const auto advisory = read_ok(document(
      {.notes =
           R"([{"category": "other", "title": "Exploitability", "text": "No known public exploits target this."}])",
       .vulnerabilities = R"([{"cve": "CVE-2099-1000", "notes": [{"category": "summary",
        "text": "Exploit code is public."}], "product_status": {"known_affected": ["P1", "P2"]}}])"}));
  EXPECT_EQ(advisory.exploits.says, Says::kPublic);
  EXPECT_EQ(pointers(advisory, "contradicting-exploit-status"), std::vector<std::string>{"/vulnerabilities/0/notes/0"});
}

TEST(Csaf, AWordingThatIsNotUnderstoodIsKeptWhereTheTitleSaysWhatItIsAbout) {
  const auto advisory = read_ok(document(
      {.notes = R"([{"category": "other", "title": "Exploitability", "text": "High skill level is needed."}])"}));
  EXPECT_EQ(advisory.exploits.says, Says::kNothing);
  EXPECT_EQ(advisory.exploits.text, "High skill level is needed.");
}

TEST(Csaf, WhatIsNotUnderstoodIsListedAndTheRestIsRead) {
  const auto advisory = read_ok(
      document({.vulnerabilities = R"([{"cve": 7, "title": "A hole", "x/y~z": 1, "scores": {"a": 1}, "notes": ["text"],
        "product_status": {"known_affected": ["P1", 2], "known_unaffected": ["P2"]},
        "remediations": [{"category": "pray", "details": "Update."}]}, "CVE-2099-1"])"}));
  EXPECT_EQ(
      pointers(advisory, "not-understood"),
      (std::vector<std::string>{
          "/vulnerabilities/0/cve", "/vulnerabilities/0/notes/0", "/vulnerabilities/0/product_status/known_affected/1",
          "/vulnerabilities/0/product_status/known_unaffected", "/vulnerabilities/0/remediations/0/category",
          "/vulnerabilities/0/scores", "/vulnerabilities/0/x~1y~0z", "/vulnerabilities/1"}));
  ASSERT_EQ(advisory.vulnerabilities.size(), 1u);
  EXPECT_EQ(advisory.vulnerabilities[0].stated.size(), 1u);
  EXPECT_EQ(advisory.vulnerabilities[0].remediations[0].category, "pray");
}

TEST(Csaf, AProductIdGivenTwiceIsAFaultAndBothProductsStay) {
  const auto advisory = read_ok(document(
      {.tree = R"({"full_product_names": [{"product_id": "P1", "name": "One"}, {"product_id": "P1", "name": "Two"},
        {"product_id": "P2", "name": "Three"}]})"}));
  EXPECT_EQ(advisory.products.size(), 3u);
  EXPECT_EQ(pointers(advisory, "duplicate-definition"), std::vector<std::string>{"/product_tree/full_product_names/1"});
}

TEST(Csaf, WhatIsNoCsafDocumentOfThisVersionIsAnErrorWithItsPlace) {
  const auto error = [](const std::string& text) { return read(text, "f.json").error(); };
  EXPECT_EQ(error("{").file, "f.json");
  EXPECT_EQ(error("[]").where, "/");
  EXPECT_EQ(error("{}").where, "/document");
  EXPECT_EQ(error(R"({"document": {}})").where, "/document/csaf_version");
  const auto newer = error(replaced(document(), R"("csaf_version": "2.0")", R"("csaf_version": "2.1")"));
  EXPECT_EQ(newer.code, Code::kUnsupported);
  EXPECT_EQ(newer.where, "/document/csaf_version");
  EXPECT_NE(newer.expected.find("2.1"), std::string::npos);
  EXPECT_EQ(error(replaced(document(), R"("id": "EX-2099-01")", R"("id": 5)")).where, "/document/tracking/id");
  EXPECT_EQ(error(replaced(document(), R"("title": "Two scanners")", R"("title": " ")")).where, "/document/title");
  EXPECT_EQ(error(replaced(document(), R"("category": "csaf_security_advisory",)", "")).where, "/document/category");
  EXPECT_EQ(error(replaced(document(), R"("title": "Two)", R"("title": "x", "title": "Two)")).code, Code::kDamaged);
}

TEST(Csaf, BranchesMayBeThirtyDeepAndNoDeeper) {
  const auto deep = [](int levels) {
    std::string open, close;
    for (int i = 0; i < levels; ++i) {
      open += R"({"category": "product_family", "name": "f", )";
      open += i + 1 < levels ? R"("branches": [)" : R"("product": {"product_id": "P1", "name": "One"})";
      close += i == 0 ? "}" : "]}";
    }
    return document({.tree = R"({"branches": [)" + open + close + "]}",
                     .vulnerabilities = R"([{"cve": "CVE-2099-1", "product_status": {"known_affected": ["P1"]}}])"});
  };
  EXPECT_EQ(read_ok(deep(30)).products[0].path.size(), 30u);
  const auto deeper = read(deep(31), "f.json");
  ASSERT_FALSE(deeper.ok());
  EXPECT_EQ(deeper.error().code, Code::kLimit);
}

TEST(Csaf, ADocumentThatMultipliesItselfMeetsABudget) {
  std::string products, ids, groups;
  for (int i = 0; i < 2000; ++i) {
    const std::string id = "\"P" + std::to_string(i) + '"';
    products += (i ? "," : "") + (R"({"name": "x", "product_id": )" + id) + '}';
    ids += (i ? "," : "") + id;
    groups += std::string(i ? "," : "") + R"({"category": "mitigation", "details": "x", "group_ids": ["G"]})";
  }
  const auto wide = read(document({.tree = R"({"full_product_names": [)" + products +
                                           R"(], "product_groups": [{"group_id": "G", "product_ids": [)" + ids + "]}]}",
                                   .vulnerabilities = R"([{"cve": "CVE-2099-1", "remediations": [)" + groups + "]}]"}),
                         "f.json");
  ASSERT_FALSE(wide.ok());
  EXPECT_EQ(wide.error().code, Code::kLimit);

  // Each relationship doubles the name of the one before.
  std::string chain, before = "A";
  for (int i = 0; i < 40; ++i) {
    const std::string id = "R" + std::to_string(i);
    chain += std::string(i ? "," : "") + R"({"category": "installed_on", "product_reference": ")" + before +
             R"(", "relates_to_product_reference": ")" + before +
             R"(", "full_product_name": {"name": "n", "product_id": ")" + id + R"("}})";
    before = id;
  }
  const auto doubled = read(document({.tree = R"({"full_product_names": [{"product_id": "A", "name": "a"}],
      "relationships": [)" + chain + "]}"}),
                            "f.json");
  ASSERT_FALSE(doubled.ok());
  EXPECT_EQ(doubled.error().code, Code::kLimit);
}

}  // namespace
}  // namespace asepsis::advise::csaf

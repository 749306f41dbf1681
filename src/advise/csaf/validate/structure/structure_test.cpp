#include "advise/csaf/validate/structure.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "advise/csaf/validate/own_cases_for_test.h"
#include "base/json.h"

namespace asepsis::advise::csaf {
namespace {

using Lines = std::vector<std::string>;
using Walk = void (*)(const json::Document&, Edition, Findings&);

Lines lines_of(std::string_view text, Edition edition, Walk walk) {
  const auto document = json::parse(text);
  if (!document) return {"unreadable: " + to_string(document.error())};
  Findings findings;
  walk(*document, edition, findings);
  findings.end();
  Lines lines;
  for (const auto& item : findings.items()) lines.push_back(item.at.pointer() + ": " + item.message);
  return lines;
}

std::filesystem::path cases(Edition edition) {
  return std::filesystem::path(ASEPSIS_SOURCE_DIR "/src/advise/csaf/validate/cases") /
         (edition == Edition::k20 ? "20" : "21");
}

// The sample of the edition, changed.
Lines said_of(std::string_view patch, Edition edition = Edition::k20, Walk walk = check_structure) {
  const auto sample = json::parse(read_file(cases(edition) / "sample.json"));
  const auto change = json::parse(patch);
  if (!sample || !change) return {"the test's own JSON is wrong"};
  json::Writer merged;
  merge(merged, sample->root(), change->root());
  return lines_of(merged.text(), edition, walk);
}

TEST(Structure, OfTheSamplesIsRight) {
  EXPECT_EQ(said_of("{}", Edition::k20), Lines{});
  EXPECT_EQ(said_of("{}", Edition::k21), Lines{});
}

TEST(Structure, SaysWhatWasExpectedAndWhatWasFound) {
  EXPECT_EQ(said_of(R"({"document":{"distribution":{"tlp":{"label":"BLACK"}}}})"),
            Lines{"/document/distribution/tlp/label: expected one of AMBER, GREEN, RED, WHITE; found `BLACK`"});
  EXPECT_EQ(said_of(R"({"document":{"csaf_version":"3"}})"), Lines{"/document/csaf_version: expected 2.0; found `3`"});
  EXPECT_EQ(said_of(R"({"document":{"title":["x"]}})"), Lines{"/document/title: expected a string; found an array"});
  EXPECT_EQ(said_of(R"({"document":{"title":1.5}})"), Lines{"/document/title: expected a string; found 1.5"});
  EXPECT_EQ(said_of(R"({"document":{"title":""}})"), Lines{"/document/title: expected a text that is not empty"});
  EXPECT_EQ(said_of(R"({"vulnerabilities":[{"cve":"x"}]})"),
            Lines{"/vulnerabilities/0/cve: expected a CVE id such as CVE-2021-44228; found `x`"});
  EXPECT_EQ(said_of(R"({"vulnerabilities":[]})"), Lines{"/vulnerabilities: expected at least 1 element; found none"});
  EXPECT_EQ(said_of(R"({"product_tree":{"product_groups":[{"product_ids":["P-1"]}]}})"),
            Lines{"/product_tree/product_groups/0/product_ids: expected at least 2 elements; found 1"});
  EXPECT_EQ(said_of(R"({"document":{"tracking":{"aliases":["a","b","a"]}}})"),
            Lines{"/document/tracking/aliases/2: repeats element 0 of this list, whose elements must differ"});
  EXPECT_EQ(said_of(R"({"vulnerabilities":[{"scores":[{"cvss_v3":{"baseScore":10.5}}]}]})"),
            Lines{"/vulnerabilities/0/scores/0/cvss_v3/baseScore: expected a number from 0 to 10; found 10.5"});
  EXPECT_EQ(said_of(R"({"x_y":1})", Edition::k21), Lines{"/x_y: member `x_y` is not one that may stand here"});
  EXPECT_EQ(lines_of("[]", Edition::k20, check_structure), Lines{": expected an object; found an array"});
}

TEST(Structure, NamesAllMembersThatAnObjectLacksInOneFinding) {
  EXPECT_EQ(said_of(R"({"document":{"tracking":{"id":null,"status":null,"version":null}}})"),
            Lines{"/document/tracking: lacks the members `id`, `status` and `version`"});
  EXPECT_EQ(said_of(R"({"document":{"publisher":{"=":true,"name":"x","category":"vendor"}}})"),
            Lines{"/document/publisher: lacks the member `namespace`"});
}

TEST(Structure, SaysOneThingOfOneFault) {
  // A branch without a category has two members; a CVSS object of an unknown version fits neither schema of oneOf.
  EXPECT_EQ(said_of(R"({"product_tree":{"branches":[{"category":null}]}})").size(), 1u);
  EXPECT_EQ(said_of(R"({"vulnerabilities":[{"scores":[{"cvss_v3":{"version":"3.2"}}]}]})"),
            Lines{"/vulnerabilities/0/scores/0/cvss_v3/version: expected one of 3.0, 3.1; found `3.2`"});
  EXPECT_EQ(said_of(R"({"vulnerabilities":[{"scores":[{"cvss_v3":{"version":null}}]}]})"),
            Lines{"/vulnerabilities/0/scores/0/cvss_v3: lacks the member `version`"});
  EXPECT_EQ(said_of(R"({"product_tree":{"branches":[{"produkt":{}}]}})", Edition::k21).size(), 1u);
  EXPECT_EQ(said_of(R"({"product_tree":{"branches":[{"branches":null,"produkt":{}}]}})", Edition::k21).size(), 1u);
  EXPECT_EQ(said_of(R"({"document":{"notes":{"x":{"y":[]}}}})", Edition::k21).size(), 1u);
}

TEST(Structure, CountsCharactersAndNotBytes) {
  EXPECT_EQ(said_of(R"({"document":{"title":"é"}})"), Lines{});
  EXPECT_EQ(said_of(R"({"product_tree":{"full_product_names":[{"product_identification_helper":{"cpe":"ééé"}}]}})"),
            Lines{"/product_tree/full_product_names/0/product_identification_helper/cpe: "
                  "expected at least 5 characters; found 3"});
}

TEST(Structure, AsksThatACvss4ScoreFitsItsSeverity) {
  EXPECT_EQ(
      said_of(R"({"vulnerabilities":[{"metrics":[{"content":{"cvss_v4":{"baseScore":3.95,"baseSeverity":"LOW"}}}]}]})",
              Edition::k21),
      Lines{"/vulnerabilities/0/metrics/0/content/cvss_v4: expected a `baseScore` from 0.1 to 3.9 in tenths with the "
            "`baseSeverity` `LOW`; found 3.95"});
  for (int tenths = 0; tenths <= 100; ++tenths) {
    const std::string score = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    const char* severity = tenths == 0   ? "NONE"
                           : tenths < 40 ? "LOW"
                           : tenths < 70 ? "MEDIUM"
                           : tenths < 90 ? "HIGH"
                                         : "CRITICAL";
    EXPECT_EQ(said_of(R"({"vulnerabilities":[{"metrics":[{"content":{"cvss_v4":{"baseScore":)" + score +
                          R"(,"baseSeverity":")" + severity + R"("}}}]}]})",
                      Edition::k21),
              Lines{})
        << score;
  }
}

TEST(UnknownMembers, AreFoundWhereverTheyStand) {
  EXPECT_EQ(said_of("{}", Edition::k20, find_unknown_members), Lines{});
  EXPECT_EQ(said_of("{}", Edition::k21, find_unknown_members), Lines{});
  EXPECT_EQ(said_of(R"({"x":{"y":1},"document":{"tracking":{"z":[]}},)"
                    R"("vulnerabilities":[{"scores":[{"cvss_v3":{"q":null,"w":1}}]}]})",
                    Edition::k20, find_unknown_members),
            (Lines{"/x: member `x` is not one that the standard defines here",
                   "/document/tracking/z: member `z` is not one that the standard defines here",
                   "/vulnerabilities/0/scores/0/cvss_v3/w: member `w` is not one that the standard defines here"}));
}

TEST(UnknownMembers, AreNoneInTheContentOfAnExtension) {
  const std::string extension =
      R"({"x_extensions":[{"$schema":"https://a.example/x_1.0.0.json","category":"essential","content":{"any":{}},)"
      R"("critical":false}]})";
  EXPECT_EQ(said_of(extension, Edition::k21, find_unknown_members), Lines{});
  EXPECT_EQ(said_of(extension, Edition::k20, find_unknown_members).size(), 1u);
}

TEST(Structure, OfEveryCisaAdvisoryIsRight) {
  const std::filesystem::path folder = ASEPSIS_SHARED_DIR "/data/advisories/cisa";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no advisories in " << folder;
  std::size_t documents = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    ++documents;
    const std::string text = read_file(entry.path());
    EXPECT_EQ(lines_of(text, Edition::k20, check_structure), Lines{}) << entry.path();
    EXPECT_EQ(lines_of(text, Edition::k20, find_unknown_members), Lines{}) << entry.path();
  }
  EXPECT_GT(documents, 1'000u);
}

}  // namespace
}  // namespace asepsis::advise::csaf

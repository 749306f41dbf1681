#include "model/codec.h"

#include <gtest/gtest.h>

#include "model/sample_answers.h"

namespace asepsis::model {
namespace {

std::vector<std::string> keys(const json::Value& object) {
  std::vector<std::string> names;
  for (const json::Member& member : object.members()) names.emplace_back(member.key);
  return names;
}

// The contract's keys stand there in its order; others may stand between.
void expect_keys(const json::Value& object, const std::vector<std::string>& wanted) {
  std::size_t met = 0;
  for (const std::string& name : keys(object)) met += met < wanted.size() && name == wanted[met] ? 1 : 0;
  EXPECT_EQ(met, wanted.size()) << object.pointer() << " lacks '" << (met < wanted.size() ? wanted[met] : "") << "'";
}

TEST(ResponseJson, HasTheKeysOfTheContract) {
  const auto document = json::parse(to_json(testing::sample_response()));
  ASSERT_TRUE(document);
  const json::Value root = document->root();
  expect_keys(root,
              {"advisory", "as_of", "complete", "problems", "affected", "reachable", "disconnect", "tonight", "fixed"});
  expect_keys(root["affected"], {"findings", "beyond", "unjudged", "counts", "complete", "problems", "text"});
  expect_keys(root["reachable"]["rows"][0], {"device", "port", "can", "did", "blind", "paths"});
  expect_keys(root["disconnect"], {"options", "recommended", "reasons", "text"});
  expect_keys(root["disconnect"]["options"][0],
              {"kind", "attack_paths", "required_broken", "benign_lost", "update_path_open", "coverage"});
  expect_keys(root["tonight"], {"rules_file", "placement", "steps", "checks", "text"});
  expect_keys(root["tonight"]["steps"][0], {"text", "undo", "owner"});
  expect_keys(root["fixed"], {"devices", "detections", "coverage", "text"});
  expect_keys(root["fixed"]["devices"][0], {"device", "contained", "updated", "on_wire"});
  EXPECT_EQ(root["disconnect"]["recommended"].string(), "block ports");
  EXPECT_EQ(root["reachable"]["rows"][0]["paths"][0]["hops"][0]["point"].string(), "core");
}

TEST(ResponseJson, OneAdvisoryStandsThereItselfAndSeveralAreAnArray) {
  Response response = testing::sample_response();
  EXPECT_EQ(json::parse(to_json(response))->root()["advisory"]["id"].string(), "ICSMA-17-215-02");
  response.advisories.push_back(testing::sample_head());
  EXPECT_EQ(json::parse(to_json(response))->root()["advisory"].size(), 2u);
  EXPECT_TRUE(json::parse(to_json(response))->root()["advisory"].is_array());
  response.advisories.clear();
  EXPECT_TRUE(json::parse(to_json(response))->root()["advisory"].is_array());
}

TEST(AssessmentJson, HasTheKeysOfTheContract) {
  const auto document = json::parse(to_json(testing::sample_assessment(), true, {}));
  ASSERT_TRUE(document);
  const json::Value root = document->root();
  expect_keys(root, {"findings", "beyond", "unjudged", "counts", "complete", "problems"});
  const json::Value finding = root["findings"][0];
  expect_keys(finding, {"id", "device", "advisory", "product", "vulnerability", "verdict", "confirmed", "status_source",
                        "reasons", "missing", "contradictions", "exposure", "priority", "patient_risk"});
  expect_keys(finding["device"], {"id", "name", "addresses"});
  expect_keys(finding["reasons"][0], {"rule", "text", "why"});
  expect_keys(finding["exposure"], {"can", "did", "blind"});
  expect_keys(finding["priority"], {"rank", "reasons"});
  expect_keys(finding["patient_risk"], {"leave_on", "take_off"});
  expect_keys(root["unjudged"][0], {"device", "missing"});
  EXPECT_EQ(finding["status_source"].string(), "stated");
  EXPECT_EQ(root["findings"][1]["status_source"].kind(), json::Kind::kNull);
}

TEST(KnowingJson, HasTheKeysOfTheContract) {
  const auto document = json::parse(to_json(testing::sample_knowing()));
  ASSERT_TRUE(document);
  const json::Value root = document->root();
  expect_keys(root, {"devices", "flows", "detections", "coverage", "complete", "problems"});
  expect_keys(root["devices"][0], {"id", "addresses", "macs", "names", "ae_titles", "vendor", "model", "software",
                                   "serial", "os", "modalities", "roles", "zone", "services", "contradictions"});
  expect_keys(root["devices"][0]["vendor"], {"value", "raw", "confidence", "why"});
  EXPECT_EQ(root["devices"][0]["model"].kind(), json::Kind::kNull);
  expect_keys(root["devices"][0]["services"][0], {"transport", "port", "protocol", "state"});
  expect_keys(root["flows"][0], {"client", "server", "transport", "port", "protocol", "operations", "connections",
                                 "packets", "bytes", "first", "last"});
  expect_keys(root["detections"][0], {"rule", "vulnerabilities", "client", "servers", "server", "port", "first", "last",
                                      "count", "outcome", "why"});
  expect_keys(root["coverage"], {"from", "to", "packets", "bytes", "lost", "duplicates", "networks"});
}

TEST(KnowingJson, ASweepHasNoServerOfItsOwnAndNothingSeenHasNoTimes) {
  Knowing knowing = testing::sample_knowing();
  knowing.recording.coverage = {};
  const auto document = json::parse(to_json(knowing));
  const json::Value sweep = document->root()["detections"][1];
  EXPECT_EQ(sweep["server"].kind(), json::Kind::kNull);
  EXPECT_EQ(sweep["port"].kind(), json::Kind::kNull);
  EXPECT_EQ(sweep["servers"].size(), 2u);
  EXPECT_EQ(document->root()["coverage"]["from"].kind(), json::Kind::kNull);
}

TEST(AnswersJson, SayNothingOfPacketsOrCaptureFiles) {
  const std::string text = to_json(testing::sample_knowing());
  EXPECT_EQ(text.find("secret-name"), std::string::npos);
  EXPECT_EQ(text.find("\"packet\""), std::string::npos);
}

}  // namespace
}  // namespace asepsis::model

#include "phantom/phantom.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "base/hash.h"
#include "base/json.h"
#include "phantom/sample_scenario.h"
#include "phantom/scenario.h"
#include "tap/tap.h"

namespace asepsis::phantom {
namespace {

Synthesised made(const std::string& events, std::uint64_t seed = 1) {
  const auto scenario = read_scenario(sample_scenario(events), "sample.json");
  EXPECT_TRUE(scenario) << to_string(scenario.error());
  return synth(**scenario, seed);
}

// What a sensor hears, in words that name protocol and message.
class Heard : public tap::Sink {
 public:
  void on_host(const IpAddress&, const MacAddress&, bool, const tap::Place&) override {}
  void on_message(const tap::Conversation& conversation, wire::Side side, const tap::Message& message,
                  const tap::Place&) override {
    ++messages[std::string(conversation.protocol)];
    if (const auto* http = std::get_if<wire::http::Message>(&message)) on_http(*http);
    if (const auto* hl7 = std::get_if<wire::hl7::Message>(&message)) words.push_back(hl7->type);
    if (const auto* radia = std::get_if<wire::radia::Message>(&message))
      words.push_back(side == wire::Side::kClient                     ? "notify"
                      : std::get<wire::radia::Reply>(*radia).accepted ? "accepted"
                                                                      : "refused");
    if (const auto* host = std::get_if<wire::browser::Announcement>(&message)) words.push_back(host->name);
    if (const auto* dhcp = std::get_if<wire::dhcp::Message>(&message))
      words.push_back("dhcp " + std::to_string(dhcp->type));
    if (const auto* dicom = std::get_if<wire::dicom::Message>(&message)) on_dicom(*dicom);
  }
  void on_conflict(const tap::Conversation&, wire::Side, const tap::Place&) override { ++conflicts; }
  void on_end(const tap::Conversation& conversation) override { lost += conversation.lost; }

  bool said(std::string_view word) const { return std::find(words.begin(), words.end(), word) != words.end(); }

  std::map<std::string, int> messages;
  std::vector<std::string> words;
  std::uint64_t lost = 0;
  int conflicts = 0;

 private:
  void on_http(const wire::http::Message& http) {
    if (const auto* response = std::get_if<wire::http::Response>(&http)) {
      words.push_back(std::to_string(response->status) + " " + response->server.value_or(""));
      if (response->challenge) words.push_back("build " + std::to_string(response->challenge->version->build));
    } else if (std::get<wire::http::Request>(http).range) {
      words.push_back("range");
    }
  }
  void on_dicom(const wire::dicom::Message& dicom) {
    if (const auto* associate = std::get_if<wire::dicom::Associate>(&dicom))
      words.push_back(associate->calling_ae + ">" + associate->called_ae);
    if (const auto* dimse = std::get_if<wire::dicom::Dimse>(&dicom))
      words.push_back("command " + std::to_string(static_cast<int>(dimse->command)));
    if (const auto* set = std::get_if<wire::dicom::DataSet>(&dicom))
      if (set->identity.model) words.push_back(*set->identity.manufacturer + " " + *set->identity.model);
  }
};

Heard listen(const Synthesised& capture) {
  auto source = tap::open_capture(capture.capture, "sample.pcapng");
  EXPECT_TRUE(source);
  std::vector<std::unique_ptr<tap::Source>> sources;
  sources.push_back(std::move(source).value());
  Heard heard;
  tap::Sink* const sinks[] = {&heard};
  const auto outcome = tap::run(sources, sinks);
  EXPECT_TRUE(outcome.complete);
  EXPECT_TRUE(outcome.problems.empty());
  return heard;
}

json::Document truth_of(const Synthesised& capture) {
  auto document = json::parse(capture.truth);
  EXPECT_TRUE(document);
  return std::move(document).value();
}

TEST(Phantom, TheSameScenarioAndSeedGiveTheSameBytesOnEveryMachine) {
  // Changes when a builder or a script changes what it sends: look at the capture, then write the new digest here.
  EXPECT_EQ(to_hex(sha256(made(all_events()).capture)),
            "f9d7cbc56e38d4a22cd84a75231b0c7ad1423952ccbfba650ef73f2d79ade950");
  EXPECT_EQ(made(all_events()).truth, made(all_events()).truth);
  EXPECT_NE(made(all_events(), 2).capture, made(all_events(), 1).capture);
}

TEST(Phantom, ASensorHearsEverythingThatWasSaid) {
  const Heard heard = listen(made(all_events()));
  for (const auto* word : {"dhcp 1",
                           "dhcp 5",
                           "SCANNER1",
                           "SCANNER1>ARCHIVE",
                           "ARCHIVE>SCANNER1",
                           "command 48",
                           "command 32800",
                           "command 1",
                           "command 32769",
                           "command 320",
                           "command 288",
                           "command 304",
                           "command 256",
                           "NORTHLIGHT Aurora",
                           "200 Microsoft-IIS/7.5",
                           "401 Microsoft-IIS/7.5",
                           "build 7601",
                           "416 Microsoft-IIS/7.5",
                           "range",
                           "notify",
                           "accepted"})
    EXPECT_TRUE(heard.said(word)) << word;
  EXPECT_EQ(heard.lost, 0u);
  EXPECT_EQ(heard.conflicts, 0);
}

TEST(Phantom, BetweenTwoZonesWithoutATapNothingIsCaptured) {
  const auto events =
      R"({"at": 0, "do": "hl7", "from": "ris", "to": "archive", "message": "ADT^A04", "patient": "DOE^JANE"})";
  const auto capture = made(events);
  EXPECT_TRUE(listen(capture).messages.empty());
  const auto truth = truth_of(capture);
  EXPECT_EQ(truth.root()["capture"]["packets"].integer(), 0);
  EXPECT_EQ(truth.root()["flows"].size(), 0u);
}

TEST(Phantom, ATapOnOneSideSeesBothSides) {
  const Heard heard = listen(made(R"({"at": 0, "do": "c-echo", "from": "scanner", "to": "archive"})"));
  EXPECT_TRUE(heard.said("command 48"));
  EXPECT_TRUE(heard.said("command 32816"));
}

TEST(Phantom, ThePatientsAreInTheCaptureAndTheTruthSaysThatTheyMayAppearNowhere) {
  const auto capture = made(all_events());
  const std::string_view name = "DOE^JANE";
  const auto is = [](std::byte byte, char c) { return static_cast<char>(byte) == c; };
  EXPECT_NE(std::search(capture.capture.begin(), capture.capture.end(), name.begin(), name.end(), is),
            capture.capture.end());
  const auto truth = truth_of(capture);
  EXPECT_EQ(truth.root()["must_not_appear"][0].string(), name);
}

TEST(Phantom, TheTruthTellsWhatEveryAttackGotForAnAnswer) {
  const auto truth = truth_of(made(all_events()));
  std::vector<std::string> answers;
  for (const auto& attack : truth.root()["attack"].elements()) answers.emplace_back(attack["answer"].string_or(""));
  EXPECT_EQ(answers, (std::vector<std::string>{"silent", "silent", "open", "closed",
                                               "HTTP/1.1 416 Requested Range Not Satisfiable", "accepted"}));
}

TEST(Phantom, TheTruthCountsEveryCapturedFlow) {
  const auto truth = truth_of(made(R"({"at": 0, "do": "c-echo", "from": "scanner", "to": "archive"})"));
  const auto flow = truth.root()["flows"][0];
  EXPECT_EQ(flow["client"].string(), "10.20.0.11");
  EXPECT_EQ(flow["port"].integer(), 11112);
  EXPECT_EQ(flow["packets"].integer(), truth.root()["capture"]["packets"].integer());
  EXPECT_EQ(truth.root()["devices"][1]["identity_on_wire"].boolean(), false);  // an echo carries no object
}

TEST(Phantom, TheDemoHospitalReadsAndIsHeard) {
  std::ifstream in(ASEPSIS_SOURCE_DIR "/examples/demo/morning.scenario.json", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto scenario = read_scenario(text, "morning.scenario.json");
  ASSERT_TRUE(scenario) << to_string(scenario.error());
  const Heard heard = listen(synth(**scenario, 1));
  EXPECT_TRUE(heard.said("NORTHLIGHT MEDICAL Aurora PC64"));
  EXPECT_TRUE(heard.said("ADT^A04"));
  EXPECT_EQ(heard.lost, 0u);
}

}  // namespace
}  // namespace asepsis::phantom

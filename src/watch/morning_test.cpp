// The detectors over a recorded morning: each probe, contact and the sweep, and nothing else.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "tap/tap.h"
#include "watch/watch.h"

namespace asepsis::watch {
namespace {

using model::Outcome;

const std::string kFolder = std::string(ASEPSIS_SHARED_DIR) + "/data/pcap/";

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<model::Detection> watched(const std::string& name) {
  const std::string bytes = read(kFolder + name);
  std::vector<std::unique_ptr<tap::Source>> sources;
  auto source = tap::open_capture(std::as_bytes(std::span(bytes)), name);
  EXPECT_TRUE(source.ok());
  if (!source) return {};
  sources.push_back(std::move(*source));
  Sink sink({name});
  tap::Sink* const sinks[] = {&sink};
  model::Recording recording;
  recording.coverage = tap::run(sources, sinks).coverage;
  recording.contacts = std::move(sink).take();
  return judge(recording, {}, {});
}

bool is_there(const std::string& name) { return std::ifstream(kFolder + name).good(); }

TEST(WatchMorning, FindsEachProbeWithItsAnswerEachContactAndTheOneSweep) {
  if (!is_there("hospital-morning.pcapng")) GTEST_SKIP() << "NOT TESTED: " << kFolder << " is missing";
  std::map<std::string, Outcome> probes;
  std::set<std::string> contacts;
  std::vector<model::Detection> sweeps;
  for (const auto& detection : watched("hospital-morning.pcapng")) {
    EXPECT_EQ(detection.client, parse_ip("10.10.0.57"));
    if (detection.rule == "sweep") {
      sweeps.push_back(detection);
      continue;
    }
    EXPECT_EQ(detection.count, 1u);
    ASSERT_TRUE(detection.server);
    if (detection.rule == "radia-notify")
      contacts.insert(to_string(*detection.server));
    else
      probes.emplace(to_string(*detection.server), detection.outcome);
  }
  EXPECT_EQ(probes, (std::map<std::string, Outcome>{{"10.20.0.11", Outcome::kAnsweredVulnerable},
                                                    {"10.20.0.12", Outcome::kAnsweredVulnerable},
                                                    {"10.20.0.13", Outcome::kAnsweredPatched},
                                                    {"10.20.0.14", Outcome::kAnsweredVulnerable}}));
  EXPECT_EQ(contacts, (std::set<std::string>{"10.20.0.11", "10.20.0.12", "10.20.0.13", "10.20.0.14"}));
  ASSERT_EQ(sweeps.size(), 1u);
  EXPECT_EQ(sweeps[0].count, 18u);
  EXPECT_EQ(sweeps[0].servers.size(), 9u);
}

TEST(WatchSynthetic, CountsRepeatedProbesAndKeepsQuietOnBenignTraffic) {
  if (!is_there("synthetic")) GTEST_SKIP() << "NOT TESTED: " << kFolder << " is missing";
  std::uint64_t attempts = 0;
  std::set<std::string> targets;
  for (const auto& detection : watched("synthetic/attack-ms15-034-probe.pcap")) {
    if (detection.rule != "cve-2015-1635-range-probe") continue;
    attempts += detection.count;
    targets.insert(to_string(*detection.server));
  }
  EXPECT_EQ(attempts, 4u);
  EXPECT_EQ(targets, (std::set<std::string>{"10.20.1.11", "10.20.1.12", "10.20.1.13"}));

  const auto notified = watched("synthetic/attack-radia-3465-unauth.pcap");
  ASSERT_EQ(notified.size(), 1u);
  EXPECT_EQ(notified[0].count, 2u);
  EXPECT_EQ(notified[0].server, parse_ip("10.20.1.11"));

  EXPECT_TRUE(watched("synthetic/http-iis75-ntlm-win7.pcap").empty());
  EXPECT_TRUE(watched("synthetic/dicom-devices-sim.pcap").empty());
  EXPECT_TRUE(watched("synthetic/hl7-mllp-orm-adt.pcap").empty());
}

}  // namespace
}  // namespace asepsis::watch

// The whole room over a recorded morning of a small hospital: every device, none invented, nothing of a patient.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "base/text.h"
#include "know/identity.h"
#include "know/sink.h"
#include "model/codec.h"
#include "model/knowledge_reader.h"
#include "tap/tap.h"

namespace asepsis::know {
namespace {

using model::Device;

const std::string kCapture = std::string(ASEPSIS_SHARED_DIR) + "/data/pcap/hospital-morning.pcapng";
const std::string kTruth = std::string(ASEPSIS_SHARED_DIR) + "/data/pcap/hospital-morning.truth.json";

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

model::Knowledge knowledge() {
  const std::vector<std::string> names{"vendors.csv", "implementations.csv", "os.csv", "os_words.csv"};
  std::vector<std::string> texts;
  for (const auto& name : names) texts.push_back(read(std::string(ASEPSIS_SOURCE_DIR) + "/data/" + name));
  std::vector<model::KnowledgeFile> files;
  for (std::size_t i = 0; i < names.size(); ++i) files.push_back({names[i], texts[i]});
  return model::read_knowledge(files);
}

struct Morning {
  model::Recording recording;
  std::vector<Device> devices;
};

Morning spend_morning() {
  const std::string bytes = read(kCapture);
  std::vector<std::unique_ptr<tap::Source>> sources;
  auto source = tap::open_capture(std::as_bytes(std::span(bytes)), "morning.pcapng");
  EXPECT_TRUE(source.ok());
  sources.push_back(std::move(*source));
  Sink sink({"morning.pcapng"});
  tap::Sink* const sinks[] = {&sink};
  const auto outcome = tap::run(sources, sinks);
  Morning morning;
  morning.recording = std::move(sink).take();
  const auto networks = morning.recording.coverage.networks;
  morning.recording.coverage = outcome.coverage;
  morning.recording.coverage.networks = networks;
  morning.devices = devices(morning.recording, {}, knowledge(), nullptr);
  return morning;
}

class TheMorning : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (std::ifstream(kCapture).good() && std::ifstream(kTruth).good()) morning_ = new Morning(spend_morning());
  }
  static void TearDownTestSuite() { delete morning_; }
  void SetUp() override {
    if (morning_ == nullptr) GTEST_SKIP() << "NOT TESTED: " << kCapture << " is missing";
  }
  static const Device* at(std::string_view address) {
    for (const Device& device : morning_->devices)
      for (const IpAddress& known : device.addresses)
        if (known == parse_ip(address)) return &device;
    return nullptr;
  }
  static inline Morning* morning_ = nullptr;
};

TEST_F(TheMorning, HasEveryDeviceOfTheTruthWithItsIdentityAndInventsNone) {
  const std::string text = read(kTruth);
  const auto truth = json::parse(text);
  ASSERT_TRUE(truth.ok());
  std::vector<std::string> known;
  for (const json::Value real : truth->root()["devices"].elements()) {
    const std::string address(real["ip"].string_or(""));
    known.push_back(address);
    const Device* device = at(address);
    ASSERT_NE(device, nullptr) << address;
    const auto holds = [](const std::optional<model::Attribute>& a, std::string_view part) {
      return a && (contains_ignoring_case(a->value, part) || contains_ignoring_case(a->raw, part));
    };
    if (real["identity_on_wire"].boolean() == true) {
      EXPECT_TRUE(holds(device->vendor, real["maker"].string_or("?"))) << address;
      EXPECT_TRUE(holds(device->model, real["model"].string_or("?"))) << address;
      EXPECT_TRUE(holds(device->software, real["software"].string_or("?"))) << address;
      EXPECT_EQ(device->vendor->value, "Siemens") << address;
    } else {
      EXPECT_FALSE(device->model) << address << " is called " << (device->model ? device->model->value : "");
    }
    const std::string_view os = real["os"].string_or("");
    if (os.starts_with("Windows"))
      EXPECT_EQ(device->os ? device->os->value : "nothing", os) << address;
    else
      EXPECT_FALSE(device->os && contains_ignoring_case(device->os->value, "Windows")) << address;
    std::vector<std::string> roles, allowed{"unknown"};
    for (const model::Role role : device->roles) roles.emplace_back(to_string(role));
    for (const json::Value role : real["roles"].elements()) allowed.emplace_back(role.string_or(""));
    EXPECT_TRUE(
        std::ranges::any_of(roles, [&](const auto& role) { return std::ranges::find(allowed, role) != allowed.end(); }))
        << address << " is " << join(roles, ", ");
  }
  for (const json::Value gateway : truth->root()["router"]["addresses"].elements())
    known.emplace_back(gateway.string_or(""));
  for (const Device& device : morning_->devices) {
    const std::string first = device.addresses.empty() ? "" : to_string(device.addresses.front());
    EXPECT_NE(std::ranges::find(known, first), known.end()) << first << " is invented";
  }
}

TEST_F(TheMorning, RolesModalitiesAndServicesAreAsTheyWereUsed) {
  using enum model::Role;
  EXPECT_EQ(at("10.20.0.11")->modalities, (std::vector<std::string>{"CT", "PT"}));
  EXPECT_EQ(at("10.20.0.11")->roles, std::vector{kModality});
  EXPECT_EQ(at("10.20.0.14")->roles, (std::vector{kModality, kWorkstation}));
  EXPECT_EQ(at("10.30.0.20")->roles, std::vector{kArchive});
  EXPECT_EQ(at("10.30.0.21")->roles, std::vector{kWorklist});
  EXPECT_EQ(at("10.30.0.22")->roles, std::vector{kGateway});
  EXPECT_EQ(at("10.30.0.23")->roles, std::vector{kInfrastructure});
  EXPECT_EQ(at("10.10.0.57")->roles, std::vector{kClient});
  const auto state = [](std::string_view address, std::uint16_t port) -> std::string {
    for (const model::Service& service : at(address)->services)
      if (service.port == port) return std::string(to_string(service.state)) + " " + service.protocol;
    return "not tried";
  };
  EXPECT_EQ(state("10.20.0.11", 80), "open http");
  EXPECT_EQ(state("10.20.0.11", 104), "open dicom");
  EXPECT_EQ(state("10.20.0.11", 3465), "open radia");
  EXPECT_EQ(state("10.20.0.15", 3465), "closed ");
  EXPECT_EQ(state("10.30.0.23", 445), "open smb");
}

TEST_F(TheMorning, WhatCouldBeHeardIsThreeNetworksAndNoHostHasARoutersMac) {
  const std::vector<MacAddress> routers{*parse_mac("00:1b:21:0a:0a:01"), *parse_mac("00:1b:21:0a:14:01"),
                                        *parse_mac("00:1b:21:0a:1e:01")};
  for (const MacAddress& mac : morning_->recording.router_macs)
    EXPECT_NE(std::ranges::find(routers, mac), routers.end()) << to_string(mac);
  EXPECT_EQ(morning_->recording.coverage.networks,
            (std::vector<Cidr>{*parse_cidr("10.10.0.0/24"), *parse_cidr("10.20.0.0/24"), *parse_cidr("10.30.0.0/24")}));
  EXPECT_EQ(at("10.30.0.20")->macs, std::vector{*parse_mac("00:50:56:30:00:20")});
  EXPECT_EQ(at("10.10.0.57")->macs, std::vector{*parse_mac("b8:ca:3a:10:00:57")});
}

TEST_F(TheMorning, OneSerialAtFiveDevicesIsShownOnEachOfThem) {
  for (const auto* address : {"10.20.0.11", "10.20.0.12", "10.20.0.13", "10.20.0.14", "10.20.0.15"}) {
    const auto& all = at(address)->contradictions;
    const auto twins = std::ranges::find(all, "serial", &model::Contradiction::attribute);
    ASSERT_NE(twins, all.end()) << address;
    EXPECT_EQ(twins->values.size(), 5u);
  }
}

TEST_F(TheMorning, HasTheFlowsOfTheTruthWithTheirOperations) {
  const std::string text = read(kTruth);
  const auto truth = json::parse(text);
  std::size_t expected = 0;
  for (const json::Value real : truth->root()["flows"].elements()) {
    const auto transport = real["proto"].string_or("");
    const auto client = parse_ip(real["client"].string_or("")), server = parse_ip(real["server"].string_or(""));
    if ((transport != "tcp" && transport != "udp") || !client || !server) continue;
    if (server->is_multicast() || server->is_broadcast() || to_string(*server).ends_with(".255")) continue;
    if (client->is_unspecified() || client->is_broadcast()) continue;
    ++expected;
    const auto found = std::ranges::find_if(morning_->recording.flows, [&](const model::Flow& flow) {
      return flow.client == client && flow.server == server && flow.port == real["port"].integer() &&
             to_string(flow.transport) == transport;
    });
    ASSERT_NE(found, morning_->recording.flows.end()) << real.pointer();
    EXPECT_EQ(found->packets, static_cast<std::uint64_t>(*real["packets"].integer())) << real.pointer();
  }
  EXPECT_EQ(morning_->recording.flows.size(), expected);
  const auto operations = [&](std::string_view client, std::string_view server, std::uint16_t port) {
    for (const model::Flow& flow : morning_->recording.flows)
      if (flow.client == parse_ip(client) && flow.server == parse_ip(server) && flow.port == port)
        return join(flow.operations, ", ");
    return std::string("no flow");
  };
  EXPECT_EQ(operations("10.20.0.11", "10.30.0.20", 11112), "c-echo, c-store, storage commitment");
  EXPECT_EQ(operations("10.30.0.20", "10.20.0.11", 104), "n-event-report");
  EXPECT_EQ(operations("10.20.0.11", "10.30.0.21", 104), "worklist");
  EXPECT_EQ(operations("10.20.0.11", "10.30.0.21", 105), "mpps n-create, mpps n-set");
  EXPECT_EQ(operations("10.20.0.14", "10.30.0.20", 11112), "c-echo, c-find, c-store, storage commitment");
  EXPECT_EQ(operations("10.30.0.21", "10.30.0.22", 2575), "adt^a04, orm^o01");
  EXPECT_EQ(operations("10.10.0.57", "10.20.0.11", 80), "get");
}

TEST_F(TheMorning, KeepsNothingOfAPatient) {
  const std::string text = read(kTruth), kept = model::encode(morning_->recording);
  const auto truth = json::parse(text);
  const auto forbidden = truth->root()["must_not_appear"];
  EXPECT_GT(forbidden.size(), 0u);
  for (const json::Value word : forbidden.elements())
    EXPECT_EQ(kept.find(word.string_or("?")), std::string::npos) << word.string_or("?");
}

}  // namespace
}  // namespace asepsis::know

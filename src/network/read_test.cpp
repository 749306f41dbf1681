#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "network/network.h"
#include "network/testing.h"

namespace asepsis::network {
namespace {

using testing::ip;
using testing::net;

constexpr std::string_view kSmall = R"(zones:
  - {name: office,  subnets: [10.10.0.0/16], entry: true, tap: true}
  - {name: imaging, subnets: [10.20.0.0/24], tap: true}
  - {name: servers, subnets: [10.30.0.0/24, "fd00:30::/64"], tap: false}
points:
  - name: core
    between: [office, imaging, servers]
    default: deny
    rules:
      - {allow: tcp, from: office,  to: imaging, ports: [80, 443, 3465], note: "old web access"}
      - {deny: any, from: [10.30.0.9, office], to: 10.20.0.0/28}
      - {allow: udp, ports: ["6000-6063", 53]}
management_servers: [10.30.0.40]
remote_service: [{vendor: Siemens, addresses: [10.30.0.50], to: imaging}]
)";

std::string file_text(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Where and what of the error that the text gives.
std::string error_of(std::string_view text, const Fetch& fetch = {}) {
  const auto model = read(text, "n.yaml", fetch);
  return model ? "no error" : to_string(model.error());
}

std::string with(std::string_view from, std::string_view to) {
  std::string text(kSmall);
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(NetworkFile, TheExampleOfTheDocumentsIsRead) {
  const auto model = read(kSmall, "n.yaml");
  ASSERT_TRUE(model) << to_string(model.error());
  ASSERT_EQ(model->zones.size(), 3u);
  EXPECT_TRUE(model->zones[0].entry);
  EXPECT_FALSE(model->zones[1].entry);
  EXPECT_FALSE(model->zones[2].tap);
  EXPECT_EQ(model->zones[2].subnets[1], net("fd00:30::/64"));
  ASSERT_EQ(model->points.size(), 1u);
  const auto& point = model->points[0];
  EXPECT_FALSE(point.default_allow);
  ASSERT_EQ(point.rules.size(), 3u);
  EXPECT_EQ(point.rules[0].text, "allow tcp from office to imaging ports 80, 443, 3465 (old web access)");
  EXPECT_EQ(point.rules[0].from, std::vector{net("10.10.0.0/16")});
  EXPECT_EQ(point.rules[0].ports, PortSet::of({80, 443, 3465}));
  EXPECT_EQ(point.rules[0].origin.document, "n.yaml");
  EXPECT_TRUE(point.rules[0].origin.place.starts_with("line 10")) << point.rules[0].origin.place;
  EXPECT_EQ(point.rules[1].from, (std::vector{net("10.10.0.0/16"), net("10.30.0.9")}));
  EXPECT_FALSE(point.rules[1].transport);
  EXPECT_TRUE(point.rules[2].from.empty());
  EXPECT_TRUE(point.rules[2].ports.contains(6063));
  EXPECT_EQ(model->management_servers, std::vector{ip("10.30.0.40")});
  EXPECT_EQ(model->remote_service[0].to, "imaging");
}

TEST(NetworkFile, EveryMistakeIsOneErrorWithItsLineAndWhatWouldHaveBeenRight) {
  const struct {
    std::string_view from, to, place, says;
  } mistakes[] = {
      {"entry: true, tap", "entrance: true, tap", "line 2", "entrance"},
      {"default: deny", "default: maybe", "line 8", "deny or allow"},
      {"between: [office, imaging, servers]", "between: [office, imagin]", "line 7", "imagin"},
      {"to: imaging, ports", "to: imagin, ports", "line 10", "imagin"},
      {"10.20.0.0/24", "10.20.0.1/24", "line 3", "10.20.0.0/24"},
      {"\"fd00:30::/64\"", "\"fd00:30::1/64\"", "line 4", "fd00:30::/64"},
      {"10.30.0.0/24", "10.20.0.0/24", "line 4", "belongs to imaging"},
      {"[80, 443, 3465]", "[80, 443, 65536]", "line 10", "1 to 65535"},
      {"[80, 443, 3465]", "[0]", "line 10", "1 to 65535"},
      {"\"6000-6063\"", "\"6063-6000\"", "line 12", "6000-6063"},
      {"allow: udp", "allow: sctp", "line 12", "tcp, udp or any"},
      {"allow: udp,", "", "line 12", "allow or deny"},
      {"[10.30.0.40]", "[10.30.0]", "line 13", "address"},
      {"to: imaging}]", "to: ward}]", "line 14", "ward"},
      {"name: servers", "name: office", "line 4", "already"},
      {"between: [office, imaging, servers]", "between: [office]", "line 7", "two or more"},
  };
  for (const auto& mistake : mistakes) {
    const std::string error = error_of(with(mistake.from, mistake.to));
    EXPECT_NE(error.find(mistake.place), std::string::npos) << mistake.to << ": " << error;
    EXPECT_NE(error.find(mistake.says), std::string::npos) << mistake.to << ": " << error;
    EXPECT_TRUE(error.starts_with("n.yaml")) << error;
  }
}

TEST(NetworkFile, NothingOrAnotherKindOfFileIsRefused) {
  for (const std::string_view text : {"", "zones: []", "zones: 7", "[]", "hello", "points: []", "zones: [a]"})
    EXPECT_NE(error_of(text), "no error") << text;
}

constexpr std::string_view kWithFile = R"(zones:
  - {name: a, subnets: [10.0.0.0/24]}
  - {name: b, subnets: [10.0.1.0/24]}
points:
  - {name: p, between: [a, b], rules_file: core.nft}
)";

TEST(NetworkFile, ARulesFileIsFetchedByItsNameAndBringsItsOwnPolicy) {
  const Fetch fetch = [](const std::string& name) -> Result<std::string> {
    EXPECT_EQ(name, "core.nft");
    return std::string(
        "table ip f { chain c { type filter hook forward priority 0; policy drop; tcp dport 80 accept\n iifname x "
        "drop\n"
        "} }");
  };
  const auto model = read(kWithFile, "n.yaml", fetch);
  ASSERT_TRUE(model) << to_string(model.error());
  EXPECT_FALSE(model->points[0].default_allow);
  ASSERT_EQ(model->points[0].not_modelled.size(), 1u);
  EXPECT_EQ(model->points[0].not_modelled[0], "core.nft, line 2: iifname x drop");
  EXPECT_EQ(ask(*model, {ip("10.0.0.1"), ip("10.0.1.1"), Transport::kTcp, 80}).passage, Passage::kPasses);
  EXPECT_EQ(ask(*model, {ip("10.0.0.1"), ip("10.0.1.1"), Transport::kTcp, 81}).passage, Passage::kBlocked);
}

TEST(NetworkFile, ARulesFileThatCannotBeReadIsAnError) {
  const Fetch fetch = [](const std::string&) -> Result<std::string> {
    return Error{Code::kNotFound, "core.nft", "", "a file"};
  };
  EXPECT_NE(error_of(kWithFile, fetch).find("line 5"), std::string::npos);
}

TEST(NetworkFile, ALanguageThatIsNotReadMakesThePointUnknownAndNeverOpenOrClosed) {
  std::string text(kWithFile);
  text.replace(text.find(".nft"), 4, ".ios");
  const auto model = read(text, "n.yaml");
  ASSERT_TRUE(model) << to_string(model.error());
  EXPECT_NE(model->points[0].not_modelled.at(0).find(".ios"), std::string::npos);
  EXPECT_EQ(ask(*model, {ip("10.0.0.1"), ip("10.0.1.1"), Transport::kTcp, 80}).passage, Passage::kUnknown);
  const auto ways = reach(*model, ip("10.0.1.1"), Transport::kTcp, 80);
  ASSERT_EQ(ways.size(), 2u);  // an unknown way counts as open, and says so
  EXPECT_NE(ways[1].hops.at(0).rule.find("not read"), std::string::npos);
}

TEST(NetworkFile, TheExampleAllowsTheWholeMorningOfItsHospital) {
  const auto model = read(file_text(ASEPSIS_SOURCE_DIR "/examples/hospital-morning.network.yaml"), "morning");
  ASSERT_TRUE(model) << to_string(model.error());
  const struct {
    std::string_view client, server;
    std::uint16_t port;
  } work[] = {{"10.20.0.11", "10.30.0.20", 11112}, {"10.20.0.12", "10.30.0.21", 104},
              {"10.20.0.13", "10.30.0.21", 105},   {"10.30.0.20", "10.20.0.14", 104},
              {"10.30.0.21", "10.30.0.22", 2575},  {"10.10.0.57", "10.30.0.20", 8042},
              {"10.10.0.57", "10.20.0.11", 80},    {"10.10.0.57", "10.20.0.11", 3465},
              {"10.10.0.57", "10.30.0.23", 445},   {"10.20.0.14", "10.30.0.23", 445}};
  for (const auto& [client, server, port] : work) {
    const Answer answer = ask(*model, {ip(client), ip(server), Transport::kTcp, port});
    EXPECT_EQ(answer.passage, Passage::kPasses) << client << " -> " << server << " " << port;
  }
  EXPECT_EQ(ask(*model, {ip("10.10.0.57"), ip("10.20.0.11"), Transport::kTcp, 104}).passage, Passage::kBlocked);
}

}  // namespace
}  // namespace asepsis::network

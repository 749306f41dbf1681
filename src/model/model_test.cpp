#include <gtest/gtest.h>

#include "model/advisory.h"
#include "model/detection.h"
#include "model/device.h"
#include "model/finding.h"
#include "model/network.h"
#include "model/origin.h"
#include "model/plan.h"

namespace asepsis::model {
namespace {

TEST(Network, TheMostSpecificSubnetDecidesTheZone) {
  NetworkModel network;
  network.zones = {{"site", {*parse_cidr("10.0.0.0/8")}, false, false, {}},
                   {"imaging", {*parse_cidr("192.168.0.0/24"), *parse_cidr("10.20.0.0/24")}, false, true, {}},
                   {"servers", {*parse_cidr("fd00:30::/64")}, false, false, {}}};
  EXPECT_EQ(network.zone_of(*parse_ip("10.20.0.11")), &network.zones[1]);
  EXPECT_EQ(network.zone_of(*parse_ip("10.20.1.11")), &network.zones[0]);
  EXPECT_EQ(network.zone_of(*parse_ip("fd00:30::1")), &network.zones[2]);
  EXPECT_EQ(network.zone_of(*parse_ip("172.16.0.1")), nullptr);
  EXPECT_EQ(network.zone("imaging"), &network.zones[1]);
  EXPECT_EQ(network.zone("guest"), nullptr);
}

TEST(Device, IsCalledByTheNameThatAPersonWouldUse) {
  Device device;
  device.id = "device-1";
  EXPECT_EQ(device.display_name(), "device-1");
  device.addresses = {*parse_ip("10.20.0.11")};
  EXPECT_EQ(device.display_name(), "10.20.0.11");
  device.names = {"WS-4711"};
  EXPECT_EQ(device.display_name(), "WS-4711");
  device.ae_titles = {"PETCT1"};
  EXPECT_EQ(device.display_name(), "PETCT1");
  device.in_inventory = true;
  EXPECT_EQ(device.display_name(), "WS-4711");
  EXPECT_EQ(ref(device), (DeviceRef{"device-1", "WS-4711", {"10.20.0.11"}}));
}

TEST(Advisory, FindsItsProductsAndNamesItsPlacesByContent) {
  Advisory advisory;
  advisory.id = make_id("advisory", {"bytes"});
  advisory.products.resize(2);
  advisory.products[0].id = "P1";
  advisory.products[1].id = "P2";
  EXPECT_EQ(advisory.product("P2"), &advisory.products[1]);
  EXPECT_EQ(advisory.product("P3"), nullptr);
  Advisory renamed = advisory;
  renamed.file = "copy.json";
  EXPECT_EQ(place_id(advisory, "/document"), place_id(renamed, "/document"));
  EXPECT_NE(place_id(advisory, "/document"), place_id(advisory, "/document/title"));
}

TEST(Origin, IsSaidInWords) {
  EXPECT_EQ(to_text(PacketOrigin{"morning.pcapng", 210, 142}), "morning.pcapng, packet 210, offset 142");
  EXPECT_EQ(to_text(DocumentOrigin{"list.csv", "line 4, column model"}), "list.csv, line 4, column model");
  EXPECT_EQ(to_text(DocumentOrigin{"list.csv", ""}), "list.csv");
  EXPECT_EQ(to_text(PersonOrigin{"J. Doe", Time{0}, "phone"}), "J. Doe, 1970-01-01 00:00:00 UTC, phone");
}

TEST(Words, AreThoseOfTheContract) {
  EXPECT_EQ(to_string(Verdict::kNotAffected), "not_affected");
  EXPECT_EQ(to_string(Outcome::kAnsweredPatched), "answered-patched");
  EXPECT_EQ(to_string(OptionKind::kStandAlone), "stand-alone");
  EXPECT_EQ(to_string(OptionKind::kRestrictToPeers), "restrict to peers");
  EXPECT_EQ(to_string(AdviceChange::What::kDisconnectWithdrawn), "disconnect: withdrawn");
  EXPECT_EQ(to_string(StatusSource::kNone), "");
}

}  // namespace
}  // namespace asepsis::model

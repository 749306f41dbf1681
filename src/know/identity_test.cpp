#include "know/identity.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "know/fakes_for_test.h"
#include "know/neighbourhood.h"

namespace asepsis::know {
namespace {

namespace claim = model::claim;
using fake::flow;
using fake::ip;
using fake::mac;
using fake::observation;
using model::Device;
using model::Role;

constexpr double kProven = kProvenMacWeight;
constexpr double kOwn = 0.8, kSent = 0.6;

class Evidence {
 public:
  Evidence& says(std::string_view subject, std::string_view claim, std::string_view value, double weight = 0.8) {
    recording.observations.push_back(observation(subject, claim, value, weight));
    return *this;
  }
  Evidence& flows(model::Flow made) {
    recording.flows.push_back(std::move(made));
    return *this;
  }
  std::vector<Device> devices(const std::vector<model::InventoryRow>& rows = {},
                              const model::NetworkModel* network = nullptr) const {
    return know::devices(recording, rows, fake::knowledge(), network);
  }
  Device only() const {
    const auto all = devices();
    EXPECT_EQ(all.size(), 1u);
    return all.empty() ? Device{} : all[0];
  }
  model::Recording recording;
};

model::InventoryRow row(std::string id, std::string_view address = {}) {
  model::InventoryRow made;
  made.device_id = std::move(id);
  if (!address.empty()) made.addresses = {ip(address)};
  made.id = make_id("inventory", {made.device_id, address});
  made.origin = {"list.csv", "line 2"};
  return made;
}

std::string value(const std::optional<model::Attribute>& attribute) { return attribute ? attribute->value : "unknown"; }

const model::Contradiction* contradiction(const Device& device, std::string_view attribute) {
  const auto found = std::ranges::find(device.contradictions, attribute, &model::Contradiction::attribute);
  return found == device.contradictions.end() ? nullptr : &*found;
}

// --- who is a device ---

TEST(IdentityHosts, AnAddressThatWasOnlyAskedForIsNoDevice) {
  Evidence evidence;
  evidence.says("10.10.0.57", claim::kMac, "b8:ca:3a:10:00:57", kProven);
  auto silent = flow("10.10.0.57", "10.20.0.16", 80, "");
  silent.silent = 1;
  evidence.flows(silent).flows(flow("10.10.0.57", "10.20.0.17", 80, ""));  // a stray packet without a SYN
  EXPECT_EQ(evidence.only().addresses, std::vector{ip("10.10.0.57")});
}

TEST(IdentityHosts, AHostThatRefusesExists) {
  Evidence evidence;
  auto refused = flow("10.10.0.57", "10.20.0.15", 80, "");
  refused.refused = 1;
  const auto all = evidence.flows(refused).devices();  // frames without MACs: flows are all there is
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[1].services[0].state, model::ServiceState::kClosed);
  EXPECT_FALSE(all[1].why.empty());
}

TEST(IdentityHosts, Ipv6JoinsTheIpv4HostWithItsMac) {
  Evidence evidence;
  evidence.says("10.20.0.11", claim::kMac, "00:19:99:20:00:11", kProven)
      .says("fe80::219:99ff:fe20:11", claim::kMac, "00:19:99:20:00:11", kProven)
      .says("fd00:20::11", claim::kMac, "00:19:99:20:00:11", kProven);
  const Device device = evidence.only();
  EXPECT_EQ(device.addresses, (std::vector{ip("10.20.0.11"), ip("fd00:20::11"), ip("fe80::219:99ff:fe20:11")}));
  EXPECT_EQ(device.macs, std::vector{mac("00:19:99:20:00:11")});
}

TEST(IdentityHosts, ALinkLocalAddressThatSaysNothingIsNoDevice) {
  Evidence evidence;
  EXPECT_TRUE(evidence.says("fe80::1", claim::kMac, "4e:f9:20:4f:44:53", kProven).devices().empty());
  evidence.says("fe80::1", claim::kHttpServer, "Microsoft-IIS/7.5");
  EXPECT_EQ(evidence.devices().size(), 1u);
}

TEST(IdentityHosts, TwoHostsBehindOneRouterStayTwoAndHaveNoneOfItsMac) {
  Evidence evidence;
  evidence.recording.router_macs = {mac("00:1b:21:0a:14:01")};
  evidence.says("10.20.0.1", claim::kMac, "00:1b:21:0a:14:01", kProven)
      .says("10.30.0.20", claim::kMac, "00:1b:21:0a:14:01", 0.4)
      .says("fd00:30::20", claim::kMac, "00:1b:21:0a:14:01", 0.4);
  const auto all = evidence.devices();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].macs.size(), 1u);
  EXPECT_EQ(all[0].roles, std::vector{Role::kInfrastructure});
  EXPECT_TRUE(all[1].macs.empty());
  EXPECT_TRUE(all[2].macs.empty());
  EXPECT_EQ(all[1].roles, std::vector{Role::kUnknown});
}

TEST(IdentityHosts, TwoMacsThatClaimOneAddressAreShown) {
  Evidence evidence;
  evidence.says("10.20.0.11", claim::kMac, "00:19:99:20:00:11", kProven)
      .says("10.20.0.11", claim::kMac, "02:00:00:00:00:66", kProven);
  const Device device = evidence.only();
  ASSERT_NE(contradiction(device, "mac"), nullptr);
  EXPECT_EQ(contradiction(device, "mac")->values.size(), 2u);
}

// --- whose objects ---

Evidence scanner(std::string_view station = "INTEVO1") {
  Evidence evidence;
  evidence.says("10.20.0.12", claim::kAeTitle, "SPECTCT1")
      .says("10.20.0.12", claim::kDicomRole, "store-scu")
      .says("10.20.0.12", claim::kManufacturer, "SIEMENS NM", kSent)
      .says("10.20.0.12", claim::kModel, "Symbia Intevo 16", kSent)
      .says("10.20.0.12", claim::kSerial, "SN1", kSent)
      .says("10.20.0.12", claim::kStation, station, kSent)
      .says("10.20.0.12", claim::kModality, "NM", kSent);
  return evidence;
}

TEST(IdentityObjects, ASenderOfOneSerialIsTheDeviceWithLessCertaintyThanUnderItsOwnName) {
  const Device sends = scanner().only();
  EXPECT_EQ(value(sends.vendor), "Siemens");
  EXPECT_EQ(sends.vendor->raw, "SIEMENS NM");
  EXPECT_TRUE(sends.vendor->forgeable);
  EXPECT_EQ(value(sends.model), "Symbia Intevo 16");
  EXPECT_EQ(sends.roles, std::vector{Role::kModality});
  Evidence announced = scanner();
  announced.says("10.20.0.12", claim::kBrowserName, "intevo1");
  EXPECT_GT(announced.only().model->confidence, sends.model->confidence);
}

TEST(IdentityObjects, AnArchiveIsNotTheScannerWhoseObjectItForwards) {
  Evidence evidence = scanner();
  evidence.says("10.20.0.12", claim::kDicomRole, "store-scp").says("10.20.0.12", claim::kDicomRole, "query-scp");
  const Device archive = evidence.only();
  EXPECT_FALSE(archive.model);
  EXPECT_FALSE(archive.vendor);
  EXPECT_TRUE(archive.modalities.empty());
  EXPECT_EQ(archive.roles, std::vector{Role::kArchive});
}

TEST(IdentityObjects, AForwarderOfSeveralDevicesIsNoneOfThem) {
  for (const std::string_view other : {claim::kSerial, claim::kStation, claim::kManufacturer}) {
    Evidence evidence = scanner();
    evidence.says("10.20.0.12", other, "ANOTHER", kSent);
    const Device device = evidence.only();
    EXPECT_FALSE(device.model) << other;
    EXPECT_FALSE(device.serial) << other;
    EXPECT_EQ(device.roles, std::vector{Role::kWorkstation}) << other;
  }
}

TEST(IdentityObjects, AForwarderThatAlsoMakesObjectsUnderItsTitleIsWhatThoseSay) {
  Evidence evidence = scanner();
  evidence.says("10.20.0.12", claim::kDicomRole, "query-scu")
      .says("10.20.0.12", claim::kModel, "syngo MI Workplace", kOwn)
      .says("10.20.0.12", claim::kSerial, "SN2", kOwn)
      .says("10.20.0.12", claim::kStation, "SPECTCT1", kOwn);
  const Device device = evidence.only();
  EXPECT_EQ(value(device.model), "syngo MI Workplace");
  EXPECT_EQ(value(device.serial), "SN2");
  EXPECT_EQ(contradiction(device, "serial"), nullptr);
}

TEST(IdentityObjects, BothHalvesOfAPetCtMayNameTheirModelAndItIsShown) {
  Evidence evidence = scanner();
  evidence.says("10.20.0.12", claim::kModel, "SOMATOM Definition AS_mCT", kSent);
  const Device device = evidence.only();
  EXPECT_TRUE(device.model);
  ASSERT_NE(contradiction(device, "model"), nullptr);
}

TEST(IdentityVendor, AMakersRootIsWeakEvidenceAndAToolkitNone) {
  Evidence maker, toolkit;
  maker.says("10.20.0.12", claim::kImplementationClass, "1.3.12.2.1107.5.6");
  EXPECT_EQ(value(maker.only().vendor), "Siemens");
  EXPECT_LT(maker.only().vendor->confidence, 0.5);
  toolkit.says("10.20.0.20", claim::kImplementationClass, "1.2.276.0.7230010.3.0.3.6.7")
      .says("10.20.0.20", claim::kImplementationVersion, "OFFIS_DCMTK_367");
  EXPECT_FALSE(toolkit.only().vendor);
}

// --- operating system ---

TEST(IdentityOs, SignsOfDifferentKindsAddUp) {
  Evidence one, two;
  one.says("10.20.0.11", claim::kBrowserVersion, "6.1");
  two.says("10.20.0.11", claim::kBrowserVersion, "6.1").says("10.20.0.11", claim::kHttpServer, "Microsoft-IIS/7.5");
  EXPECT_EQ(value(one.only().os), "Windows 7");
  EXPECT_GT(two.only().os->confidence, one.only().os->confidence);
  EXPECT_EQ(two.only().os->why.size(), 2u);
}

TEST(IdentityOs, SambaIsNotWindowsWhateverItAnnounces) {
  Evidence evidence;
  evidence.says("10.30.0.23", claim::kNtlmVersion, "6.1.0", 0.1).says("10.30.0.23", claim::kBrowserVersion, "6.1");
  EXPECT_FALSE(evidence.only().os);
}

TEST(IdentityOs, SignsThatExcludeEachOtherAreShownAndTheHeavierKeptOnlyWhereItClearlyIs) {
  Evidence close, clear;
  close.says("10.20.0.11", claim::kBrowserVersion, "6.1").says("10.20.0.11", claim::kBrowserVersion, "10.0");
  EXPECT_FALSE(close.only().os);
  ASSERT_NE(contradiction(close.only(), "os"), nullptr);
  EXPECT_EQ(contradiction(close.only(), "os")->values, (std::vector<std::string>{"Windows 10", "Windows 7"}));
  clear.says("10.20.0.11", claim::kNtlmVersion, "6.1.7601", 0.9)
      .says("10.20.0.11", claim::kHttpUserAgent, "Mozilla (Windows NT 10.0)", 0.4);
  EXPECT_EQ(value(clear.only().os), "Windows 7");
  EXPECT_NE(contradiction(clear.only(), "os"), nullptr);
}

TEST(IdentityOs, AnUnspecificSignIsNoRival) {
  Evidence evidence;
  evidence.says("10.20.0.12", claim::kHttpServer, "Microsoft-HTTPAPI/2.0")
      .says("10.20.0.12", claim::kBrowserVersion, "6.1");
  EXPECT_EQ(value(evidence.only().os), "Windows 7");
  EXPECT_TRUE(evidence.only().contradictions.empty());
}

// --- roles ---

TEST(IdentityRoles, AStoreOfThreeSendersIsAnArchiveAndOfOneIsNotKnown) {
  Evidence evidence;
  evidence.says("10.30.0.20", claim::kDicomRole, "store-scp")
      .flows(flow("10.20.0.11", "10.30.0.20", 104, "dicom", {"c-store"}));
  EXPECT_EQ(evidence.devices().back().roles, std::vector{Role::kUnknown});
  evidence.flows(flow("10.20.0.12", "10.30.0.20", 104, "dicom", {"c-store"}))
      .flows(flow("10.20.0.13", "10.30.0.20", 104, "dicom", {"c-store"}));
  EXPECT_EQ(evidence.devices().back().roles, std::vector{Role::kArchive});
}

TEST(IdentityRoles, EachDeedMakesItsRole) {
  const struct {
    std::string_view claim, value;
    Role role;
  } rows[] = {{claim::kDicomRole, "worklist-scp", Role::kWorklist}, {claim::kDicomRole, "mpps-scp", Role::kWorklist},
              {claim::kDicomRole, "worklist-scu", Role::kModality}, {claim::kDicomRole, "move-scu", Role::kWorkstation},
              {claim::kHl7Role, "receiver", Role::kGateway},        {claim::kDhcpRole, "server", Role::kInfrastructure},
              {claim::kDnsRole, "server", Role::kInfrastructure},   {claim::kHl7Role, "sender", Role::kUnknown}};
  for (const auto& row : rows) {
    Evidence evidence;
    EXPECT_EQ(evidence.says("10.30.0.9", row.claim, row.value).only().roles, std::vector{row.role}) << row.value;
  }
}

TEST(IdentityRoles, AFileServerServesSeveralAndAManagementServerIsListed) {
  Evidence evidence;
  evidence.says("10.30.0.23", claim::kSmbRole, "server").flows(flow("10.20.0.14", "10.30.0.23", 445, "smb"));
  EXPECT_EQ(evidence.devices().back().roles, std::vector{Role::kUnknown});
  evidence.flows(flow("10.10.0.57", "10.30.0.23", 445, "smb"));
  EXPECT_EQ(evidence.devices().back().roles, std::vector{Role::kInfrastructure});
  model::NetworkModel network;
  network.management_servers = {ip("10.30.0.23")};
  EXPECT_EQ(evidence.devices({}, &network).back().roles, (std::vector{Role::kInfrastructure, Role::kManagement}));
}

// --- inventory ---

TEST(IdentityInventory, ARowJoinsByAddressAndItsWordIsNotForgeable) {
  auto listed = row("spect-1", "10.20.0.12");
  listed.vendor = "Siemens";
  listed.model = "Symbia Intevo 16";
  listed.os = "Windows 7";
  listed.name = "SPECT room";
  listed.installed = {"KB3042553"};
  const auto all = scanner().devices({listed});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].id, "spect-1");
  EXPECT_TRUE(all[0].in_inventory && all[0].seen_on_wire);
  EXPECT_FALSE(all[0].vendor->forgeable);
  EXPECT_FALSE(all[0].model->forgeable);
  EXPECT_FALSE(all[0].os->forgeable);
  EXPECT_EQ(all[0].display_name(), "SPECT room");
  EXPECT_EQ(all[0].installed[0].text, "KB3042553");
  EXPECT_TRUE(all[0].contradictions.empty());
}

TEST(IdentityInventory, WhereTheWireSaysMoreThanTheListTheRestStaysForgeable) {
  auto listed = row("spect-1", "10.20.0.12");
  listed.model = "Symbia";
  listed.os = "Windows";
  Evidence evidence = scanner();
  evidence.says("10.20.0.12", claim::kBrowserVersion, "6.1");
  const auto all = evidence.devices({listed});
  EXPECT_EQ(value(all[0].model), "Symbia Intevo 16");
  EXPECT_TRUE(all[0].model->forgeable);
  EXPECT_EQ(value(all[0].os), "Windows 7");
  EXPECT_TRUE(all[0].os->forgeable);
  EXPECT_TRUE(all[0].contradictions.empty());
}

TEST(IdentityInventory, WhereListAndWireDifferBothAreKept) {
  auto listed = row("spect-1", "10.20.0.12");
  listed.os = "Windows 10";
  listed.serial = "SN9";
  Evidence evidence = scanner();
  evidence.says("10.20.0.12", claim::kNtlmVersion, "6.1.7601", 0.9);
  const Device device = evidence.devices({listed})[0];
  ASSERT_NE(contradiction(device, "os"), nullptr);
  EXPECT_EQ(contradiction(device, "os")->values, (std::vector<std::string>{"Windows 10", "Windows 7"}));
  ASSERT_NE(contradiction(device, "serial"), nullptr);
}

TEST(IdentityInventory, WithoutTheAddressMacThenTitleThenSerialJoin) {
  Evidence evidence = scanner();
  evidence.says("10.20.0.12", claim::kMac, "00:19:99:20:00:12", kProven);
  auto by_mac = row("x", "10.99.0.1");
  by_mac.macs = {mac("00:19:99:20:00:12")};
  auto by_title = row("x");
  by_title.ae_title = "spectct1";
  auto by_serial = row("x");
  by_serial.serial = "SN1";
  for (const auto& listed : {by_mac, by_title, by_serial}) {
    const auto all = evidence.devices({listed});
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].id, "x");
  }
  EXPECT_NE(contradiction(evidence.devices({by_mac})[0], "address"), nullptr);
}

TEST(IdentityInventory, ADefaultTitleAndASharedSerialJoinNobody) {
  Evidence evidence;
  evidence.says("10.20.0.12", claim::kAeTitle, "STORESCU");
  auto listed = row("x");
  listed.ae_title = "STORESCU";
  EXPECT_EQ(evidence.devices({listed}).size(), 2u);
  auto a = row("a"), b = row("b");
  a.serial = b.serial = "SN1";
  EXPECT_EQ(scanner().devices({a, b}).size(), 3u);
}

TEST(IdentityInventory, TwoRowsOfOneHostStayTwoDevicesAndBothSaySo) {
  const auto all = scanner().devices({row("a", "10.20.0.12"), row("b", "10.20.0.12")});
  ASSERT_EQ(all.size(), 2u);
  for (const Device& device : all) EXPECT_NE(contradiction(device, "inventory"), nullptr) << device.id;
  EXPECT_TRUE(all[0].seen_on_wire);
  EXPECT_FALSE(all[1].seen_on_wire);
}

TEST(IdentityInventory, ARowWithoutAHostIsADeviceOfTheListAlone) {
  auto listed = row("", "10.20.0.99");
  listed.modality = "PT;CT";
  const auto all = Evidence().devices({listed});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].id.find("device-"), 0u);
  EXPECT_EQ(all[0].modalities, (std::vector<std::string>{"CT", "PT"}));
  EXPECT_EQ(all[0].roles, std::vector{Role::kModality});
  EXPECT_FALSE(all[0].seen_on_wire);
}

TEST(IdentityInventory, AnIdThatStandsTwiceNamesTheFirst) {
  const auto all = Evidence().devices({row("a", "10.20.0.1"), row("a", "10.20.0.2")});
  EXPECT_EQ(all[0].id, "a");
  EXPECT_NE(all[1].id, "a");
  EXPECT_NE(contradiction(all[1], "id"), nullptr);
}

// --- names and places ---

TEST(IdentityTwins, OneTitleAtTwoAddressesIsShownOnBoth) {
  Evidence evidence;
  evidence.says("10.20.0.11", claim::kAeTitle, "PETCT1").says("10.20.0.99", claim::kAeTitle, "petct1");
  for (const Device& device : evidence.devices()) EXPECT_NE(contradiction(device, "ae_title"), nullptr);
  Evidence defaults;
  defaults.says("10.20.0.11", claim::kAeTitle, "ANY-SCP").says("10.20.0.99", claim::kAeTitle, "ANY-SCP");
  for (const Device& device : defaults.devices()) EXPECT_TRUE(device.contradictions.empty());
}

TEST(IdentityTwins, ATitleThatWasOnlyAskedForIsNobodysTwin) {
  Evidence evidence;
  evidence.says("10.20.0.11", claim::kAeTitle, "PETCT1")
      .says("10.20.0.14", claim::kAeTitle, "WKST1")
      .says("10.20.0.14", claim::kAeTitle, "PETCT1", 0.4);
  for (const Device& device : evidence.devices()) EXPECT_TRUE(device.contradictions.empty());
}

TEST(IdentityZone, TheNetworkFileKnowsAndTheListIsHeard) {
  model::NetworkModel network;
  network.zones = {{"imaging", {*parse_cidr("10.20.0.0/24")}, false, true, {}}};
  auto listed = row("a", "10.20.0.12");
  listed.zone = "basement";
  EXPECT_EQ(scanner().devices({}, &network)[0].zone, "imaging");
  EXPECT_EQ(scanner().devices({listed})[0].zone, "basement");
  const Device both = scanner().devices({listed}, &network)[0];
  EXPECT_EQ(both.zone, "imaging");
  EXPECT_NE(contradiction(both, "zone"), nullptr);
}

TEST(IdentityProperty, TheOrderOfEvidenceDoesNotMatter) {
  EXPECT_TRUE(rc::check("any order of the observations gives the same devices", [] {
    Evidence evidence = scanner();
    for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
      const std::string address = "10.20.0.1" + std::to_string(*rc::gen::inRange(0, 4));
      const auto name = *rc::gen::element(claim::kAeTitle, claim::kSerial, claim::kStation, claim::kModel, claim::kMac);
      const std::string text = name == claim::kMac ? "00:19:99:20:00:1" + std::to_string(*rc::gen::inRange(0, 3))
                                                   : "V" + std::to_string(*rc::gen::inRange(0, 3));
      evidence.says(address, name, text, *rc::gen::element(kProven, kSent, 0.4));
    }
    // A recording holds each claim once, sorted; decode and merge keep it so.
    auto& all = evidence.recording.observations;
    const auto key = [](const model::Observation& o) { return std::tie(o.subject, o.claim, o.value); };
    std::ranges::sort(all, [&](const auto& a, const auto& b) { return key(a) < key(b); });
    all.erase(std::unique(all.begin(), all.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
              all.end());
    const auto straight = evidence.devices();
    Evidence other = evidence;
    for (std::size_t i = other.recording.observations.size(); i > 1; --i)
      std::swap(other.recording.observations[i - 1],
                other.recording.observations[*rc::gen::inRange<std::size_t>(0, i)]);
    RC_ASSERT(other.devices() == straight);
  }));
}

}  // namespace
}  // namespace asepsis::know

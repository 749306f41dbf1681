#include "phantom/air.h"

#include <algorithm>
#include <utility>

#include "tap/writer.h"
#include "wire/ethernet/ethernet.h"
#include "wire/ip/ip.h"

namespace asepsis::phantom {
namespace {

constexpr MacAddress kEverybody{{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}};
constexpr std::size_t kShortestFrame = 60;  // IEEE 802.3 4A.2.3.2.4, without the check sequence
constexpr std::uint8_t kWindowsHops = 128, kOtherHops = 64;
constexpr std::uint16_t kFirstEphemeralPort = 49'152;  // RFC 6335 6

}  // namespace

Air::Air(const Scenario& scenario)
    : scenario_(scenario),
      identifications_(scenario.hosts.size(), 1),
      ports_(scenario.hosts.size(), kFirstEphemeralPort) {}

Index Air::open_flow(const IpAddress& client, const IpAddress& server, Transport transport, std::uint16_t port) {
  flows_.push_back({.client = client, .server = server, .transport = transport, .port = port, .first = {}, .last = {}});
  return flows_.size() - 1;
}

const Host* Air::host_at(const IpAddress& address) const {
  const auto found = std::find_if(scenario_.hosts.begin(), scenario_.hosts.end(),
                                  [&](const Host& host) { return host.address == address; });
  return found == scenario_.hosts.end() ? nullptr : &*found;
}

std::uint16_t Air::next_port(const Host& host) {
  auto& port = ports_[static_cast<Index>(&host - scenario_.hosts.data())];
  const auto given = port;
  port = port == UINT16_MAX ? kFirstEphemeralPort : static_cast<std::uint16_t>(port + 1);
  return given;
}

void Air::send(Time time, Index flow, const Host& from, const IpAddress& to, std::uint8_t protocol,
               wire::Bytes payload) {
  const Zone& own = scenario_.zones[from.zone];
  const std::uint8_t hops = from.is_windows() ? kWindowsHops : kOtherHops;
  auto& identification = identifications_[static_cast<Index>(&from - scenario_.hosts.data())];
  const auto capture_on = [&](const Link& link) {
    capture(time, flow, link, from.address, to, protocol, payload, identification);
  };
  ++identification;
  if (to == own.subnet.last()) return capture_on({from.zone, from.mac, kEverybody, hops});
  const Host* peer = host_at(to);
  if (own.subnet.contains(to)) {
    if (!peer) return ask_for(time, from, to);
    return capture_on({from.zone, from.mac, peer->mac, hops});
  }
  if (own.tap) return capture_on({from.zone, from.mac, own.router_mac, hops});
  if (!peer) return;
  const Zone& theirs = scenario_.zones[peer->zone];
  if (theirs.tap) capture_on({peer->zone, theirs.router_mac, peer->mac, static_cast<std::uint8_t>(hops - 1)});
}

void Air::broadcast(Time time, Index flow, Index zone, const MacAddress& source_mac, const IpAddress& source,
                    std::uint8_t hop_limit, std::uint8_t protocol, wire::Bytes payload) {
  capture(time, flow, {zone, source_mac, kEverybody, hop_limit}, source, IpAddress::v4(UINT32_MAX), protocol, payload,
          1);
}

void Air::capture(Time time, Index flow, const Link& link, const IpAddress& source, const IpAddress& destination,
                  std::uint8_t protocol, wire::Bytes payload, std::uint16_t identification) {
  if (!scenario_.zones[link.zone].tap) return;
  wire::ip::Header header;
  header.source = source;
  header.destination = destination;
  header.hop_limit = link.hop_limit;
  header.protocol = protocol;
  header.identification = identification;
  header.dont_fragment = protocol == wire::ip::kTcp;
  wire::ethernet::Frame frame;
  frame.destination = link.destination;
  frame.source = link.source;
  frame.type = wire::ethernet::kIpv4;
  auto bytes = wire::ethernet::build(frame, wire::ip::build(header, payload));
  bytes.resize(std::max(bytes.size(), kShortestFrame));

  Flow& counted = flows_[flow];
  counted.first = counted.packets == 0 ? time : std::min(counted.first, time);
  counted.last = counted.packets == 0 ? time : std::max(counted.last, time);
  ++counted.packets;
  counted.bytes += bytes.size();
  keep(time, link.zone, std::move(bytes));
}

void Air::ask_for(Time time, const Host& from, const IpAddress& to) {
  if (!scenario_.zones[from.zone].tap) return;
  wire::ethernet::Arp question;
  question.sender_mac = from.mac;
  question.sender = from.address;
  question.target = to;
  wire::ethernet::Frame frame;
  frame.destination = kEverybody;
  frame.source = from.mac;
  frame.type = wire::ethernet::kArp;
  auto bytes = wire::ethernet::build(frame, wire::ethernet::build(question));
  bytes.resize(std::max(bytes.size(), kShortestFrame));
  keep(time, from.zone, std::move(bytes));
}

void Air::keep(Time time, Index zone, std::vector<std::byte> bytes) {
  frames_.push_back({time, zone, std::move(bytes)});
}

CaptureFacts Air::facts() const {
  CaptureFacts facts;
  facts.packets = frames_.size();
  const auto earlier = [](const Frame& a, const Frame& b) { return a.time < b.time; };
  const auto [first, last] = std::minmax_element(frames_.begin(), frames_.end(), earlier);
  if (!frames_.empty()) facts.first = first->time, facts.last = last->time;
  for (const Zone& zone : scenario_.zones)
    if (zone.tap) facts.interfaces.push_back(zone.name);
  return facts;
}

std::vector<std::byte> Air::write_capture() {
  std::stable_sort(frames_.begin(), frames_.end(), [](const Frame& a, const Frame& b) { return a.time < b.time; });
  tap::CaptureWriter out;
  std::vector<std::uint32_t> interfaces(scenario_.zones.size());
  for (Index zone = 0; zone < scenario_.zones.size(); ++zone)
    if (scenario_.zones[zone].tap)
      interfaces[zone] = out.add_interface({.link = tap::LinkType::kEthernet, .name = scenario_.zones[zone].name});
  for (Frame& frame : frames_) {
    out.packet(interfaces[frame.zone], frame.time, frame.bytes);
    frame.bytes = {};  // a large capture is not held twice
  }
  frames_.clear();
  return std::move(out).take();
}

}  // namespace asepsis::phantom

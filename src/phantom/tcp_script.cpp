#include "phantom/tcp_script.h"

#include <algorithm>
#include <array>
#include <span>

#include "wire/ip/ip.h"
#include "wire/tcp/tcp.h"

namespace asepsis::phantom {
namespace {

using wire::Side;
namespace tcp = wire::tcp;

constexpr std::size_t kMss = 1'460;  // of Ethernet

// mss 1460, nop, window scale 8, nop, nop, SACK permitted: the order of Windows.
constexpr std::array<std::uint8_t, 12> kWindowsOptions{2, 4, 5, 0xb4, 1, 3, 3, 8, 1, 1, 4, 2};
// mss 1460, nop, nop, SACK permitted, nop, window scale 7: Linux without timestamps.
constexpr std::array<std::uint8_t, 12> kOtherOptions{2, 4, 5, 0xb4, 1, 1, 4, 2, 1, 3, 3, 7};

wire::Bytes opening_options(const Host& host) {
  return std::as_bytes(std::span(host.is_windows() ? kWindowsOptions : kOtherOptions));
}

std::uint16_t opening_window(const Host& host) {
  constexpr std::uint16_t kWindows7 = 8'192, kLater = 64'240;
  return host.os == "Windows 7" ? kWindows7 : kLater;
}

constexpr std::uint16_t kWindow = 513;  // once open: scaled

const Host* host_at(const Scenario& scenario, const IpAddress& address) {
  const auto found = std::find_if(scenario.hosts.begin(), scenario.hosts.end(),
                                  [&](const Host& host) { return host.address == address; });
  return found == scenario.hosts.end() ? nullptr : &*found;
}

}  // namespace

TcpScript::TcpScript(Play& play, const Host& client, const Host& server, std::uint16_t port)
    : play_(play),
      client_{client, play.air.next_port(client), static_cast<std::uint32_t>(play.random.next()),
              opening_window(client)},
      server_{server, port, static_cast<std::uint32_t>(play.random.next()), opening_window(server)},
      flow_(play.air.open_flow(client.address, server.address, Transport::kTcp, port)),
      now_(play.start) {}

void TcpScript::travel() { now_ = now_ + microseconds(static_cast<std::int64_t>(play_.random.between(15, 60))); }

void TcpScript::segment(Side side, std::uint8_t flags, wire::Bytes payload, wire::Bytes options) {
  End& from = end(side);
  const End& to = end(other(side));
  tcp::Segment header;
  header.source_port = from.port;
  header.destination_port = to.port;
  header.sequence = from.sequence;
  header.flags = flags;
  header.acknowledgement = header.has(tcp::kAck) ? to.sequence : 0;
  header.window = from.window;
  const auto bytes = tcp::build(header, from.host.address, to.host.address, payload, options);
  play_.air.send(now_, flow_, from.host, to.host.address, wire::ip::kTcp, bytes);
  const bool counts = header.has(tcp::kSyn) || header.has(tcp::kFin);
  from.sequence += static_cast<std::uint32_t>(payload.size()) + (counts ? 1 : 0);
  travel();
}

void TcpScript::open() {
  segment(Side::kClient, tcp::kSyn, {}, opening_options(client_.host));
  segment(Side::kServer, tcp::kSyn | tcp::kAck, {}, opening_options(server_.host));
  client_.window = server_.window = kWindow;
  segment(Side::kClient, tcp::kAck);
}

void TcpScript::refuse() {
  segment(Side::kClient, tcp::kSyn, {}, opening_options(client_.host));
  server_.sequence = 0;  // RFC 9293 3.5.2: a reset for a connection that is not there has sequence 0
  server_.window = 0;
  segment(Side::kServer, tcp::kRst | tcp::kAck);
}

void TcpScript::say(Side side, wire::Bytes bytes) {
  bool acknowledge = false;
  while (!bytes.empty()) {
    const auto payload = bytes.first(std::min(bytes.size(), kMss));
    bytes = bytes.subspan(payload.size());
    segment(side, static_cast<std::uint8_t>(tcp::kAck | (bytes.empty() ? tcp::kPsh : 0)), payload);
    if (acknowledge || bytes.empty()) segment(other(side), tcp::kAck);
    acknowledge = !acknowledge;
  }
}

void TcpScript::close() {
  segment(Side::kClient, tcp::kFin | tcp::kAck);
  segment(Side::kServer, tcp::kFin | tcp::kAck);
  segment(Side::kClient, tcp::kAck);
}

void TcpScript::reset(Side side) { segment(side, tcp::kRst | tcp::kAck); }

bool listens(const Host& host, std::uint16_t port) {
  return (host.dicom && host.dicom->port == port) || (host.web && host.web->port == port) ||
         (host.agent && host.agent->port == port) || (host.hl7 && host.hl7->port == port);
}

Touch touch(Play& play, Time time, const Host& client, const IpAddress& address, std::uint16_t port) {
  constexpr Duration kPatience = milliseconds(300);
  Play at = play;
  at.start = time;
  if (const Host* server = host_at(play.scenario, address)) {
    TcpScript tcp(at, client, *server, port);
    if (!listens(*server, port)) {
      tcp.refuse();
      return {tcp.now(), "closed"};
    }
    tcp.open();
    tcp.reset(Side::kClient);
    return {tcp.now(), "open"};
  }
  tcp::Segment syn;
  syn.source_port = play.air.next_port(client);
  syn.destination_port = port;
  syn.sequence = static_cast<std::uint32_t>(play.random.next());
  syn.flags = tcp::kSyn;
  syn.window = opening_window(client);
  const auto bytes = tcp::build(syn, client.address, address, {}, opening_options(client));
  const Index flow = play.air.open_flow(client.address, address, Transport::kTcp, port);
  play.air.send(time, flow, client, address, wire::ip::kTcp, bytes);
  return {time + kPatience, "silent"};
}

}  // namespace asepsis::phantom

#include "tap/testing_traffic.h"

#include <charconv>
#include <utility>

#include "tap/pass.h"
#include "tap/writer.h"
#include "wire/ethernet/ethernet.h"
#include "wire/ip/ip.h"
#include "wire/tcp/tcp.h"
#include "wire/udp/udp.h"

namespace asepsis::tap::testing {
namespace {

constexpr Duration kBetween{1'000'000};

std::string name_of(const Conversation& c) {
  return to_string(c.client) + " " + std::to_string(c.client_port) + " " + to_string(c.server) + " " +
         std::to_string(c.server_port);
}

Bytes framed(const End& from, const End& to, std::uint8_t protocol, const Bytes& payload) {
  wire::ip::Header header;
  header.version = from.address.is_v4() ? 4 : 6;
  header.source = from.address;
  header.destination = to.address;
  header.protocol = protocol;
  header.hop_limit = 128;
  const wire::ethernet::Frame frame{.destination = to.mac,
                                    .source = from.mac,
                                    .tags = {},
                                    .tag_count = 0,
                                    .type = from.address.is_v4() ? wire::ethernet::kIpv4 : wire::ethernet::kIpv6,
                                    .offset = 0};
  return wire::ethernet::build(frame, wire::ip::build(header, payload));
}

class LineSession final : public StreamSession {
 public:
  wire::Step on_bytes(wire::Side side, wire::Bytes bytes, std::vector<wire::Said<Message>>& out) override {
    bool& lost = lost_[side == wire::Side::kServer];
    std::string text;
    for (const std::byte byte : bytes) {
      if (byte != std::byte{'\n'}) {
        text.push_back(static_cast<char>(byte));
        continue;
      }
      const wire::Step step{
          .consumed = text.size() + 1, .skip = number_after(text, "SKIP "), .finished = text == "DONE"};
      if (std::exchange(lost, false)) return {.consumed = step.consumed};
      wire::hl7::Header message;
      message.type = text;
      out.push_back({0, message});
      return step;
    }
    return {};
  }
  void on_gap(wire::Side side, std::uint64_t) override { lost_[side == wire::Side::kServer] = true; }

 private:
  static std::uint64_t number_after(std::string_view text, std::string_view word) {
    std::uint64_t number = 0;
    if (text.starts_with(word)) std::from_chars(text.data() + word.size(), text.data() + text.size(), number);
    return number;
  }
  bool lost_[2] = {false, false};  // until the end of this line nothing is known
};

wire::Recognition recognise_lines(wire::Side, wire::Bytes first) {
  constexpr std::string_view kWord = "LINE ";
  for (std::size_t i = 0; i < kWord.size(); ++i) {
    if (i == first.size()) return wire::Recognition::kNeedMore;
    if (first[i] != static_cast<std::byte>(kWord[i])) return wire::Recognition::kNo;
  }
  return wire::Recognition::kYes;
}

std::unique_ptr<StreamSession> open_lines() { return std::make_unique<LineSession>(); }

constexpr StreamProtocol kLines[] = {{"lines", false, recognise_lines, open_lines}};

}  // namespace

Bytes bytes_of(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

End end_of(std::string_view address, std::uint16_t port) {
  const IpAddress ip = *parse_ip(address);
  return {ip, port, MacAddress{{0x02, 0, ip.bytes[12], ip.bytes[13], ip.bytes[14], ip.bytes[15]}}};
}

Talk::Talk(End client, End server, std::uint32_t client_isn, std::uint32_t server_isn)
    : next{client_isn, server_isn}, ends_{client, server} {}

Frame Talk::make(bool from_client, std::uint8_t flags, std::uint32_t sequence, std::uint32_t acknowledgement,
                 std::string_view text) const {
  const End& from = ends_[from_client ? 0 : 1];
  const End& to = ends_[from_client ? 1 : 0];
  wire::tcp::Segment segment;
  segment.source_port = from.port;
  segment.destination_port = to.port;
  segment.sequence = sequence;
  segment.acknowledgement = acknowledgement;
  segment.flags = flags;
  segment.window = 8'192;
  const auto bytes = wire::tcp::build(segment, from.address, to.address, bytes_of(text));
  return {now, framed(from, to, wire::ip::kTcp, bytes)};
}

Talk& Talk::segment(bool from_client, std::uint8_t flags, std::string_view text) {
  std::uint32_t& mine = next[from_client ? 0 : 1];
  const std::uint32_t theirs = next[from_client ? 1 : 0];
  frames.push_back(make(from_client, flags, mine, (flags & wire::tcp::kAck) != 0 ? theirs : 0, text));
  mine += static_cast<std::uint32_t>(text.size());
  if ((flags & (wire::tcp::kSyn | wire::tcp::kFin)) != 0) ++mine;
  now = now + kBetween;
  return *this;
}

Talk& Talk::open() {
  using namespace wire::tcp;
  return segment(true, kSyn, "").segment(false, kSyn | kAck, "").segment(true, kAck, "");
}

Talk& Talk::say(bool from_client, std::string_view text, std::size_t most_per_segment) {
  using namespace wire::tcp;
  for (std::size_t at = 0; at < text.size(); at += most_per_segment)
    segment(from_client, kAck | kPsh, text.substr(at, most_per_segment));
  return segment(!from_client, kAck, "");
}

Talk& Talk::close() {
  using namespace wire::tcp;
  return segment(true, kFin | kAck, "").segment(false, kFin | kAck, "").segment(true, kAck, "");
}

Talk& Talk::reset(bool from_client) { return segment(from_client, wire::tcp::kRst | wire::tcp::kAck, ""); }

Talk& Talk::wait(Duration duration) {
  now = now + duration;
  return *this;
}

Frame udp_frame(const End& from, const End& to, std::string_view text, Time time) {
  const auto bytes =
      wire::udp::build({.source_port = from.port, .destination_port = to.port, .length = 0, .checksum = 0},
                       from.address, to.address, bytes_of(text));
  return {time, framed(from, to, wire::ip::kUdp, bytes)};
}

Bytes capture_of(const std::vector<Frame>& frames) {
  CaptureWriter out;
  const auto interface = out.add_interface({.link = LinkType::kEthernet, .name = "test"});
  for (const Frame& frame : frames) out.packet(interface, frame.time, frame.bytes, frame.on_wire);
  return std::move(out).take();
}

Protocols line_protocol() { return {kLines, all_protocols().datagrams}; }

void Log::on_host(const IpAddress& address, const MacAddress& mac, bool unrouted, const Place&) {
  hosts.push_back(to_string(address) + " " + to_string(mac) + (unrouted ? " unrouted" : ""));
  lines.push_back("host " + hosts.back());
}

void Log::on_message(const Conversation& conversation, wire::Side side, const Message& message, const Place& place) {
  const auto* header = std::get_if<wire::hl7::Header>(&message);
  const std::string text = header == nullptr ? "message " + std::to_string(message.index()) : header->type;
  said[name_of(conversation)].push_back((side == wire::Side::kClient ? "C " : "S ") + text);
  lines.push_back(name_of(conversation) + " " + said[name_of(conversation)].back());
  places.push_back(place);
  if (header == nullptr || text.empty()) return;
  if (place.packet == 0 || place.packet > frames_.size() || place.offset >= frames_[place.packet - 1].bytes.size() ||
      frames_[place.packet - 1].bytes[place.offset] != static_cast<std::byte>(text[0]) ||
      frames_[place.packet - 1].time != place.time)
    ++misplaced;
}

void Log::on_conflict(const Conversation& conversation, wire::Side side, const Place&) {
  ++conflicts;
  lines.push_back(name_of(conversation) + (side == wire::Side::kClient ? " C" : " S") + " conflict");
}

void Log::on_end(const Conversation& conversation) {
  ended.push_back(conversation);
  lines.push_back(name_of(conversation) + " end " + std::to_string(conversation.packets) + " " +
                  std::to_string(conversation.client_payload) + " " + std::to_string(conversation.server_payload) +
                  " " + std::to_string(conversation.lost));
}

Ran run_lines(const std::vector<Frame>& frames, const Limits& limits) {
  const Bytes capture = capture_of(frames);
  std::vector<std::unique_ptr<Source>> sources;
  sources.push_back(std::move(*open_capture(capture, "made.pcapng")));
  Ran ran{Log(frames), {}};
  Sink* const sink = &ran.log;
  ran.outcome = run_with(sources, {&sink, 1}, limits, {}, line_protocol());
  return ran;
}

}  // namespace asepsis::tap::testing

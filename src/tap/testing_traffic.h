// For tests of the tap alone: made traffic, a made protocol, and a sink that writes down what it is told.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tap/protocols.h"
#include "tap/tap.h"

namespace asepsis::tap::testing {

using Bytes = std::vector<std::byte>;
Bytes bytes_of(std::string_view text);

struct Frame {
  Time time;
  Bytes bytes;
  std::uint32_t on_wire = 0;  // 0: all of it
};

struct End {
  IpAddress address;
  std::uint16_t port = 0;
  MacAddress mac;
};
End end_of(std::string_view address, std::uint16_t port);

// A TCP connection, both ends simulated: sequence numbers and acknowledgements are right, a frame a millisecond.
class Talk {
 public:
  Talk(End client, End server, std::uint32_t client_isn = 1'000, std::uint32_t server_isn = 9'000);
  Talk& open();
  Talk& say(bool from_client, std::string_view text, std::size_t most_per_segment = 1'460);
  Talk& close();
  Talk& reset(bool from_client);
  Talk& segment(bool from_client, std::uint8_t flags, std::string_view text);  // advances the sender's number
  Frame make(bool from_client, std::uint8_t flags, std::uint32_t sequence, std::uint32_t acknowledgement,
             std::string_view text) const;
  Talk& wait(Duration duration);

  std::vector<Frame> frames;
  std::uint32_t next[2];  // sequence number of client, server
  Time now{1'500'000'000'000'000'000};

 private:
  End ends_[2];
};

Frame udp_frame(const End& from, const End& to, std::string_view text, Time time);
Bytes capture_of(const std::vector<Frame>& frames);

// The made protocol: lines. "SKIP 300\n" asks for the next 300 bytes to be passed, "DONE\n" ends the reading. Its
// messages are carried by an HL7 header's type. Recognised by "LINE ".
Protocols line_protocol();

// Writes down every call, a line each; places are checked against the frames and not written.
class Log final : public Sink {
 public:
  explicit Log(const std::vector<Frame>& frames) : frames_(frames) {}
  void on_host(const IpAddress& address, const MacAddress& mac, bool unrouted, const Place& place) override;
  void on_message(const Conversation& conversation, wire::Side side, const Message& message,
                  const Place& place) override;
  void on_conflict(const Conversation& conversation, wire::Side side, const Place& place) override;
  void on_end(const Conversation& conversation) override;

  std::vector<std::string> lines;                        // every call
  std::map<std::string, std::vector<std::string>> said;  // by conversation: "C text", "S text"
  std::vector<Conversation> ended;
  std::vector<std::string> hosts;
  std::vector<Place> places;  // of messages
  std::size_t conflicts = 0;
  std::size_t misplaced = 0;  // messages whose place does not hold their first byte

 private:
  const std::vector<Frame>& frames_;
};

struct Ran {
  Log log;
  Outcome outcome;
};
Ran run_lines(const std::vector<Frame>& frames, const Limits& limits = {});

}  // namespace asepsis::tap::testing

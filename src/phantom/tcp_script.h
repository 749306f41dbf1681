// TcpScript: both ends of one TCP connection, played segment by segment.
//
//   TcpScript tcp(play, client, server, 104);
//   tcp.open();
//   tcp.say(wire::Side::kClient, request);
//   tcp.wait(milliseconds(3));
//   tcp.say(wire::Side::kServer, answer);
//   tcp.close();
//
// Nothing is lost or reordered; every second segment is acknowledged (RFC 9293 3.8.6.3). Opening options and windows
// are those of the host's system.
#pragma once

#include <cstdint>

#include "phantom/play.h"
#include "wire/session.h"

namespace asepsis::phantom {

class TcpScript {
 public:
  TcpScript(Play& play, const Host& client, const Host& server, std::uint16_t port);

  void open();
  void refuse();  // instead of open: SYN, then RST from the server
  void say(wire::Side side, wire::Bytes bytes);
  void wait(Duration duration) { now_ = now_ + duration; }
  void close();
  void reset(wire::Side side);
  Time now() const { return now_; }

 private:
  struct End {
    const Host& host;
    std::uint16_t port = 0;
    std::uint32_t sequence = 0;  // of the next byte
    std::uint16_t window = 0;
  };
  End& end(wire::Side side) { return side == wire::Side::kClient ? client_ : server_; }
  void segment(wire::Side side, std::uint8_t flags, wire::Bytes payload = {}, wire::Bytes options = {});
  void travel();

  Play& play_;
  End client_, server_;
  Index flow_;
  Time now_;
};

// A SYN to an address: answered by a host that listens on the port, refused by one that does not, silent where there is
// no host. Gives when it ended and what came back: "open", "closed", "silent".
struct Touch {
  Time end;
  std::string_view answer;
};
Touch touch(Play& play, Time time, const Host& client, const IpAddress& address, std::uint16_t port);

bool listens(const Host& host, std::uint16_t port);

}  // namespace asepsis::phantom

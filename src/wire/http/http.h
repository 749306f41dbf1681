// HTTP/1 heads: start line and the few header fields that tell a product or a probe. Bodies are passed by their length.
//
//   Session session;   // one connection; see wire/session.h
//   session.on_bytes(Side::kClient, bytes, out);
//
// Never kept: the target's path and query, cookies, credentials, any other header (they can hold patients' ids and
// people's names). Trap: header names are case-insensitive, values may be wrapped in spaces, a head may arrive in many
// segments. The NTLMSSP token of an Authorization or WWW-Authenticate header is decoded only if it is a CHALLENGE.
//
// Source: RFC 9110, 9112; [MS-NTHT] 2.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "wire/ntlmssp/ntlmssp.h"
#include "wire/parsed.h"
#include "wire/session.h"

namespace asepsis::wire::http {

// The largest last-byte-pos of a Range header's byte ranges; saturated at 2^64-1 for anything larger.
struct Range {
  std::uint64_t last = 0;
  bool operator==(const Range&) const = default;
};

struct Request {
  std::string method;  // upper-case token, at most 16 bytes
  std::optional<Range> range;
  std::optional<std::string> user_agent;  // at most kLongestField bytes, printable
  std::uint64_t body = 0;                 // Content-Length; chunked bodies are framed by the session
  bool operator==(const Request&) const = default;
};

struct Response {
  int status = 0;
  std::optional<std::string> server;
  std::optional<std::string> powered_by;
  std::optional<ntlmssp::Challenge> challenge;
  std::uint64_t body = 0;
  bool operator==(const Response&) const = default;
};

using Message = std::variant<Request, Response>;

inline constexpr std::size_t kLongestHead = 64u << 10;
inline constexpr std::size_t kLongestField = 128;

// The head alone, up to and with the empty line. Truncated while that line is missing.
Parsed<Request> parse_request(Bytes head);
Parsed<Response> parse_response(Bytes head);
// Length of the head including its empty line, or nothing while it is not there.
std::optional<std::size_t> head_length(Bytes bytes);

// HTTP/1.1 heads; a request's body, and a response's where `body` is empty, is for the caller to send.
std::vector<std::byte> build(const Request& request, std::string_view target, std::string_view host);
std::vector<std::byte> build(const Response& response, std::string_view body);

// By a whole start line of HTTP/1, so that RTSP, SIP and mail are not taken for it.
Recognition recognise(Side side, Bytes first);

enum class Asked : std::uint8_t { kBody, kHead, kConnect };  // what the answer to a request looks like

// Bodies are framed by RFC 9112 6.3 and stepped over. A side is lost, and tells nothing more, where the next boundary
// is not proven: behind a gap in a head, behind contradicting lengths, and behind an answer with a body whose request
// was not seen (it may have been HEAD). Tunnels (CONNECT, 101) end the session.
class Session {
 public:
  Step on_bytes(Side side, Bytes bytes, std::vector<Said<Message>>& out);
  void on_gap(Side side, std::uint64_t length);

 private:
  enum class In : std::uint8_t { kHead, kChunkSize, kChunkEnd, kTrailer, kUntilClose, kLost };
  struct Direction {
    In in = In::kHead;
    std::size_t searched = 0;  // of the waiting bytes: no head ends there
  };
  class Reading;  // one call of on_bytes
  Direction& of(Side side) { return sides_[static_cast<std::size_t>(side)]; }
  void lose(Side side);

  Direction sides_[2];
  std::deque<Asked> asked_;     // outstanding requests, oldest first
  bool asked_unknown_ = false;  // some request was missed: answers no longer pair
  bool tunnel_ = false;
};

}  // namespace asepsis::wire::http

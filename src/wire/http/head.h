// A head cut into its lines, and how the body behind it is framed. Inside this folder only: the fields borrow the bytes
// of the connection and hold what must not be kept (targets, cookies).
//
// Source: RFC 9112 2.2 (parsing), 5.1 (fields), 5.2 (folding refused), 6.3 (body length).
#pragma once

#include <cstdint>
#include <vector>

#include "wire/http/http.h"

namespace asepsis::wire::http {

struct Field {
  Bytes name, value;  // value without blanks at its ends
  std::size_t at = 0;
};

struct Head {
  Bytes start;  // without its line end
  std::vector<Field> fields;
};

// Lines end in CRLF or a bare LF. Malformed: a folded line, a NUL or bare CR, a name that is no token. Blanks between
// name and colon are tolerated, because a probe may be written so.
Parsed<Head> cut(Bytes head);

struct RequestLine {
  Bytes method;
  bool http_1_0 = false;
};
// The target between is never given out.
Parsed<RequestLine> request_line(Bytes line);

struct StatusLine {
  int status = 0;
  bool http_1_0 = false;
};
Parsed<StatusLine> status_line(Bytes line);

bool is_token(Bytes bytes);

// What the fields say of the body, before method and status have their word.
struct Framing {
  enum class Kind : std::uint8_t { kNone, kLength, kChunked, kOtherCoding, kContradicting } kind = Kind::kNone;
  std::uint64_t length = 0;  // of kLength
};
Framing framing(const Head& head, bool http_1_0);

// A message together with what its session must know to find the next one.
struct FramedRequest {
  Request message;
  Framing framing;
  Asked asked = Asked::kBody;
};
struct FramedResponse {
  Response message;
  Framing framing;
};
// As parse_request and parse_response of http.h.
Parsed<FramedRequest> read_request(Bytes bytes);
Parsed<FramedResponse> read_response(Bytes bytes);

// As head_length of http.h, where the first `searched` bytes were looked at before.
std::optional<std::size_t> head_length(Bytes bytes, std::size_t searched);

inline constexpr std::uint64_t kLongestBody = std::uint64_t{1} << 62;  // larger lengths are no lengths
inline constexpr std::size_t kLongestMethod = 16;
inline constexpr std::size_t kLongestToken = 64;  // of a method that is read at all

}  // namespace asepsis::wire::http

// Any bytes, both sides: no crash; what a head said can be said again and is read the same; the answer does not depend
// on how the stream was cut. Input: a cut length, then (side, length, bytes)*.
#include <cstdlib>

#include "wire/http/http.h"
#include "wire/session_replay.h"

using namespace asepsis::wire;

namespace {

void check_heads(Bytes bytes) {
  const auto request = http::parse_request(bytes);
  if (const auto* told = std::get_if<http::Request>(&request); told && !told->method.empty()) {
    if (http::parse_request(http::build(*told, "/", "h")) != Parsed<http::Request>{*told}) std::abort();
  } else if (const auto* truncated = std::get_if<Truncated>(&request)) {
    if (truncated->need <= bytes.size()) std::abort();
  }
  const auto response = http::parse_response(bytes);
  if (const auto* told = std::get_if<http::Response>(&response)) {
    http::Response again = *told;
    if (again.status < 200 || again.status == 204) again.body = 0;  // built without a length
    if (http::parse_response(http::build(again, "")) != Parsed<http::Response>{again}) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::byte> input(reinterpret_cast<const std::byte*>(data),
                                     reinterpret_cast<const std::byte*>(data) + size);
  check_heads(input);
  Reader in(input);
  const std::size_t cut = in.u8().value_or(0);
  const auto turns = read_turns(in);
  Replay<http::Session, http::Message> whole, pieces;
  whole.feed(turns);
  pieces.feed_in_pieces(turns, [&] { return cut; });
  if (whole.heard != pieces.heard) std::abort();
  for (const Turn& turn : turns) static_cast<void>(http::recognise(turn.side, turn.bytes));
  return 0;
}

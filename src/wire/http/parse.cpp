#include <algorithm>
#include <utility>

#include "wire/ascii.h"
#include "wire/base64.h"
#include "wire/http/head.h"
#include "wire/http/range.h"

namespace asepsis::wire::http {
namespace {

bool is_upper_token(Bytes method) {
  return method.size() <= kLongestMethod && std::all_of(method.begin(), method.end(), [](std::byte byte) {
           return !(byte >= std::byte{'a'} && byte <= std::byte{'z'});
         });
}

// The first field of a name counts: a second one is somebody else's word.
void keep_first(std::optional<std::string>& kept, Bytes value) {
  if (!kept) kept = printable(value, kLongestField);
}

// "NTLM <token>" or "Negotiate <token>", perhaps among other challenges. [MS-NTHT] 2.2.1
std::optional<ntlmssp::Challenge> challenge_in(Bytes value) {
  while (!value.empty()) {
    const std::size_t end = find(value, std::byte{','}).value_or(value.size());
    const Bytes element = trimmed(value.first(end));
    value = value.subspan(std::min(end + 1, value.size()));
    const auto space = find(element, std::byte{' '});
    if (!space) continue;
    const Bytes scheme = element.first(*space);
    if (!equals_ignoring_case(scheme, "NTLM") && !equals_ignoring_case(scheme, "Negotiate")) continue;
    const auto token = decode_base64(trimmed(element.subspan(*space)), ntlmssp::kLongestToken);
    if (!token) continue;
    if (auto challenge = ntlmssp::find_challenge(*token)) return challenge;
  }
  return std::nullopt;
}

Parsed<Head> whole_head(Bytes bytes) {
  const auto length = head_length(bytes.first(std::min(bytes.size(), kLongestHead)));
  if (length) return cut(bytes.first(*length));
  if (bytes.size() >= kLongestHead) return Malformed{kLongestHead, "a head within 64 KiB"};
  return Truncated{bytes.size() + 1};
}

std::uint64_t length_of(const Framing& framing) { return framing.kind == Framing::Kind::kLength ? framing.length : 0; }

Asked asked_by(Bytes method) {
  if (equals(method, "HEAD")) return Asked::kHead;
  return equals(method, "CONNECT") ? Asked::kConnect : Asked::kBody;
}

template <class M, class Other>
Parsed<M> failure(const Parsed<Other>& parsed) {
  if (const auto* truncated = std::get_if<Truncated>(&parsed)) return *truncated;
  return std::get<Malformed>(parsed);
}

}  // namespace

std::optional<std::size_t> head_length(Bytes bytes, std::size_t searched) {
  // An empty line behind a line: LF CR LF or LF LF. A line end may straddle what was searched.
  constexpr std::size_t kLineEnd = 2;
  for (auto at = find(bytes, std::byte{'\n'}, searched - std::min(searched, kLineEnd)); at;
       at = find(bytes, std::byte{'\n'}, *at + 1)) {
    const Bytes next = bytes.subspan(*at + 1);
    if (starts_with(next, "\n")) return *at + 2;
    if (starts_with(next, "\r\n")) return *at + 3;
  }
  return std::nullopt;
}

std::optional<std::size_t> head_length(Bytes bytes) { return head_length(bytes, 0); }

Parsed<FramedRequest> read_request(Bytes bytes) {
  const auto cut_head = whole_head(bytes);
  const auto* head = std::get_if<Head>(&cut_head);
  if (!head) return failure<FramedRequest>(cut_head);
  const auto parsed_line = request_line(head->start);
  const auto* line = std::get_if<RequestLine>(&parsed_line);
  if (!line) return failure<FramedRequest>(parsed_line);

  FramedRequest out{.message = {}, .framing = framing(*head, line->http_1_0), .asked = asked_by(line->method)};
  Request& request = out.message;
  if (is_upper_token(line->method)) request.method = printable(line->method, kLongestMethod).value_or("");
  for (const Field& field : head->fields) {
    const Bytes name = trimmed(field.name);
    if (equals_ignoring_case(name, "range")) {
      const auto range = parse_range(field.value);
      if (range && (!request.range || request.range->last < range->last)) request.range = range;
    } else if (equals_ignoring_case(name, "user-agent")) {
      keep_first(request.user_agent, field.value);
    }
  }
  request.body = length_of(out.framing);
  return out;
}

Parsed<FramedResponse> read_response(Bytes bytes) {
  const auto cut_head = whole_head(bytes);
  const auto* head = std::get_if<Head>(&cut_head);
  if (!head) return failure<FramedResponse>(cut_head);
  const auto parsed_line = status_line(head->start);
  const auto* line = std::get_if<StatusLine>(&parsed_line);
  if (!line) return failure<FramedResponse>(parsed_line);

  FramedResponse out{.message = {}, .framing = framing(*head, line->http_1_0)};
  Response& response = out.message;
  response.status = line->status;
  for (const Field& field : head->fields) {
    const Bytes name = trimmed(field.name);
    if (equals_ignoring_case(name, "server")) {
      keep_first(response.server, field.value);
    } else if (equals_ignoring_case(name, "x-powered-by")) {
      keep_first(response.powered_by, field.value);
    } else if (!response.challenge && equals_ignoring_case(name, "www-authenticate")) {
      response.challenge = challenge_in(field.value);
    }
  }
  response.body = length_of(out.framing);
  return out;
}

Parsed<Request> parse_request(Bytes bytes) {
  auto framed = read_request(bytes);
  if (auto* request = std::get_if<FramedRequest>(&framed)) return std::move(request->message);
  return failure<Request>(framed);
}

Parsed<Response> parse_response(Bytes bytes) {
  auto framed = read_response(bytes);
  if (auto* response = std::get_if<FramedResponse>(&framed)) return std::move(response->message);
  return failure<Response>(framed);
}

}  // namespace asepsis::wire::http

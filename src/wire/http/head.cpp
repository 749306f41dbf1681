#include "wire/http/head.h"

#include <algorithm>
#include <string_view>

#include "wire/ascii.h"

namespace asepsis::wire::http {
namespace {

constexpr std::byte kCr{'\r'}, kLf{'\n'}, kSpace{' '}, kTab{'\t'}, kColon{':'};
constexpr std::string_view kVersion = "HTTP/1.";

// RFC 9110 5.6.2
bool is_token_character(std::byte byte) {
  return is_printable(byte) && byte != kSpace &&
         std::string_view("\"(),/:;<=>?@[\\]{}").find(to_char(byte)) == std::string_view::npos;
}

bool is_version(Bytes bytes) {
  return bytes.size() == kVersion.size() + 1 && starts_with(bytes, kVersion) && is_digit(bytes.back());
}

bool is_line_text(std::byte byte) { return byte != std::byte{0} && byte != kCr; }

}  // namespace

bool is_token(Bytes bytes) { return !bytes.empty() && std::all_of(bytes.begin(), bytes.end(), is_token_character); }

Parsed<Head> cut(Bytes head) {
  Head out;
  for (std::size_t from = 0;;) {
    const auto end = find(head, kLf, from);
    if (!end) return Truncated{head.size() + 1};
    Bytes line = head.subspan(from, *end - from);
    if (!line.empty() && line.back() == kCr) line = line.first(line.size() - 1);
    const bool first = from == 0;
    const std::size_t at = from;
    from = *end + 1;
    if (line.empty() && !first) return out;
    if (!std::all_of(line.begin(), line.end(), is_line_text)) return Malformed{at, "a line without NUL and bare CR"};
    if (first) {
      out.start = line;
      continue;
    }
    if (line.front() == kSpace || line.front() == kTab) return Malformed{at, "a field that is not folded"};
    const auto colon = find(line, kColon);
    if (!colon || !is_token(trimmed(line.first(*colon)))) return Malformed{at, "a field name and a colon"};
    out.fields.push_back({line.first(*colon), trimmed(line.subspan(*colon + 1)), at});
  }
}

Parsed<RequestLine> request_line(Bytes line) {
  const auto space = find(line, kSpace);
  if (!space || *space > kLongestToken || !is_token(line.first(*space))) return Malformed{0, "a method"};
  const std::size_t version = kVersion.size() + 1;
  // method, space, target of at least one byte, space, version
  if (line.size() < *space + 3 + version || line[line.size() - version - 1] != kSpace ||
      !is_version(line.last(version)))
    return Malformed{*space, "a target and HTTP/1"};
  return RequestLine{line.first(*space), line.back() == std::byte{'0'}};
}

Parsed<StatusLine> status_line(Bytes line) {
  constexpr std::size_t kDigits = 3;
  const std::size_t version = kVersion.size() + 1;
  if (line.size() < version || !is_version(line.first(version))) return Malformed{0, "HTTP/1"};
  if (line.size() < version + 1 + kDigits || line[version] != kSpace) return Malformed{version, "a status"};
  const auto status = decimal(line.subspan(version + 1, kDigits));
  const Bytes reason = line.subspan(version + 1 + kDigits);
  if (!status || *status < 100 || (!reason.empty() && reason.front() != kSpace)) return Malformed{version, "a status"};
  return StatusLine{static_cast<int>(*status), line[version - 1] == std::byte{'0'}};
}

namespace {

// Calls `take` with each element of a comma-separated list, blanks removed, empty ones left out.
template <class F>
void for_each_element(Bytes list, F take) {
  while (!list.empty()) {
    const std::size_t end = find(list, std::byte{','}).value_or(list.size());
    const Bytes element = trimmed(list.first(end));
    if (!element.empty()) take(element);
    list = list.subspan(std::min(end + 1, list.size()));
  }
}

}  // namespace

Framing framing(const Head& head, bool http_1_0) {
  using Kind = Framing::Kind;
  std::optional<std::uint64_t> length;
  bool coded = false, chunked = false, sound = true;
  for (const Field& field : head.fields) {
    const Bytes name = trimmed(field.name);
    const bool is_length = equals_ignoring_case(name, "content-length");
    if (!is_length && !equals_ignoring_case(name, "transfer-encoding")) continue;
    // Peers differ in how they read a blank before the colon and an empty value.
    if (name.size() != field.name.size() || field.value.empty()) sound = false;
    for_each_element(field.value, [&](Bytes element) {
      if (is_length) {
        const auto value = decimal(element);
        if (!value || *value >= kLongestBody || (length && *length != *value)) sound = false;
        length = value;
      } else {
        if (chunked) sound = false;  // must be the last coding
        chunked = equals_ignoring_case(element, "chunked");
        coded = true;
      }
    });
  }
  if (!sound || (coded && http_1_0)) return {Kind::kContradicting, 0};
  if (coded) return {chunked ? Kind::kChunked : Kind::kOtherCoding, 0};  // overrides a length
  if (length) return {Kind::kLength, *length};
  return {};
}

}  // namespace asepsis::wire::http

#include <algorithm>

#include "wire/ascii.h"
#include "wire/hl7/hl7.h"
#include "wire/hl7/layout.h"

namespace asepsis::wire::hl7 {
namespace {

bool is_mark(std::byte byte) {
  const char c = to_char(byte);
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return is_printable(byte) && !is_digit(byte) && !letter && c != ' ';
}

bool ends_segment(std::byte byte) { return byte == kCarriageReturn || byte == kLineFeed || byte == kEndBlock; }

std::string text_of(Bytes field) { return printable(trimmed(field), kLongestField).value_or(""); }

// The first `count` components of a field, with '^' between whatever the message uses.
std::string components(Bytes field, std::byte separator, std::size_t count) {
  std::string joined;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t end = find(field, separator).value_or(field.size());
    const std::string part = text_of(field.first(end));
    if (part.empty()) return joined;
    if (joined.size() + 1 + part.size() > kLongestField) return "";
    joined.append(i > 0 ? "^" : "").append(part);
    field = field.subspan(std::min(end + 1, field.size()));
  }
  return joined;
}

}  // namespace

Parsed<Header> parse_header(Bytes bytes) {
  const std::size_t seen = std::min(bytes.size(), kName.size());
  if (!starts_with(bytes.first(seen), kName.substr(0, seen))) return Malformed{0, "segment MSH"};
  constexpr std::size_t kMarksAt = kName.size();
  for (std::size_t i = kMarksAt; i < std::min(bytes.size(), kMarksAt + 2); ++i)
    if (!is_mark(bytes[i])) return Malformed{i, "separators behind MSH"};
  const Bytes window = bytes.first(std::min(bytes.size(), kLongestHeader));
  const auto end = std::find_if(window.begin(), window.end(), ends_segment);
  if (end == window.end() && window.size() == kLongestHeader) return Malformed{kLongestHeader, "the end of MSH"};
  if (end == window.end()) return Truncated{std::max(bytes.size() + 1, kShortest)};

  Bytes rest = window.first(static_cast<std::size_t>(end - window.begin()));
  if (rest.size() < kMarksAt + 2) return Malformed{rest.size(), "separators behind MSH"};
  const std::byte field_separator = rest[kMarksAt], component_separator = rest[kMarksAt + 1];
  rest = rest.subspan(kMarksAt + 1);
  Header header;
  for (std::size_t number = 2; !rest.empty(); ++number) {
    const std::size_t length = find(rest, field_separator).value_or(rest.size());
    const Bytes field = rest.first(length);
    switch (number) {
      case kSendingApplication: header.sending_application = text_of(field); break;
      case kSendingFacility: header.sending_facility = text_of(field); break;
      case kReceivingApplication: header.receiving_application = text_of(field); break;
      case kReceivingFacility: header.receiving_facility = text_of(field); break;
      case kMessageType: header.type = components(field, component_separator, 2); break;
      case kVersion: header.version = components(field, component_separator, 1); break;
      default: break;
    }
    rest = rest.subspan(std::min(length + 1, rest.size()));
  }
  return header;
}

}  // namespace asepsis::wire::hl7

#include <optional>

#include "wire/ascii.h"
#include "wire/browser/browser.h"
#include "wire/browser/layout.h"

namespace asepsis::wire::browser {
namespace {

// RFC 1001 14.1: a length of 32, 32 letters, the root label; scopes are not used on any Windows.
bool skip_encoded_name(Reader& in) {
  const auto length = in.u8();
  return length && *length == kEncodedNameLength && in.skip(kEncodedNameLength) && in.u8() == std::uint8_t{0};
}

struct Datagram {
  Reader smb;
};

Parsed<Datagram> parse_datagram(Bytes bytes) {
  Reader in(bytes);
  const auto type = in.u8();
  const auto flags = in.u8();
  if (type && (*type < kDirectUnique || *type > kBroadcast)) return Malformed{0, "a datagram with data"};
  if (flags && (*flags & (kMoreFragments | kFirstFragment)) != kFirstFragment)
    return Malformed{1, "an unfragmented datagram"};
  constexpr std::size_t kIdToPort = 8;
  if (!in.skip(kIdToPort)) return Truncated{kDatagramHeader};
  const auto length = in.u16be();
  const auto fragment_offset = in.u16be();
  if (!length || !fragment_offset) return Truncated{kDatagramHeader};
  if (*fragment_offset != 0) return Malformed{12, "an unfragmented datagram"};
  auto body = in.sub(*length);
  if (!body) return Truncated{kDatagramHeader + *length};
  if (!skip_encoded_name(*body) || !skip_encoded_name(*body)) return Malformed{kDatagramHeader, "two NetBIOS names"};
  return Datagram{*body->sub(body->remaining())};
}

// The data that is written to the mailslot.
std::optional<Reader> browse_data(Reader smb) {
  const Reader whole = smb;
  const auto header = smb.bytes(kSmbHeader);
  if (!header || !starts_with(*header, kSmbMagic) || smb.u8() != kTransactionWords) return std::nullopt;
  constexpr std::size_t kToDataCount = 22, kToOpcode = 2, kToByteCount = 4;
  if (!smb.skip(kToDataCount)) return std::nullopt;
  const auto count = smb.u16le();
  const auto offset = smb.u16le();
  if (!count || !offset || !smb.skip(kToOpcode) || smb.u16le() != kWriteMailslot || !smb.skip(kToByteCount))
    return std::nullopt;
  const auto byte_count = smb.u16le();
  const auto name = smb.bytes(kMailslot.size());
  if (!byte_count || !name || !equals_ignoring_case(*name, kMailslot) || smb.u8() != std::uint8_t{0})
    return std::nullopt;
  if (*offset < smb.position() - whole.position()) return std::nullopt;
  return whole.at(*offset, *count);
}

}  // namespace

Parsed<Announcement> parse(Bytes datagram) {
  const auto parsed = parse_datagram(datagram);
  if (const auto* truncated = std::get_if<Truncated>(&parsed)) return *truncated;
  if (const auto* malformed = std::get_if<Malformed>(&parsed)) return *malformed;
  const Reader smb = std::get<Datagram>(parsed).smb;
  auto in = browse_data(smb);
  if (!in) return Malformed{smb.position(), "a message to \\MAILSLOT\\BROWSE"};

  // A domain announcement (12) names a domain and not a host.
  const std::size_t command_at = in->position();
  const auto command = in->u8();
  if (command != kHostAnnouncement && command != kLocalMasterAnnouncement)
    return Malformed{command_at, "a host announcement"};
  constexpr std::size_t kUpdateCountAndPeriod = 5, kBrowserVersion = 2;
  if (!in->skip(kUpdateCountAndPeriod)) return Malformed{command_at, "a whole announcement"};
  const std::size_t name_at = in->position();
  const auto name = in->bytes(kName);
  const auto major = in->u8();
  const auto minor = in->u8();
  const auto server_type = in->u32le();
  if (!server_type || !in->skip(kBrowserVersion) || in->u16le() != kSignature)
    return Malformed{command_at, "a whole announcement with its signature"};

  const auto text = printable(name->first(find(*name, std::byte{0}).value_or(kName)), kName - 1);
  if (!text) return Malformed{name_at, "a printable host name"};
  return Announcement{.name = *text, .major = *major, .minor = *minor, .server_type = *server_type};
}

}  // namespace asepsis::wire::browser

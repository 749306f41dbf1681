#include "wire/ascii.h"
#include "wire/browser/browser.h"
#include "wire/browser/layout.h"
#include "wire/writer.h"

namespace asepsis::wire::browser {
namespace {

constexpr std::uint8_t kServerService = 0x20, kBrowserElection = 0x1d;
constexpr std::uint32_t kPeriodMilliseconds = 720'000;  // Windows announces every 12 minutes
constexpr std::uint8_t kBrowserMajor = 15, kBrowserMinor = 1;

// RFC 1001 14.1: padded with blanks to 15, the service behind it, each half-byte as a letter from 'A'.
void write_encoded_name(Writer& out, std::string_view name, std::uint8_t service) {
  out.u8(kEncodedNameLength);
  for (std::size_t i = 0; i < kName; ++i) {
    const auto byte = i + 1 == kName ? service : static_cast<std::uint8_t>(i < name.size() ? name[i] : ' ');
    out.u8(static_cast<std::uint8_t>('A' + (byte >> 4))).u8(static_cast<std::uint8_t>('A' + (byte & 0x0f)));
  }
  out.u8(0);
}

std::vector<std::byte> announcement_bytes(const Announcement& announcement) {
  Writer out;
  out.u8(kHostAnnouncement).u8(0).u32le(kPeriodMilliseconds);
  out.bytes(to_bytes(announcement.name)).zeros(kName - announcement.name.size());
  out.u8(announcement.major).u8(announcement.minor).u32le(announcement.server_type);
  out.u8(kBrowserMajor).u8(kBrowserMinor).u16le(kSignature).u8(0);  // no comment
  return std::move(out).take();
}

std::vector<std::byte> transaction(Bytes data) {
  const auto length = static_cast<std::uint16_t>(data.size());
  constexpr std::size_t kByteCountOffset = kSmbHeader + 1 + 2 * kTransactionWords;
  constexpr auto kDataOffset = static_cast<std::uint16_t>(kByteCountOffset + 2 + kMailslot.size() + 1);
  constexpr std::uint32_t kOneSecond = 1'000;
  Writer out;
  out.bytes(to_bytes(kSmbMagic)).zeros(kSmbHeader - kSmbMagic.size()).u8(kTransactionWords);
  out.u16le(0).u16le(length).u16le(0).u16le(0).u8(0).u8(0).u16le(0);  // totals, what may come back, flags
  out.u32le(kOneSecond).u16le(0).u16le(0).u16le(0);                   // time-out, reserved, no parameters
  out.u16le(length).u16le(kDataOffset).u8(3).u8(0);
  out.u16le(kWriteMailslot).u16le(1).u16le(2);  // priority, unreliable class
  out.u16le(static_cast<std::uint16_t>(kMailslot.size() + 1 + data.size()));
  out.bytes(to_bytes(kMailslot)).zeros(1).bytes(data);
  return std::move(out).take();
}

}  // namespace

std::vector<std::byte> build(const Announcement& announcement, const IpAddress& source) {
  const auto smb = transaction(announcement_bytes(announcement));
  Writer names;
  write_encoded_name(names, announcement.name, kServerService);
  write_encoded_name(names, "WORKGROUP", kBrowserElection);
  const auto body = std::move(names.bytes(smb)).take();
  Writer out;
  out.u8(kDirectGroup).u8(kFirstFragment).u16be(1).u32be(source.as_v4()).u16be(kPort);
  out.u16be(static_cast<std::uint16_t>(body.size())).u16be(0).bytes(body);
  return std::move(out).take();
}

}  // namespace asepsis::wire::browser

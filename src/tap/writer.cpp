#include "tap/writer.h"

#include <algorithm>

#include "tap/capture_layout.h"

namespace asepsis::tap {
namespace {

std::size_t padding(std::size_t length) { return (4 - length % 4) % 4; }

}  // namespace

CaptureWriter& CaptureWriter::u16(std::uint16_t value) {
  options_.big_endian ? out_.u16be(value) : out_.u16le(value);
  return *this;
}

CaptureWriter& CaptureWriter::u32(std::uint32_t value) {
  options_.big_endian ? out_.u32be(value) : out_.u32le(value);
  return *this;
}

void CaptureWriter::option(std::uint16_t code, wire::Bytes value) {
  u16(code).u16(static_cast<std::uint16_t>(value.size()));
  out_.bytes(value).zeros(padding(value.size()));
}

CaptureWriter::CaptureWriter(const CaptureOptions& options) : options_(options) {
  if (options_.format != CaptureFormat::kPcapng) return;
  u32(pcapng::kSectionHeader).u32(pcapng::kSectionHeaderLength).u32(pcapng::kByteOrder).u16(1).u16(0);
  u32(0xffff'ffff).u32(0xffff'ffff).u32(pcapng::kSectionHeaderLength);  // section length: not said
}

std::uint32_t CaptureWriter::add_interface(const CaptureInterface& interface) {
  interfaces_.push_back(interface);
  const auto link = static_cast<std::uint16_t>(interface.link);
  if (options_.format == CaptureFormat::kPcap) {
    u32(options_.nanoseconds ? pcap::kNanoseconds : pcap::kMicroseconds).u16(2).u16(4).u32(0).u32(0);
    u32(interface.snaplen == 0 ? pcap::kUsualSnaplen : interface.snaplen).u32(link);
    return 0;
  }
  const std::string name = interface.name.substr(0, 255);
  const std::size_t name_option = name.empty() ? 0 : 4 + name.size() + padding(name.size());
  const auto length = static_cast<std::uint32_t>(pcapng::kInterfaceLength + name_option + 8 + 4);
  u32(pcapng::kInterface).u32(length).u16(link).u16(0).u32(interface.snaplen);
  if (!name.empty()) option(pcapng::kOptionName, std::as_bytes(std::span(name)));
  const std::array<std::byte, 1> nanoseconds{std::byte{9}};  // 10^-9 s
  option(pcapng::kOptionResolution, nanoseconds);
  option(pcapng::kOptionEnd, {});
  u32(length);
  return static_cast<std::uint32_t>(interfaces_.size() - 1);
}

void CaptureWriter::packet(std::uint32_t interface, Time time, wire::Bytes frame, std::uint32_t on_wire) {
  const std::uint32_t snaplen = interfaces_.at(interface).snaplen;
  if (on_wire == 0) on_wire = static_cast<std::uint32_t>(frame.size());
  if (snaplen != 0) frame = frame.first(std::min<std::size_t>(frame.size(), snaplen));
  const auto captured = static_cast<std::uint32_t>(frame.size());
  const auto ticks = static_cast<std::uint64_t>(time.ns);
  if (options_.format == CaptureFormat::kPcap) {
    const std::uint64_t rest = ticks % 1'000'000'000;
    u32(static_cast<std::uint32_t>(ticks / 1'000'000'000));
    u32(static_cast<std::uint32_t>(options_.nanoseconds ? rest : rest / 1'000)).u32(captured).u32(on_wire);
    out_.bytes(frame);
    return;
  }
  const auto length = static_cast<std::uint32_t>(pcapng::kEnhancedLength + captured + padding(captured));
  u32(pcapng::kEnhancedPacket).u32(length).u32(interface);
  u32(static_cast<std::uint32_t>(ticks >> 32)).u32(static_cast<std::uint32_t>(ticks)).u32(captured).u32(on_wire);
  out_.bytes(frame).zeros(padding(captured));
  u32(length);
}

std::vector<std::byte> CaptureWriter::drain() {
  std::vector<std::byte> written = std::move(out_).take();
  out_ = wire::Writer();
  return written;
}

}  // namespace asepsis::tap

#include "wire/ethernet/ethernet.h"
#include "wire/ethernet/layout.h"
#include "wire/writer.h"

namespace asepsis::wire::ethernet {
namespace {

void write_mac(Writer& out, const MacAddress& mac) { out.bytes(std::as_bytes(std::span(mac.bytes))); }

// The type field that stands in the framing's own header: the first tag's, where there is one.
std::uint16_t first_type(const Frame& frame) { return frame.tag_count > 0 ? frame.tags[0].protocol : frame.type; }

std::vector<std::byte> finish(Writer out, const Frame& frame, Bytes payload) {
  for (std::size_t i = 0; i < frame.tag_count; ++i) {
    out.u16be(frame.tags[i].control);
    out.u16be(i + 1 < frame.tag_count ? frame.tags[i + 1].protocol : frame.type);
  }
  out.bytes(payload);
  return std::move(out).take();
}

}  // namespace

std::vector<std::byte> build(const Frame& frame, Bytes payload) {
  Writer out;
  write_mac(out, frame.destination);
  write_mac(out, frame.source);
  out.u16be(first_type(frame));
  return finish(std::move(out), frame, payload);
}

std::vector<std::byte> build_sll(const Frame& frame, Bytes payload) {
  Writer out;
  out.u16be(0).u16be(kHardwareEthernet).u16be(kMacLength);
  write_mac(out, frame.source);
  out.zeros(2).u16be(first_type(frame));
  return finish(std::move(out), frame, payload);
}

std::vector<std::byte> build_sll2(const Frame& frame, Bytes payload) {
  Writer out;
  out.u16be(first_type(frame)).u16be(0).u32be(1).u16be(kHardwareEthernet).u8(0).u8(kMacLength);
  write_mac(out, frame.source);
  out.zeros(2);
  return finish(std::move(out), frame, payload);
}

std::vector<std::byte> build(const Arp& arp) {
  Writer out;
  out.u16be(kHardwareEthernet).u16be(kIpv4).u8(kMacLength).u8(4).u16be(arp.reply ? 2 : 1);
  write_mac(out, arp.sender_mac);
  out.u32be(arp.sender.as_v4());
  write_mac(out, arp.target_mac);
  out.u32be(arp.target.as_v4());
  return std::move(out).take();
}

}  // namespace asepsis::wire::ethernet

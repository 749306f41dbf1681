// CaptureWriter: captures made by phantoms and tests, as pcapng or pcap.
//
//   CaptureWriter out({.format = CaptureFormat::kPcapng});
//   const auto imaging = out.add_interface({.link = LinkType::kEthernet, .name = "imaging"});
//   out.packet(imaging, time, frame);
//   std::vector<std::byte> file = std::move(out).take();      // or drain() now and then, for files larger than memory
//
// The same calls give the same bytes. pcap knows one interface and times from 1970 to 2106; pcapng's times are kept to
// the nanosecond, pcap's cut to microseconds unless `nanoseconds`.
//
// Source: draft-ietf-opsawg-pcapng, draft-ietf-opsawg-pcap.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tap/packet.h"
#include "wire/writer.h"

namespace asepsis::tap {

enum class CaptureFormat : std::uint8_t { kPcapng, kPcap };

struct CaptureInterface {
  LinkType link = LinkType::kEthernet;
  std::string name;           // pcapng; may be empty
  std::uint32_t snaplen = 0;  // 0: no limit; longer frames are cut
};

struct CaptureOptions {
  CaptureFormat format = CaptureFormat::kPcapng;
  bool big_endian = false;
  bool nanoseconds = false;  // of pcap
};

class CaptureWriter {
 public:
  explicit CaptureWriter(const CaptureOptions& options = {});

  // Before its packets; of a pcap: exactly once, before the first packet.
  std::uint32_t add_interface(const CaptureInterface& interface);
  // `on_wire` 0: as long as `frame`.
  void packet(std::uint32_t interface, Time time, wire::Bytes frame, std::uint32_t on_wire = 0);

  std::size_t size() const { return out_.size(); }
  std::vector<std::byte> drain();  // what was written since the last drain
  std::vector<std::byte> take() && { return std::move(out_).take(); }

 private:
  CaptureWriter& u16(std::uint16_t value);
  CaptureWriter& u32(std::uint32_t value);
  void option(std::uint16_t code, wire::Bytes value);

  CaptureOptions options_;
  std::vector<CaptureInterface> interfaces_;
  wire::Writer out_;
};

}  // namespace asepsis::tap

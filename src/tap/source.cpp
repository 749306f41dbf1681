#include "tap/source.h"

#include "tap/capture_reader.h"

namespace asepsis::tap {

Result<std::unique_ptr<Source>> open_capture(wire::Bytes bytes, std::string name, std::uint32_t source_index) {
  if (is_pcap(bytes)) return open_pcap(bytes, std::move(name), source_index);
  if (is_pcapng(bytes)) return open_pcapng(bytes, std::move(name), source_index);
  return Error{Code::kDamaged, std::move(name), "byte 0", "a pcap or pcapng capture"};
}

}  // namespace asepsis::tap

#include <algorithm>

#include "tap/capture_layout.h"
#include "tap/capture_reader.h"

namespace asepsis::tap {
namespace {

struct Magic {
  ByteOrder order = ByteOrder::kBig;
  bool nanoseconds = false;
};

std::optional<Magic> magic_of(wire::Bytes bytes) {
  for (const ByteOrder order : {ByteOrder::kBig, ByteOrder::kLittle}) {
    const auto number = FileReader(bytes, order).u32();
    if (number == pcap::kMicroseconds) return Magic{order, false};
    if (number == pcap::kNanoseconds) return Magic{order, true};
  }
  return std::nullopt;
}

class PcapSource final : public FileSource {
 public:
  PcapSource(FileReader in, bool nanoseconds, LinkType link, std::string name, std::uint32_t index)
      : FileSource(std::move(name), index), in_(in), nanoseconds_(nanoseconds), link_(link) {}

  std::optional<Packet> next() override {
    if (done_ || in_.remaining() == 0) return std::nullopt;
    const std::size_t begin = in_.position();
    const auto record = in_.u32s<4>();
    if (!record) return stop(begin, "a whole packet header (16 bytes)");
    const auto [second, fraction, captured, on_wire] = *record;
    if (captured > kLongestFrame) return stop(begin + 8, "a captured length of at most 1 MiB");
    const auto frame = in_.bytes(captured);
    if (!frame)
      return stop(in_.position(), "a frame of " + std::to_string(captured) + " bytes; the file ends after " +
                                      std::to_string(in_.remaining()));
    Packet packet;
    packet.time = {std::int64_t{second} * 1'000'000'000 + std::int64_t{fraction} * (nanoseconds_ ? 1 : 1'000)};
    packet.link = link_;
    packet.source = index();
    packet.number = ++number_;
    packet.length_on_wire = std::max(on_wire, captured);
    packet.bytes = *frame;
    return packet;
  }

 private:
  std::optional<Packet> stop(std::size_t offset, std::string expected) {
    done_ = true;
    report(offset, std::move(expected));
    return std::nullopt;
  }

  FileReader in_;
  bool nanoseconds_;
  LinkType link_;
  std::uint64_t number_ = 0;
  bool done_ = false;
};

}  // namespace

bool is_pcap(wire::Bytes bytes) { return magic_of(bytes).has_value(); }

Result<std::unique_ptr<Source>> open_pcap(wire::Bytes bytes, std::string name, std::uint32_t index) {
  const auto magic = magic_of(bytes);
  FileReader in(bytes, magic->order);
  in.skip(20);  // magic, version, zone, accuracy, snaplen: nothing here depends on them
  const auto link = in.u32();
  if (!link) return Error{Code::kDamaged, std::move(name), "byte 0", "a whole capture header (24 bytes)"};
  // The upper half holds the length of a frame check sequence, if any (draft-ietf-opsawg-pcap 4).
  const auto kind = static_cast<LinkType>(*link & 0xffff);
  return std::unique_ptr<Source>(std::make_unique<PcapSource>(in, magic->nanoseconds, kind, std::move(name), index));
}

}  // namespace asepsis::tap

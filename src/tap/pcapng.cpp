#include <algorithm>

#include "tap/capture_layout.h"
#include "tap/capture_reader.h"
#include "tap/pcapng_interface.h"

namespace asepsis::tap {
namespace {

using namespace pcapng;

class PcapngSource final : public FileSource {
 public:
  PcapngSource(wire::Bytes bytes, std::string name, std::uint32_t index)
      : FileSource(std::move(name), index), bytes_(bytes) {}

  std::optional<Packet> next() override {
    while (!done_ && next_ < bytes_.size()) {
      const auto block = next_block();
      if (!block) return std::nullopt;
      if (auto packet = read_block(*block)) return packet;
    }
    finish();
    return std::nullopt;
  }

 private:
  struct Block {
    std::uint32_t type = 0;
    std::size_t begin = 0;
    FileReader body;
  };

  // Frames one block; its body is what stands between the two lengths.
  std::optional<Block> next_block() {
    const std::size_t begin = next_;
    FileReader in(bytes_.subspan(begin), order_, begin);
    auto header = in.u32s<2>();
    if (header && (*header)[0] == kSectionHeader) {  // the same in both orders
      if (!learn_order(begin)) return stop(begin + 8, "a byte order magic");
      in = FileReader(bytes_.subspan(begin), order_, begin);
      header = in.u32s<2>();
    }
    if (!header) return stop(begin, "a whole block header (8 bytes)");
    const auto [type, length] = *header;
    if (length < kShortestBlock || length % 4 != 0)
      return stop(begin + 4, "a block length of at least 12 that is a multiple of four");
    const auto body = in.bytes(length - kShortestBlock);
    const auto again = in.u32();
    if (!body || !again)
      return stop(begin, "a block of " + std::to_string(length) + " bytes; the file ends after " +
                             std::to_string(bytes_.size() - begin));
    if (*again != length) return stop(begin + length - 4, "the block's length once more at its end");
    next_ = begin + length;
    return Block{type, begin, FileReader(*body, order_, begin + 8)};
  }

  bool learn_order(std::size_t begin) {
    for (const ByteOrder order : {ByteOrder::kBig, ByteOrder::kLittle}) {
      FileReader in(bytes_.subspan(begin), order, begin);
      if (!in.skip(8) || in.u32() != kByteOrder) continue;
      order_ = order;
      return true;
    }
    return false;
  }

  std::optional<Packet> read_block(Block block) {
    switch (block.type) {
      case kSectionHeader: finish_section(); return std::nullopt;
      case kInterface: add_interface(block); return std::nullopt;
      case kStatistics: read_drops(block); return std::nullopt;
      case kEnhancedPacket: return read_packet(block, block.body.u32());
      case kPacket: {
        const auto interface = block.body.u16();
        block.body.skip(2);  // packets dropped before this one
        return read_packet(block, interface);
      }
      case kSimplePacket: return read_simple(block);
      default: return std::nullopt;  // name resolution, secrets, custom blocks: nothing that discovery needs
    }
  }

  void add_interface(Block& block) {
    if (auto interface = read_interface(block.body)) {
      interfaces_.push_back(*interface);
    } else {
      interfaces_.push_back({});  // so that the numbers of the others stay right
      interfaces_.back().readable = false;
      report(block.begin, "a whole interface description");
    }
  }

  void read_drops(Block& block) {
    const auto number = block.body.u32();
    if (!number || *number >= interfaces_.size() || !block.body.skip(8)) return;
    interfaces_[*number].dropped = std::max(interfaces_[*number].dropped, dropped_packets(block.body));
  }

  std::optional<Packet> read_packet(Block& block, std::optional<std::uint32_t> interface) {
    const auto numbers = block.body.u32s<4>();
    ++number_;
    if (!interface || !numbers) return bad(block, "a whole packet block");
    const auto [high, low, captured, on_wire] = *numbers;
    if (*interface >= interfaces_.size()) return bad(block, "an interface that was described");
    if (!interfaces_[*interface].readable) return std::nullopt;
    if (captured > kLongestFrame) return bad(block, "a captured length of at most 1 MiB");
    const auto frame = block.body.bytes(captured);
    if (!frame) return bad(block, "a frame that lies inside its block");
    const auto time = time_of(interfaces_[*interface], (std::uint64_t{high} << 32) | low);
    if (!time) return bad(block, "a time between 1678 and 2262");
    return packet_of(*interface, *time, on_wire, *frame);
  }

  std::optional<Packet> read_simple(Block& block) {
    const auto on_wire = block.body.u32();
    ++number_;
    if (!on_wire) return bad(block, "a whole packet block");
    if (interfaces_.empty()) return bad(block, "an interface that was described");
    const std::uint32_t snaplen = interfaces_[0].snaplen;
    const std::uint32_t captured = snaplen == 0 ? *on_wire : std::min(*on_wire, snaplen);
    const auto frame = block.body.bytes(captured);
    if (!frame) return bad(block, "a frame that lies inside its block");
    return packet_of(0, Time{last_.ns + 1}, *on_wire, *frame);
  }

  Packet packet_of(std::uint32_t interface, Time time, std::uint32_t on_wire, wire::Bytes frame) {
    last_ = time;
    Packet packet;
    packet.time = time;
    packet.link = interfaces_[interface].link;
    packet.interface_number = first_interface_ + interface;
    packet.source = index();
    packet.number = number_;
    packet.length_on_wire = std::max(on_wire, static_cast<std::uint32_t>(frame.size()));
    packet.bytes = frame;
    return packet;
  }

  // One block is bad; the framing holds, so the next one is read.
  std::optional<Packet> bad(const Block& block, std::string expected) {
    constexpr std::size_t kMostListed = 100;
    if (++bad_blocks_ <= kMostListed) report(block.begin, std::move(expected));
    return std::nullopt;
  }

  std::nullopt_t stop(std::size_t offset, std::string expected) {
    done_ = true;
    report(offset, std::move(expected));
    finish();
    return std::nullopt;
  }

  void finish_section() {
    for (std::size_t i = 0; i < interfaces_.size(); ++i)
      if (interfaces_[i].dropped > 0) report_drops(first_interface_ + i, interfaces_[i].dropped);
    first_interface_ += static_cast<std::uint32_t>(interfaces_.size());
    interfaces_.clear();
  }
  void report_drops(std::size_t interface, std::uint64_t dropped) {
    report(next_, "no packet dropped while capturing; interface " + std::to_string(interface) + " says it dropped " +
                      std::to_string(dropped));
  }
  void finish() {
    finish_section();
    done_ = true;
  }

  wire::Bytes bytes_;
  std::size_t next_ = 0;
  ByteOrder order_ = ByteOrder::kLittle;
  std::vector<PcapngInterface> interfaces_;  // of this section
  std::uint32_t first_interface_ = 0;        // number in the file of this section's first
  std::uint64_t number_ = 0;
  std::size_t bad_blocks_ = 0;
  Time last_;
  bool done_ = false;
};

}  // namespace

bool is_pcapng(wire::Bytes bytes) { return FileReader(bytes, ByteOrder::kBig).u32() == kSectionHeader; }

Result<std::unique_ptr<Source>> open_pcapng(wire::Bytes bytes, std::string name, std::uint32_t index) {
  // A text file with that line-end pattern is none: the byte order magic must follow.
  for (const ByteOrder order : {ByteOrder::kBig, ByteOrder::kLittle}) {
    FileReader in(bytes, order);
    if (in.skip(8) && in.u32() == kByteOrder)
      return std::unique_ptr<Source>(std::make_unique<PcapngSource>(bytes, std::move(name), index));
  }
  return Error{Code::kDamaged, std::move(name), "byte 8", "a byte order magic, as a pcapng section begins"};
}

}  // namespace asepsis::tap

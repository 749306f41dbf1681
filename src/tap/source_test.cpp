#include "tap/source.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tap/capture_layout.h"
#include "tap/testing_traffic.h"
#include "tap/writer.h"

namespace asepsis::tap {
namespace {

using testing::Bytes;
using testing::bytes_of;

constexpr Time kMorning{1'501'747'200'123'456'789};

std::vector<Packet> all_of(Source& source) {
  std::vector<Packet> packets;
  while (auto packet = source.next()) packets.push_back(*packet);
  return packets;
}

struct Read {
  std::vector<Packet> packets;
  std::vector<model::Problem> problems;
};
Read read(const Bytes& file) {
  auto source = open_capture(file, "a.pcap");
  EXPECT_TRUE(source.ok());
  auto packets = all_of(**source);
  return {packets, (*source)->problems()};
}

Bytes file_with(const CaptureOptions& options, int packets = 2) {
  CaptureWriter out(options);
  const auto interface = out.add_interface({.link = LinkType::kEthernet, .name = "imaging"});
  for (int i = 0; i < packets; ++i)
    out.packet(interface, kMorning + seconds(i), bytes_of("frame " + std::to_string(i)));
  return std::move(out).take();
}

// Blocks that the writer does not make, little endian.
class Blocks {
 public:
  Blocks& block(std::uint32_t type, const std::function<void(wire::Writer&)>& body) {
    wire::Writer inner;
    body(inner);
    auto bytes = std::move(inner).take();
    bytes.resize((bytes.size() + 3) / 4 * 4);
    const auto length = static_cast<std::uint32_t>(bytes.size() + 12);
    out_.u32le(type).u32le(length).bytes(bytes).u32le(length);
    return *this;
  }
  Blocks& section() {
    return block(pcapng::kSectionHeader,
                 [](wire::Writer& w) { w.u32le(pcapng::kByteOrder).u16le(1).u16le(0).zeros(8); });
  }
  Blocks& interface(std::uint8_t resolution, std::int64_t offset, std::uint32_t snaplen = 0) {
    return block(pcapng::kInterface, [&](wire::Writer& w) {
      w.u16le(1).u16le(0).u32le(snaplen).u16le(9).u16le(1).u8(resolution).zeros(3);
      w.u16le(14).u16le(8).u32le(static_cast<std::uint32_t>(offset)).u32le(static_cast<std::uint32_t>(offset >> 32));
      w.u32le(0);
    });
  }
  Blocks& enhanced(std::uint32_t interface, std::uint64_t ticks, std::string_view frame) {
    return block(pcapng::kEnhancedPacket, [&](wire::Writer& w) {
      const auto length = static_cast<std::uint32_t>(frame.size());
      w.u32le(interface).u32le(static_cast<std::uint32_t>(ticks >> 32)).u32le(static_cast<std::uint32_t>(ticks));
      w.u32le(length).u32le(length).bytes(std::as_bytes(std::span(frame)));
    });
  }
  Bytes take() { return std::move(out_).take(); }

 private:
  wire::Writer out_;
};

TEST(Source, ReadsBackWhatTheWriterWroteInEveryFormatAndByteOrder) {
  for (const auto format : {CaptureFormat::kPcap, CaptureFormat::kPcapng}) {
    for (const bool big : {false, true}) {
      for (const bool nano : {false, true}) {
        const auto file = file_with({.format = format, .big_endian = big, .nanoseconds = nano});
        const Read got = read(file);
        ASSERT_EQ(got.packets.size(), 2u);
        EXPECT_TRUE(got.problems.empty());
        const bool cut = format == CaptureFormat::kPcap && !nano;
        EXPECT_EQ(got.packets[0].time.ns, cut ? kMorning.ns / 1'000 * 1'000 : kMorning.ns);
        EXPECT_EQ(got.packets[1].number, 2u);
        EXPECT_EQ(Bytes(got.packets[1].bytes.begin(), got.packets[1].bytes.end()), bytes_of("frame 1"));
        EXPECT_EQ(got.packets[1].link, LinkType::kEthernet);
      }
    }
  }
}

TEST(Source, BytesAreReadInPlace) {
  const auto file = file_with({});
  const Read got = read(file);
  EXPECT_GE(got.packets[0].bytes.data(), file.data());
  EXPECT_LE(got.packets[0].bytes.data(), file.data() + file.size());
}

TEST(Source, AFileCutAnywhereGivesTheGoodPacketsAndOneProblemWithItsByte) {
  for (const auto format : {CaptureFormat::kPcap, CaptureFormat::kPcapng}) {
    const auto whole = file_with({.format = format}, 3);
    const auto two = file_with({.format = format}, 2);
    const auto one = file_with({.format = format}, 1);
    for (std::size_t length = one.size(); length < whole.size(); ++length) {
      const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
      const Read got = read(cut);
      EXPECT_EQ(got.packets.size(), length >= two.size() ? 2u : 1u);
      const bool between = length == one.size() || length == two.size();
      ASSERT_EQ(got.problems.size(), between ? 0u : 1u) << length;
      if (between) continue;
      EXPECT_EQ(got.problems[0].file, "a.pcap");
      EXPECT_TRUE(got.problems[0].where.starts_with("byte ")) << got.problems[0].where;
    }
  }
}

TEST(Source, WhatIsNoCaptureIsAnErrorThatSaysWhatWasExpected) {
  for (const std::string_view text : {"", "PK", "GET / HTTP/1.1\r\n", "\x0a\x0d\x0d\x0a\x00\x00\x00\x20 and more"}) {
    const auto file = bytes_of(text);
    const auto source = open_capture(file, "a.pcap");
    ASSERT_FALSE(source.ok());
    EXPECT_EQ(source.error().file, "a.pcap");
    EXPECT_NE(source.error().expected.find("pcap"), std::string::npos);
  }
}

TEST(Source, ACapturedLengthBeyondAnyFrameStopsTheFileWithAProblem) {
  auto file = file_with({.format = CaptureFormat::kPcap});
  file[24 + 8 + 3] = std::byte{0x7f};
  const Read got = read(file);
  EXPECT_TRUE(got.packets.empty());
  ASSERT_EQ(got.problems.size(), 1u);
  EXPECT_EQ(got.problems[0].where, "byte 32");
}

TEST(Source, TimesFollowTheInterfacesResolutionAndOffset) {
  const auto file = Blocks()
                        .section()
                        .interface(6, 0)
                        .interface(9, 0)
                        .interface(3, 100)
                        .interface(0x80 | 10, -1)
                        .interface(12, 0)
                        .interface(0x80 | 40, 0)
                        .enhanced(0, 5'000'001, "a")
                        .enhanced(1, 5'000'001, "b")
                        .enhanced(2, 5'001, "c")
                        .enhanced(3, 5 * 1'024 + 512, "d")
                        .enhanced(4, 5'000'000'001'999, "e")
                        .enhanced(5, (std::uint64_t{5} << 40) + (std::uint64_t{1} << 39), "f")
                        .take();
  std::vector<std::int64_t> times;
  for (const Packet& packet : read(file).packets) times.push_back(packet.time.ns);
  EXPECT_EQ(times, (std::vector<std::int64_t>{5'000'001'000, 5'000'001, 105'001'000'000, 4'500'000'000, 5'000'000'001,
                                              5'500'000'000}));
}

TEST(Source, SectionsBeginAnewAndInterfacesAreCountedOverTheFile) {
  auto file = file_with({});
  const auto second = file_with({.format = CaptureFormat::kPcapng, .big_endian = true});
  file.insert(file.end(), second.begin(), second.end());
  const Read got = read(file);
  ASSERT_EQ(got.packets.size(), 4u);
  EXPECT_EQ(got.packets[1].interface_number, 0u);
  EXPECT_EQ(got.packets[2].interface_number, 1u);
  EXPECT_EQ(got.packets[3].number, 4u);
  EXPECT_EQ(got.packets[2].time, kMorning);
}

TEST(Source, SimplePacketsComeOneNanosecondApartAndObsoleteOnesAreRead) {
  const auto file = Blocks()
                        .section()
                        .interface(9, 0, 4)
                        .block(pcapng::kPacket,
                               [](wire::Writer& w) {
                                 w.u16le(0).u16le(7).u32le(0).u32le(1'000).u32le(2).u32le(9).bytes(bytes_of("ab"));
                               })
                        .block(pcapng::kSimplePacket, [](wire::Writer& w) { w.u32le(9).bytes(bytes_of("abcd")); })
                        .block(pcapng::kSimplePacket, [](wire::Writer& w) { w.u32le(3).bytes(bytes_of("abc")); })
                        .take();
  const Read got = read(file);
  ASSERT_EQ(got.packets.size(), 3u);
  EXPECT_TRUE(got.problems.empty());
  EXPECT_EQ(got.packets[0].length_on_wire, 9u);
  EXPECT_EQ(got.packets[1].time.ns, 1'001);
  EXPECT_EQ(got.packets[1].bytes.size(), 4u);
  EXPECT_EQ(got.packets[1].length_on_wire, 9u);
  EXPECT_EQ(got.packets[2].time.ns, 1'002);
}

TEST(Source, UnknownBlocksArePassedAndABadBlockIsListedWithoutItsNeighbours) {
  const auto file = Blocks()
                        .section()
                        .interface(9, 0)
                        .block(0x0bad, [](wire::Writer& w) { w.zeros(40); })
                        .enhanced(3, 1, "of no interface")
                        .enhanced(0, 2, "good")
                        .take();
  const Read got = read(file);
  ASSERT_EQ(got.packets.size(), 1u);
  EXPECT_EQ(got.packets[0].number, 2u);  // as a viewer counts
  ASSERT_EQ(got.problems.size(), 1u);
  EXPECT_EQ(got.problems[0].expected, "an interface that was described");
}

TEST(Source, PacketsThatTheCapturingProgramDroppedAreAProblem) {
  const auto file =
      Blocks()
          .section()
          .interface(9, 0)
          .enhanced(0, 1, "x")
          .block(pcapng::kStatistics,
                 [](wire::Writer& w) {
                   w.u32le(0).zeros(8).u16le(pcapng::kOptionSystemDrops).u16le(8).u32le(17).u32le(0).u32le(0);
                 })
          .take();
  const Read got = read(file);
  ASSERT_EQ(got.problems.size(), 1u);
  EXPECT_NE(got.problems[0].expected.find("dropped 17"), std::string::npos);
}

TEST(Source, AnyDamageToAFileNeverGivesAPacketOutsideOfIt) {
  EXPECT_TRUE(rc::check([](bool ng, std::uint16_t where, std::uint8_t value) {
    auto file = file_with({.format = ng ? CaptureFormat::kPcapng : CaptureFormat::kPcap}, 4);
    file[where % file.size()] = static_cast<std::byte>(value);
    const auto source = open_capture(file, "a");
    if (!source) return;
    for (const Packet& packet : all_of(**source)) {
      RC_ASSERT(packet.bytes.data() >= file.data());
      RC_ASSERT(packet.bytes.data() + packet.bytes.size() <= file.data() + file.size());
      RC_ASSERT(packet.length_on_wire >= packet.bytes.size());
    }
  }));
}

}  // namespace
}  // namespace asepsis::tap

// Inside of the sources: what pcap.cpp and pcapng.cpp share. open_capture (source.h) is the way in.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tap/source.h"
#include "wire/fixed.h"

namespace asepsis::tap {

enum class ByteOrder : std::uint8_t { kBig, kLittle };

// Integers of a capture file, in the order that its magic number told.
class FileReader {
 public:
  FileReader(wire::Bytes bytes, ByteOrder order, std::size_t origin = 0) : in_(bytes, origin), order_(order) {}

  std::optional<std::uint16_t> u16() { return order_ == ByteOrder::kBig ? in_.u16be() : in_.u16le(); }
  std::optional<std::uint32_t> u32() { return order_ == ByteOrder::kBig ? in_.u32be() : in_.u32le(); }
  // Several integers at once, with one check: what stands in front of every packet.
  template <std::size_t Count>
  std::optional<std::array<std::uint32_t, Count>> u32s() {
    const auto fixed = wire::take<Count * 4>(in_);
    if (!fixed) return std::nullopt;
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return order_ == ByteOrder::kBig ? std::array{fixed->template u32be<I * 4>()...}
                                       : std::array{fixed->template u32le<I * 4>()...};
    }
    (std::make_index_sequence<Count>{});
  }
  std::optional<wire::Bytes> bytes(std::size_t count) { return in_.bytes(count); }
  bool skip(std::size_t count) { return in_.skip(count); }
  std::size_t position() const { return in_.position(); }
  std::size_t remaining() const { return in_.remaining(); }
  ByteOrder order() const { return order_; }

 private:
  wire::Reader in_;
  ByteOrder order_;
};

// Frames longer than this are no frames (Linux hands out at most 256 KiB with offloading): the file is damaged.
inline constexpr std::uint32_t kLongestFrame = 1u << 20;

// A source that reads a mapped file.
class FileSource : public Source {
 public:
  FileSource(std::string name, std::uint32_t index) : name_(std::move(name)), index_(index) {}
  const std::vector<model::Problem>& problems() const override { return problems_; }
  const std::string& name() const override { return name_; }

 protected:
  void report(std::size_t offset, std::string expected) {
    problems_.push_back({name_, "byte " + std::to_string(offset), std::move(expected)});
  }
  std::uint32_t index() const { return index_; }

 private:
  std::string name_;
  std::uint32_t index_;
  std::vector<model::Problem> problems_;
};

// Only where is_pcap, is_pcapng said yes.
Result<std::unique_ptr<Source>> open_pcap(wire::Bytes bytes, std::string name, std::uint32_t index);
Result<std::unique_ptr<Source>> open_pcapng(wire::Bytes bytes, std::string name, std::uint32_t index);
bool is_pcap(wire::Bytes bytes);
bool is_pcapng(wire::Bytes bytes);

}  // namespace asepsis::tap

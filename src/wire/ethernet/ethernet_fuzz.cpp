// Any bytes: no crash; a header that was read is built again to the same bytes and lies inside the frame.
#include <algorithm>
#include <cstdlib>
#include <vector>

#include "wire/ethernet/ethernet.h"

using namespace asepsis::wire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::byte> frame(reinterpret_cast<const std::byte*>(data),
                                     reinterpret_cast<const std::byte*>(data) + size);
  const auto parsed = ethernet::parse(frame);
  if (const auto* header = std::get_if<ethernet::Frame>(&parsed)) {
    if (header->offset > size) std::abort();
    if (ethernet::build(*header, Bytes(frame).subspan(header->offset)) != frame) std::abort();
  } else if (const auto* truncated = std::get_if<Truncated>(&parsed)) {
    if (truncated->need <= size) std::abort();
  }
  for (const auto& cooked : {ethernet::parse_sll(frame), ethernet::parse_sll2(frame)})
    if (const auto* header = std::get_if<ethernet::Frame>(&cooked))
      if (header->offset > size) std::abort();
  const auto arp = ethernet::parse_arp(frame);
  if (const auto* read = std::get_if<ethernet::Arp>(&arp)) {
    const auto again = ethernet::build(*read);
    if (!std::equal(again.begin(), again.end(), frame.begin())) std::abort();
  }
  return 0;
}

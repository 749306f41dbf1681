#include "tap/datagram_shapes.h"

#include "wire/fixed.h"

namespace asepsis::tap {
namespace {

constexpr std::size_t kNameHeader = 12;
constexpr unsigned kMostRecords = 128;  // of one kind; a datagram of 1,500 bytes holds fewer

// Identification, flags, four counts: shared by DNS and NetBIOS names, which differ in opcodes.
bool looks_like_names(wire::Bytes payload, unsigned highest_opcode) {
  wire::Reader in(payload);
  const auto header = wire::take<kNameHeader>(in);
  if (!header) return false;
  const unsigned opcode = (header->u16be<2>() >> 11) & 0xfu;
  const unsigned questions = header->u16be<4>(), answers = header->u16be<6>();
  const unsigned authorities = header->u16be<8>(), additional = header->u16be<10>();
  if (opcode > highest_opcode) return false;
  if (questions > kMostRecords || answers > kMostRecords || authorities > kMostRecords || additional > kMostRecords)
    return false;
  const bool response = (header->u16be<2>() & 0x8000) != 0;
  return response || questions + answers + authorities > 0;
}

}  // namespace

bool looks_like_dns(wire::Bytes payload) { return looks_like_names(payload, 6); }   // 6: stateful operations
bool looks_like_nbns(wire::Bytes payload) { return looks_like_names(payload, 9); }  // 9: multi-homed registration

bool looks_like_ntp(wire::Bytes payload) {
  constexpr std::size_t kShortest = 48;
  const auto first = wire::Reader(payload).u8();
  if (!first || payload.size() < kShortest) return false;
  const unsigned version = (*first >> 3) & 7u, mode = *first & 7u;
  return version >= 1 && version <= 4 && mode >= 1 && mode <= 5;
}

}  // namespace asepsis::tap

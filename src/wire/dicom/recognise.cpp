#include "wire/dicom/recognise.h"

#include <algorithm>

#include "wire/dicom/dicom.h"
#include "wire/dicom/layout.h"

namespace asepsis::wire::dicom {
namespace {

constexpr std::uint32_t kLongestPlausibleData = 16u << 20;  // agreed maxima are 16 KiB to 1 MiB
constexpr std::size_t kLongestApplicationContext = 64;      // a UID

// The title as it is padded: spaces, by some with NULs at the end.
bool is_ae_title(Bytes title) {
  while (!title.empty() && title.back() == std::byte{0}) title = title.first(title.size() - 1);
  return std::all_of(title.begin(), title.end(),
                     [](std::byte b) { return b >= std::byte{0x20} && b < std::byte{0x7f} && b != std::byte{'\\'}; });
}

Recognition starts_association(Pdu type, Reader in, std::uint32_t length) {
  const auto version = in.u16be();
  if (!version) return Recognition::kNeedMore;
  if ((*version & kProtocolVersion) == 0 || length > kLongestAssociate) return Recognition::kNo;
  const auto reserved = in.u16be();
  if (!reserved) return Recognition::kNeedMore;
  if (*reserved != 0) return Recognition::kNo;
  for (int i = 0; i < 2; ++i) {
    const auto title = in.bytes(kAeTitleLength);
    if (!title) return Recognition::kNeedMore;
    // An answer repeats the titles, and nobody tests them; some send none.
    const bool missing = type == Pdu::kAssociateRequest && title->front() == std::byte{0};
    if (missing || !is_ae_title(*title)) return Recognition::kNo;
  }
  if (!in.skip(kAssociateReservedLength)) return Recognition::kNeedMore;
  const auto item = in.u8();
  if (!item) return Recognition::kNeedMore;
  if (*item != kApplicationContext) return Recognition::kNo;
  if (!in.skip(1)) return Recognition::kNeedMore;
  const auto name_length = in.u16be();
  if (!name_length) return Recognition::kNeedMore;
  if (*name_length == 0 || *name_length > kLongestApplicationContext) return Recognition::kNo;
  const auto name = in.bytes(*name_length);
  if (!name) return Recognition::kNeedMore;
  const bool is_uid = std::all_of(name->begin(), name->end(), [](std::byte b) {
    return b == std::byte{0} || b == std::byte{'.'} || (b >= std::byte{'0'} && b <= std::byte{'9'});
  });
  return is_uid ? Recognition::kYes : Recognition::kNo;
}

Recognition starts_command_set(Reader in) {
  const auto group_and_element = in.u32le();
  const auto length = in.u32le();
  if (!group_and_element || !length) return Recognition::kNeedMore;
  return *group_and_element == kCommandGroupLength && *length == 4 ? Recognition::kYes : Recognition::kNo;
}

Recognition starts_data(Reader in, std::uint32_t length, Strictness strictness) {
  if (length < kPdvHeaderLength || length > kLongestPlausibleData) return Recognition::kNo;
  const auto pdv_length = in.u32be();
  if (!pdv_length) return Recognition::kNeedMore;
  if (*pdv_length < kPdvIdAndControlLength || *pdv_length > length - kPdvLengthLength) return Recognition::kNo;
  const std::size_t others = length - kPdvLengthLength - *pdv_length;
  if (others > 0 && others < kPdvHeaderLength) return Recognition::kNo;
  const auto context = in.u8();
  if (!context) return Recognition::kNeedMore;
  if (*context % 2 == 0) return Recognition::kNo;
  const auto control = in.u8();
  if (!control) return Recognition::kNeedMore;
  if (*control > (kPdvIsCommand | kPdvIsLast)) return Recognition::kNo;
  if (strictness == Strictness::kFirstBytes) return Recognition::kYes;
  if ((*control & kPdvIsCommand) != 0) return starts_command_set(in);
  // 32 bits that agree with 32 others: no pixels do so by accident.
  return others == 0 ? Recognition::kYes : Recognition::kNo;
}

Recognition starts_short(Pdu type, Reader in) {
  const auto first = in.u8();
  const auto second = in.u8();
  const auto third = in.u8();
  const auto fourth = in.u8();
  if (!first || !second || !third || !fourth) return Recognition::kNeedMore;
  bool fits = *first == 0;
  if (type == Pdu::kReject)
    fits = fits && (*second == 1 || *second == 2) && *third >= 1 && *third <= 3;
  else if (type == Pdu::kAbort)
    fits = fits && *third <= 2;
  else
    fits = fits && *second == 0 && *third == 0 && *fourth == 0;
  return fits ? Recognition::kYes : Recognition::kNo;
}

}  // namespace

bool length_fits(std::uint8_t type, std::uint32_t length) {
  switch (static_cast<Pdu>(type)) {
    case Pdu::kAssociateRequest:
    case Pdu::kAssociateAnswer: return length >= kAssociateFixedLength;
    case Pdu::kData: return true;
    case Pdu::kReject:
    case Pdu::kReleaseRequest:
    case Pdu::kReleaseAnswer:
    case Pdu::kAbort: return length == kShortBodyLength;
  }
  return false;
}

Recognition starts_pdu(Bytes bytes, Strictness strictness) {
  Reader in(bytes);
  const auto type = in.u8();
  if (!type) return Recognition::kNeedMore;
  if (*type < static_cast<std::uint8_t>(Pdu::kAssociateRequest) || *type > static_cast<std::uint8_t>(Pdu::kAbort))
    return Recognition::kNo;
  const bool association = *type <= static_cast<std::uint8_t>(Pdu::kAssociateAnswer);
  const bool data = *type == static_cast<std::uint8_t>(Pdu::kData);
  if (strictness == Strictness::kAnywhere && !association && !data) return Recognition::kNo;
  const auto reserved = in.u8();
  if (!reserved) return Recognition::kNeedMore;
  if (*reserved != 0) return Recognition::kNo;
  // Lengths of 16 MiB and more are no DICOM; their first byte says it already.
  const auto top = Reader(in).u8();
  if (!top) return Recognition::kNeedMore;
  if (*top > 1) return Recognition::kNo;
  const auto length = in.u32be();
  if (!length) return Recognition::kNeedMore;
  if (!length_fits(*type, *length)) return Recognition::kNo;
  if (association) return starts_association(static_cast<Pdu>(*type), in, *length);
  return data ? starts_data(in, *length, strictness) : starts_short(static_cast<Pdu>(*type), in);
}

Recognition recognise(Side /*either may have asked for the association*/, Bytes first) {
  return starts_pdu(first, Strictness::kFirstBytes);
}

}  // namespace asepsis::wire::dicom

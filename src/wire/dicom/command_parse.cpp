#include <array>

#include "wire/dicom/dicom.h"
#include "wire/dicom/layout.h"
#include "wire/dicom/text.h"

namespace asepsis::wire::dicom {
namespace {

bool is_command(std::uint16_t field) {
  switch (static_cast<Command>(field)) {
    case Command::kStoreRequest:
    case Command::kStoreAnswer:
    case Command::kGetRequest:
    case Command::kGetAnswer:
    case Command::kFindRequest:
    case Command::kFindAnswer:
    case Command::kMoveRequest:
    case Command::kMoveAnswer:
    case Command::kEchoRequest:
    case Command::kEchoAnswer:
    case Command::kEventRequest:
    case Command::kEventAnswer:
    case Command::kNGetRequest:
    case Command::kNGetAnswer:
    case Command::kSetRequest:
    case Command::kSetAnswer:
    case Command::kActionRequest:
    case Command::kActionAnswer:
    case Command::kCreateRequest:
    case Command::kCreateAnswer:
    case Command::kDeleteRequest:
    case Command::kDeleteAnswer:
    case Command::kCancel: return true;
  }
  return false;
}

std::string characters_of(Reader value) { return as_characters(*value.bytes(value.remaining())); }

}  // namespace

// PS3.7 6.3.1: implicit VR little endian, ascending, the group length first.
Parsed<Dimse> parse_command(Bytes command_set) {
  constexpr std::size_t kGroupLengthElement = kShortElementHeader + 4;
  Reader in(command_set);
  Dimse dimse;
  std::optional<std::uint16_t> command, data_set_type;
  std::uint32_t last_tag = 0;
  while (in.remaining() > 0) {
    const std::size_t place = in.position();
    const auto group = in.u16le();
    const auto element = in.u16le();
    const auto length = in.u32le();
    if (!group || !element || !length) return Truncated{place + kShortElementHeader};
    const std::uint32_t name = tag(*group, *element);
    if (place == 0 && (name != kCommandGroupLength || *length != 4))
      return Malformed{place, "command group length (0000,0000)"};
    if (*group != 0) return Malformed{place, "element of group 0000"};
    if (place != 0 && name <= last_tag) return Malformed{place, "elements in ascending order"};
    if (*length > kLongestCommandSet) return Malformed{place + 4, "command set of at most 16 KiB"};
    last_tag = name;
    auto value = in.sub(*length);
    if (!value) return Truncated{in.position() + *length};
    switch (name) {
      case kCommandGroupLength: {
        const std::size_t whole = kGroupLengthElement + *value->u32le();
        if (whole > kLongestCommandSet) return Malformed{place + kShortElementHeader, "command set of at most 16 KiB"};
        if (whole > command_set.size()) return Truncated{whole};
        break;
      }
      case kAffectedSopClass:
      case kRequestedSopClass: dimse.sop_class = readable_uid(characters_of(*value)).value_or(dimse.sop_class); break;
      case kCommandField: command = value->u16le(); break;
      case kMoveDestination: dimse.move_destination = readable_text(characters_of(*value), kAeTitleLength); break;
      case kDataSetType: data_set_type = value->u16le(); break;
      case kStatus: dimse.status = value->u16le(); break;
      default: break;
    }
  }
  if (command_set.empty()) return Truncated{kGroupLengthElement};
  if (!command || !is_command(*command)) return Malformed{0, "command field (0000,0100) of PS3.7 table E.1-1"};
  if (!data_set_type) return Malformed{0, "command data set type (0000,0800)"};
  dimse.command = static_cast<Command>(*command);
  dimse.has_data_set = *data_set_type != kNoDataSet;
  if (!is_answer(dimse.command)) dimse.status.reset();
  return dimse;
}

}  // namespace asepsis::wire::dicom

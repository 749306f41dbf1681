#include <algorithm>
#include <utility>

#include "wire/dicom/dicom.h"
#include "wire/dicom/layout.h"
#include "wire/dicom/transfer.h"
#include "wire/writer.h"

namespace asepsis::wire::dicom {
namespace {

constexpr std::uint16_t kMediumPriority = 0x0000;
constexpr std::uint16_t kSomeDataSet = 0x0001;

// Objects are text in most elements; UIDs and binary values are padded with NUL (PS3.5 6.2).
std::byte padding_of(std::array<char, 2> vr) {
  const bool nul = vr[0] == 'O' || vr == std::array{'U', 'I'} || vr == std::array{'U', 'N'};
  return nul ? std::byte{0} : std::byte{' '};
}

void write_value(Writer& out, Bytes value, std::byte padding) {
  out.bytes(value);
  if (value.size() % 2 != 0) out.u8(std::to_integer<std::uint8_t>(padding));
}

// PS3.7 6.3.1
class CommandSet {
 public:
  void text(std::uint32_t name, std::string_view value, char padding) {
    header(name, value.size() + value.size() % 2);
    write_value(out_, std::as_bytes(std::span(value)), static_cast<std::byte>(padding));
  }
  void number(std::uint32_t name, std::uint16_t value) {
    header(name, 2);
    out_.u16le(value);
  }
  std::vector<std::byte> take() && {
    Writer whole;
    whole.u32le(kCommandGroupLength).u32le(4).u32le(static_cast<std::uint32_t>(out_.size()));
    whole.bytes(std::move(out_).take());
    return std::move(whole).take();
  }

 private:
  // Group 0000 comes first and is zero.
  void header(std::uint32_t name, std::size_t length) {
    out_.u16le(0).u16le(static_cast<std::uint16_t>(name)).u32le(static_cast<std::uint32_t>(length));
  }
  Writer out_;
};

// PS3.7 E.1: these name the class and the instance that they want; the others the ones that they bring.
bool names_requested_class(Command command) {
  switch (command) {
    case Command::kNGetRequest:
    case Command::kSetRequest:
    case Command::kActionRequest:
    case Command::kDeleteRequest: return true;
    default: return false;
  }
}

bool has_priority(Command command) {
  switch (command) {
    case Command::kStoreRequest:
    case Command::kFindRequest:
    case Command::kMoveRequest:
    case Command::kGetRequest: return true;
    default: return false;
  }
}

std::vector<std::byte> command_set(const Dimse& dimse, std::uint16_t message_id, std::string_view sop_instance) {
  const bool requested = names_requested_class(dimse.command);
  const bool refers_back = is_answer(dimse.command) || dimse.command == Command::kCancel;
  CommandSet out;
  if (!dimse.sop_class.empty()) out.text(requested ? kRequestedSopClass : kAffectedSopClass, dimse.sop_class, '\0');
  out.number(kCommandField, static_cast<std::uint16_t>(dimse.command));
  out.number(refers_back ? kMessageIdAnswered : kMessageId, message_id);
  if (dimse.move_destination) out.text(kMoveDestination, *dimse.move_destination, ' ');
  if (has_priority(dimse.command)) out.number(kPriority, kMediumPriority);
  out.number(kDataSetType, dimse.has_data_set ? kSomeDataSet : kNoDataSet);
  if (dimse.status) out.number(kStatus, *dimse.status);
  if (!sop_instance.empty()) out.text(requested ? kRequestedSopInstance : kAffectedSopInstance, sop_instance, '\0');
  return std::move(out).take();
}

void write_fragments(Writer& out, Bytes value, std::uint8_t context, std::uint8_t kind, std::size_t longest) {
  do {
    const std::size_t length = std::min(value.size(), longest);
    const bool last = length == value.size();
    const auto pdv_length = static_cast<std::uint32_t>(length + kPdvIdAndControlLength);
    out.u8(static_cast<std::uint8_t>(Pdu::kData)).u8(0);
    out.u32be(static_cast<std::uint32_t>(kPdvLengthLength) + pdv_length).u32be(pdv_length).u8(context);
    out.u8(static_cast<std::uint8_t>(kind | (last ? kPdvIsLast : 0))).bytes(value.first(length));
    value = value.subspan(length);
  } while (!value.empty());
}

}  // namespace

std::vector<std::byte> build_data_set(const std::vector<Element>& elements, bool explicit_vr) {
  Writer out;
  for (const Element& element : elements) {
    const auto length = static_cast<std::uint32_t>(element.value.size() + element.value.size() % 2);
    out.u16le(element.group).u16le(element.element);
    if (!explicit_vr) {
      out.u32le(length);
    } else {
      for (const char letter : element.vr) out.u8(static_cast<std::uint8_t>(letter));
      if (has_long_length(element.vr[0], element.vr[1]))
        out.zeros(2).u32le(length);
      else
        out.u16le(static_cast<std::uint16_t>(length));
    }
    write_value(out, element.value, padding_of(element.vr));
  }
  return std::move(out).take();
}

Element text_element(std::uint16_t group, std::uint16_t element, std::array<char, 2> vr, std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {.group = group, .element = element, .vr = vr, .value = {bytes.begin(), bytes.end()}};
}

Element sequence_element(std::uint16_t group, std::uint16_t element, const std::vector<std::vector<std::byte>>& items) {
  Writer value;
  for (const auto& item : items)
    value.u16le(0xfffe).u16le(0xe000).u32le(static_cast<std::uint32_t>(item.size())).bytes(item);
  return {.group = group, .element = element, .vr = {'S', 'Q'}, .value = std::move(value).take()};
}

std::vector<std::byte> build(const Dimse& command, std::uint16_t message_id, std::string_view sop_instance,
                             Bytes data_set, std::size_t max_pdu) {
  constexpr std::size_t kAround = kPduHeaderLength + kPdvHeaderLength;
  // Even fragments (PS3.8 annex E.1), at least two bytes.
  const std::size_t longest = max_pdu > kAround + 2 ? (max_pdu - kAround) / 2 * 2 : 2;
  Writer out;
  write_fragments(out, command_set(command, message_id, sop_instance), command.context, kPdvIsCommand, longest);
  if (command.has_data_set) write_fragments(out, data_set, command.context, 0, longest);
  return std::move(out).take();
}

}  // namespace asepsis::wire::dicom

#include <utility>

#include "wire/dicom/associate.h"
#include "wire/dicom/layout.h"
#include "wire/dicom/text.h"

namespace asepsis::wire::dicom {
namespace {

std::string ae_title(Bytes bytes) { return readable_text(as_characters(bytes), kAeTitleLength).value_or(""); }

struct Item {
  std::uint8_t type = 0;
  Reader value{Bytes{}};
};

std::optional<Item> read_item(Reader& in) {
  const auto type = in.u8();
  if (!type || !in.skip(1)) return std::nullopt;
  const auto length = in.u16be();
  if (!length) return std::nullopt;
  const auto value = in.sub(*length);
  if (!value) return std::nullopt;
  return Item{*type, *value};
}

std::string characters_of(Reader value) { return as_characters(*value.bytes(value.remaining())); }

}  // namespace

AssociateReader::AssociateReader(bool answer, std::uint32_t length) : length_(length) {
  associate_.answer = answer;
  if (length > kLongestAssociate) fail(2, "association of at most 256 KiB");
  if (length < kAssociateFixedLength) fail(2, "association of at least 68 bytes");
}

std::uint64_t AssociateReader::take(Bytes body) {
  const std::uint64_t taken = at_ == 0 ? take_fixed_part(body) : take_item(body);
  at_ += taken;
  return taken;
}

// PS3.8 9.3.2, 9.3.3
std::uint64_t AssociateReader::take_fixed_part(Bytes body) {
  if (body.size() < kAssociateFixedLength) return 0;
  Reader in(body, kPduHeaderLength);
  if ((*in.u16be() & kProtocolVersion) == 0) {
    fail(kPduHeaderLength, "protocol version 1");
    return 0;
  }
  in.skip(2);
  associate_.called_ae = ae_title(*in.bytes(kAeTitleLength));
  associate_.calling_ae = ae_title(*in.bytes(kAeTitleLength));
  return kAssociateFixedLength;
}

std::uint64_t AssociateReader::take_item(Bytes body) {
  const std::size_t place = kPduHeaderLength + static_cast<std::size_t>(at_);
  const std::uint64_t end = at_ < user_information_end_ ? user_information_end_ : length_;
  if (end - at_ < kItemHeaderLength) {
    fail(place, "item header");
    return 0;
  }
  Reader in(body, place);
  const auto type = in.u8();
  if (!type || !in.skip(1)) return 0;
  const auto length = in.u16be();
  if (!length) return 0;
  if (*length > end - at_ - kItemHeaderLength) {
    fail(place + 2, "item within its PDU");
    return 0;
  }
  // Its items follow one by one, as if they stood beside it.
  if (*type == kUserInformation) {
    user_information_end_ = at_ + kItemHeaderLength + *length;
    return kItemHeaderLength;
  }
  const std::uint64_t whole = kItemHeaderLength + std::uint64_t{*length};
  const bool of_interest = *type == kContextOfRequest || *type == kContextOfAnswer || *type == kMaximumLength ||
                           *type == kImplementationClass || *type == kImplementationVersion || *type == kRoleSelection;
  if (!of_interest) return whole;
  auto value = in.sub(*length);
  if (!value) return 0;
  switch (*type) {
    case kContextOfRequest:
    case kContextOfAnswer: on_context(*value); break;
    case kMaximumLength: associate_.max_pdu = value->u32be().value_or(0); break;
    case kImplementationClass: associate_.implementation_class = readable_uid(characters_of(*value)); break;
    case kImplementationVersion:
      associate_.implementation_version = readable_text(characters_of(*value), kLongestText);
      break;
    default: on_role_selection(*value); break;
  }
  return whole;
}

// PS3.8 9.3.2.2, 9.3.3.2
void AssociateReader::on_context(Reader value) {
  if (associate_.contexts.size() == kMostContexts) return fail(value.position(), "at most 128 presentation contexts");
  ContextProposal context;
  const std::size_t place = value.position();
  const auto id = value.u8();
  const bool reserved = value.skip(1);
  const auto result = value.u8();
  if (!id || !reserved || !result || !value.skip(1)) return fail(place, "presentation context of at least 4 bytes");
  context.id = *id;
  context.result = associate_.answer ? *result : 0;
  while (value.remaining() > 0) {
    const std::size_t item_place = value.position();
    const auto item = read_item(value);
    if (!item) return fail(item_place, "syntax item within its presentation context");
    const auto uid = readable_uid(characters_of(item->value));
    if (!uid) continue;
    // Of a context that was not accepted, the transfer syntax is not significant.
    if (item->type == kAbstractSyntax && !associate_.answer)
      context.abstract_syntax = *uid;
    else if (item->type == kTransferSyntax && context.result == 0)
      context.transfer_syntaxes.push_back(*uid);
  }
  associate_.contexts.push_back(std::move(context));
}

// PS3.7 D.3.3.4
void AssociateReader::on_role_selection(Reader value) {
  const auto uid_length = value.u16be();
  if (!uid_length) return;
  const auto uid = value.bytes(*uid_length);
  const auto scu = value.u8();
  const auto scp = value.u8();
  if (!uid || !scu || !scp || roles_.size() == kMostContexts) return;
  if (auto sop_class = readable_uid(as_characters(*uid)))
    roles_.push_back({std::move(*sop_class), *scu != 0, *scp != 0});
}

Parsed<Associate> AssociateReader::result() && {
  if (fault_) return *fault_;
  if (!associate_.answer) {
    for (auto& context : associate_.contexts)
      for (const Role& role : roles_)
        if (role.sop_class == context.abstract_syntax)
          context.requestor_scu = role.scu, context.requestor_scp = role.scp;
  }
  return std::move(associate_);
}

Parsed<Associate> parse_associate(Bytes pdu) {
  Reader in(pdu);
  const auto type = in.u8();
  if (!type) return Truncated{kPduHeaderLength};
  const bool answer = *type == static_cast<std::uint8_t>(Pdu::kAssociateAnswer);
  if (!answer && *type != static_cast<std::uint8_t>(Pdu::kAssociateRequest)) return Malformed{0, "PDU type 1 or 2"};
  if (!in.skip(1)) return Truncated{kPduHeaderLength};
  const auto length = in.u32be();
  if (!length) return Truncated{kPduHeaderLength};
  AssociateReader reader(answer, *length);
  if (reader.finished()) return std::move(reader).result();
  auto body = in.bytes(*length);
  if (!body) return Truncated{kPduHeaderLength + std::size_t{*length}};
  while (!reader.finished()) {
    // What is asked for never lies behind the body, which is whole.
    const auto taken = reader.take(*body);
    body = body->subspan(static_cast<std::size_t>(taken));
  }
  return std::move(reader).result();
}

}  // namespace asepsis::wire::dicom

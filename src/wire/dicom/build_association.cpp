#include <algorithm>
#include <utility>

#include "wire/dicom/dicom.h"
#include "wire/dicom/layout.h"
#include "wire/writer.h"

namespace asepsis::wire::dicom {
namespace {

Bytes bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

void write_item(Writer& out, std::uint8_t type, Bytes value) {
  out.u8(type).u8(0).u16be(static_cast<std::uint16_t>(value.size())).bytes(value);
}

void write_ae_title(Writer& out, std::string_view title) {
  std::string padded(title.substr(0, kAeTitleLength));
  padded.resize(kAeTitleLength, ' ');
  out.bytes(bytes_of(padded));
}

std::vector<std::byte> context_item(const ContextProposal& context, bool answer) {
  Writer out;
  out.u8(context.id).u8(0).u8(answer ? context.result : 0).u8(0);
  if (!answer) write_item(out, kAbstractSyntax, bytes_of(context.abstract_syntax));
  for (const auto& uid : context.transfer_syntaxes) write_item(out, kTransferSyntax, bytes_of(uid));
  // PS3.8 9.3.3.2: the item is there even where it is not significant.
  if (answer && context.transfer_syntaxes.empty()) write_item(out, kTransferSyntax, bytes_of(kImplicitLittleEndian));
  return std::move(out).take();
}

std::vector<std::byte> role_item(const ContextProposal& context) {
  Writer out;
  out.u16be(static_cast<std::uint16_t>(context.abstract_syntax.size())).bytes(bytes_of(context.abstract_syntax));
  out.u8(context.requestor_scu ? 1 : 0).u8(context.requestor_scp ? 1 : 0);
  return std::move(out).take();
}

std::vector<std::byte> user_information(const Associate& associate) {
  Writer out, maximum;
  maximum.u32be(associate.max_pdu);
  write_item(out, kMaximumLength, std::move(maximum).take());
  if (associate.implementation_class) write_item(out, kImplementationClass, bytes_of(*associate.implementation_class));
  if (!associate.answer)
    for (const auto& context : associate.contexts)
      if (!context.requestor_scu || context.requestor_scp) write_item(out, kRoleSelection, role_item(context));
  if (associate.implementation_version)
    write_item(out, kImplementationVersion, bytes_of(*associate.implementation_version));
  return std::move(out).take();
}

std::vector<std::byte> pdu(Pdu type, Bytes body) {
  Writer out;
  out.u8(static_cast<std::uint8_t>(type)).u8(0).u32be(static_cast<std::uint32_t>(body.size())).bytes(body);
  return std::move(out).take();
}

}  // namespace

std::vector<std::byte> build(const Associate& associate) {
  Writer out;
  out.u16be(kProtocolVersion).zeros(2);
  write_ae_title(out, associate.called_ae);
  write_ae_title(out, associate.calling_ae);
  out.zeros(kAssociateReservedLength);
  write_item(out, kApplicationContext, bytes_of(kApplicationContextName));
  for (const auto& context : associate.contexts)
    write_item(out, associate.answer ? kContextOfAnswer : kContextOfRequest, context_item(context, associate.answer));
  write_item(out, kUserInformation, user_information(associate));
  return pdu(associate.answer ? Pdu::kAssociateAnswer : Pdu::kAssociateRequest, std::move(out).take());
}

Associate accept(const Associate& request, const std::vector<std::string>& transfer_syntaxes) {
  constexpr std::uint8_t kTransferSyntaxesNotSupported = 4;  // PS3.8 table 9-18
  Associate answer{.answer = true,
                   .called_ae = request.called_ae,
                   .calling_ae = request.calling_ae,
                   .implementation_class = std::nullopt,
                   .implementation_version = std::nullopt,
                   .max_pdu = request.max_pdu,
                   .contexts = {}};
  for (const auto& proposal : request.contexts) {
    ContextProposal context{
        .id = proposal.id, .abstract_syntax = {}, .transfer_syntaxes = {}, .result = kTransferSyntaxesNotSupported};
    for (const auto& ours : transfer_syntaxes) {
      const auto& theirs = proposal.transfer_syntaxes;
      if (std::find(theirs.begin(), theirs.end(), ours) == theirs.end()) continue;
      context.transfer_syntaxes = {ours};
      context.result = 0;
      break;
    }
    answer.contexts.push_back(std::move(context));
  }
  return answer;
}

std::vector<std::byte> build(const Reject& reject) {
  Writer body;
  body.u8(0).u8(reject.result).u8(reject.source).u8(reject.reason);
  return pdu(Pdu::kReject, std::move(body).take());
}

std::vector<std::byte> build_release(bool answer) {
  return pdu(answer ? Pdu::kReleaseAnswer : Pdu::kReleaseRequest, std::array<std::byte, kShortBodyLength>{});
}

std::vector<std::byte> build_abort() { return pdu(Pdu::kAbort, std::array<std::byte, kShortBodyLength>{}); }

}  // namespace asepsis::wire::dicom

#include "wire/dicom/negotiation.h"

namespace asepsis::wire::dicom {
namespace {

Transfer in_common(const std::vector<std::string>& transfer_syntaxes) {
  std::optional<Transfer> common;
  for (const auto& uid : transfer_syntaxes) {
    const Transfer transfer = transfer_of(uid);
    if (common && *common != transfer) return Transfer::kUnknown;
    common = transfer;
  }
  return common.value_or(Transfer::kUnknown);
}

}  // namespace

void Negotiation::begin(bool answer) {
  bool& begun = answer ? answer_begun_ : request_begun_;
  if (begun) *this = Negotiation{};
  (answer ? answer_begun_ : request_begun_) = true;
}

void Negotiation::add(const Associate& associate) {
  for (const auto& proposal : associate.contexts) {
    Context& context = contexts_[proposal.id];
    if (!associate.answer) {
      context.abstract_syntax = proposal.abstract_syntax;
      context.proposed = in_common(proposal.transfer_syntaxes);
    } else if (proposal.result == 0 && proposal.transfer_syntaxes.size() == 1) {
      context.accepted = transfer_of(proposal.transfer_syntaxes.front());
    }
  }
  answer_read_ = answer_read_ || associate.answer;
}

std::string Negotiation::abstract_syntax(std::uint8_t context) const {
  const auto found = contexts_.find(context);
  return found == contexts_.end() ? std::string{} : found->second.abstract_syntax;
}

Transfer Negotiation::transfer(std::uint8_t context) const {
  const auto found = contexts_.find(context);
  if (found != contexts_.end() && found->second.accepted) return *found->second.accepted;
  if (answer_read_) return Transfer::kUnreadable;
  return found == contexts_.end() ? Transfer::kUnknown : found->second.proposed;
}

}  // namespace asepsis::wire::dicom

#include "wire/dicom/messages.h"

#include <algorithm>

#include "wire/dicom/layout.h"
#include "wire/dicom/sop_class.h"

namespace asepsis::wire::dicom {
namespace {

// Which data sets are opened at all, and for what. Answers and the keys of other queries hold patients.
std::optional<Within> opened_for(const Dimse& dimse) {
  switch (dimse.command) {
    case Command::kStoreRequest:
    case Command::kCreateRequest:
    case Command::kSetRequest: return Within::kObject;
    case Command::kFindRequest:
      if (dimse.sop_class == kModalityWorklist) return Within::kScheduledStep;
      return std::nullopt;
    default: return std::nullopt;
  }
}

}  // namespace

void MessageReader::begin(std::uint8_t context, std::uint8_t control, std::uint64_t length,
                          const Negotiation& negotiation) {
  constexpr std::size_t kPlace = kPdvHeaderLength - 1;
  last_ = (control & kPdvIsLast) != 0;
  if ((control & kPdvIsCommand) != 0) {
    if (reader_) tell_data_set(kPlace);
    expecting_data_ = false;
    if (!gathering_ || context != context_) {
      command_set_.clear();
      broken_ = false;
    }
    gathering_ = true;
    context_ = context;
    fragment_ = Fragment::kCommand;
  } else {
    // Data before the command's last fragment: that command will never be complete.
    gathering_ = false;
    fragment_ = expecting_data_ && context == context_ ? Fragment::kData : Fragment::kIgnored;
    if (fragment_ == Fragment::kData && reader_ && reader_->done()) tell_data_set(kPlace);
  }
  if (length == 0) end_of_pdv(kPlace, negotiation);
}

std::uint64_t MessageReader::take(Bytes bytes, std::uint64_t left, const Negotiation& negotiation) {
  if (fragment_ == Fragment::kCommand && !broken_) {
    if (left > kLongestCommandSet - command_set_.size()) {
      broken_ = true;
    } else {
      if (bytes.size() < left) return 0;
      command_set_.insert(command_set_.end(), bytes.begin(), bytes.end());
    }
  }
  if (fragment_ != Fragment::kData || !reader_) {
    end_of_pdv(0, negotiation);
    return left;
  }
  if (reader_->passing() > 0) {
    const std::uint64_t passed = std::min(reader_->passing(), left);
    reader_->pass(passed);
    if (passed == left) end_of_pdv(0, negotiation);
    return passed;
  }
  const std::size_t taken = reader_->take(bytes);
  const bool ends = taken == left;
  if (reader_->done()) tell_data_set(taken - 1);
  if (ends) end_of_pdv(taken - 1, negotiation);
  return taken;
}

void MessageReader::gap(std::uint64_t count, std::uint64_t left) {
  if (fragment_ == Fragment::kCommand) broken_ = true;
  if (fragment_ == Fragment::kData && reader_) {
    reader_->gap(count);
    if (reader_->done()) tell_data_set(0);
  }
  if (count == left) end_of_pdv(0, Negotiation{});  // a command is broken: nothing is negotiated for it
}

void MessageReader::lose() {
  if (reader_) tell_data_set(0);
  gathering_ = expecting_data_ = false;
  fragment_ = Fragment::kIgnored;
}

void MessageReader::end_of_pdv(std::size_t place, const Negotiation& negotiation) {
  if (!last_) return;
  if (fragment_ == Fragment::kCommand) {
    gathering_ = false;
    if (!broken_) finish_command(place, negotiation);
    command_set_ = {};
  } else if (fragment_ == Fragment::kData) {
    if (reader_) tell_data_set(place);
    expecting_data_ = false;
  }
}

void MessageReader::finish_command(std::size_t place, const Negotiation& negotiation) {
  auto parsed = parse_command(command_set_);
  auto* dimse = std::get_if<Dimse>(&parsed);
  if (dimse == nullptr) return;
  dimse->context = context_;
  if (dimse->sop_class.empty()) dimse->sop_class = negotiation.abstract_syntax(context_);
  expecting_data_ = dimse->has_data_set;
  if (const auto within = opened_for(*dimse); within && dimse->has_data_set) {
    reader_.emplace(*within, negotiation.transfer(context_));
    request_ = {.command = dimse->command, .sop_class = dimse->sop_class, .identity = {}, .unreadable = false};
  }
  said_ = Said<Message>{place, std::move(*dimse)};
}

void MessageReader::tell_data_set(std::size_t place) {
  request_.identity = reader_->identity();
  request_.unreadable = reader_->unreadable();
  said_ = Said<Message>{place, std::move(request_)};
  reader_.reset();
}

}  // namespace asepsis::wire::dicom

#include "wire/dicom/data_set.h"

#include <algorithm>

#include "wire/dicom/text.h"

namespace asepsis::wire::dicom {
namespace {

constexpr std::uint16_t kDelimiterGroup = 0xfffe;

bool is_delimiter(std::uint32_t tag) { return (tag >> 16) == kDelimiterGroup; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

DataSetReader::DataSetReader(Within within, Transfer transfer)
    : last_of_interest_(last_of_interest(within)), within_(within), transfer_(transfer) {
  if (transfer_ == Transfer::kUnreadable) unreadable_ = done_ = true;
}

std::size_t DataSetReader::take(Bytes fragment) {
  std::size_t taken = 0;
  while (taken < fragment.size() && !done_ && passing_ == 0) taken += collect(fragment.subspan(taken));
  return taken;
}

void DataSetReader::gap(std::uint64_t count) {
  if (count <= passing_)
    passing_ -= count;
  else
    stop();
}

// Moves bytes into the header or the text that is being waited for.
std::size_t DataSetReader::collect(Bytes fragment) {
  Reader in(fragment);
  if (reading_ != nullptr) {
    const auto value = in.bytes(static_cast<std::size_t>(std::min<std::uint64_t>(value_left_, fragment.size())));
    text_ += as_characters(*value);
    value_left_ -= value->size();
    if (value_left_ == 0) finish_value();
    return value->size();
  }
  const auto part = in.bytes(std::min(header_needed_ - header_length_, fragment.size()));
  std::copy(part->begin(), part->end(), header_.begin() + static_cast<std::ptrdiff_t>(header_length_));
  header_length_ += part->size();
  if (header_length_ == header_needed_) understand_header();
  return part->size();
}

void DataSetReader::understand_header() {
  if (transfer_ == Transfer::kUnknown) transfer_ = guess_transfer(Bytes(header_).first(kShortElementHeader));
  if (transfer_ == Transfer::kUnreadable) {
    unreadable_ = true;
    return stop();
  }
  const bool big = transfer() == Transfer::kExplicitBig;
  Reader in(Bytes(header_).first(header_length_));
  const auto u16 = [&] { return big ? *in.u16be() : *in.u16le(); };
  const auto u32 = [&] { return big ? *in.u32be() : *in.u32le(); };

  Header header;
  const std::uint16_t group = u16();
  header.tag = tag(group, u16());
  if (is_delimiter(header.tag) || transfer() == Transfer::kImplicitLittle) {
    header.length = u32();
  } else {
    header.vr = {static_cast<char>(*in.u8()), static_cast<char>(*in.u8())};
    if (!is_letter(header.vr[0]) || !is_letter(header.vr[1])) return stop();
    if (!has_long_length(header.vr[0], header.vr[1])) {
      header.length = u16();
    } else if (header_length_ < kLongElementHeader) {
      header_needed_ = kLongElementHeader;
      return;
    } else {
      in.skip(2);
      header.length = u32();
    }
  }
  next_ += header_length_;
  header_length_ = 0;
  header_needed_ = kShortElementHeader;
  // A header that reaches over its item's end proves that the lengths are wrong.
  if (next_ > end_of_level()) return stop();
  if (in_sequence())
    on_item(header);
  else
    on_element(header);
}

void DataSetReader::on_item(const Header& header) {
  const Level sequence = levels_[depth_ - 1];
  if (header.tag == kSequenceEnd && sequence.end == kUntilDelimiter && header.length == 0) {
    --depth_;
    return leave_finished_levels();
  }
  if (header.tag != kItem) return stop();
  const bool defined = header.length != kUndefinedLength;
  if (defined && !sequence.scheduled_step) return go_past(header.length);
  const std::uint64_t end = defined ? next_ + header.length : kUntilDelimiter;
  if (defined && end > sequence.end) return stop();
  push({.end = end, .transfer = sequence.transfer, .sequence = false, .scheduled_step = sequence.scheduled_step});
  leave_finished_levels();
}

void DataSetReader::on_element(const Header& header) {
  if (header.tag == kItemEnd && depth_ > 0 && end_of_level() == kUntilDelimiter && header.length == 0) {
    if (levels_[--depth_].scheduled_step) return stop();
    return leave_finished_levels();
  }
  if (is_delimiter(header.tag)) return stop();
  if (depth_ == 0) {
    if (header.tag > last_of_interest_ || (header.tag <= last_tag_ && last_tag_ != 0)) return stop();
    last_tag_ = header.tag;
  }
  const bool scheduled_step = depth_ == 0 && within_ == Within::kScheduledStep && header.tag == kScheduledStepSequence;
  if (header.length == kUndefinedLength || scheduled_step) return enter(header, scheduled_step);
  reading_ = readable(header);
  if (reading_ == nullptr) return go_past(header.length);
  if (header.length > end_of_level() - next_) return stop();
  next_ += header.length;
  value_left_ = header.length;
  text_.clear();
}

void DataSetReader::enter(const Header& header, bool scheduled_step) {
  const bool defined = header.length != kUndefinedLength;
  // PS3.5 6.2.2: what UN of undefined length holds is implicit VR little endian.
  const bool unknown = header.vr == std::array{'U', 'N'};
  push({.end = defined ? next_ + header.length : kUntilDelimiter,
        .transfer = unknown ? Transfer::kImplicitLittle : transfer(),
        .sequence = true,
        .scheduled_step = scheduled_step});
  leave_finished_levels();
}

void DataSetReader::go_past(std::uint32_t length) {
  if (length == kUndefinedLength || length > end_of_level() - next_) return stop();
  next_ += length;
  passing_ = length;
  leave_finished_levels();
}

void DataSetReader::push(Level level) {
  if (depth_ == levels_.size()) return stop();
  levels_[depth_++] = level;
}

// Items and sequences of defined length end without a delimiter.
void DataSetReader::leave_finished_levels() {
  while (depth_ > 0 && !done_ && levels_[depth_ - 1].end == next_) {
    // A query has one step item; behind its sequence nothing is of interest.
    if (levels_[--depth_].scheduled_step) return stop();
  }
}

void DataSetReader::finish_value() {
  identity_.*(reading_->field) =
      reading_->several ? readable_texts(text_, kLongestText, kLongestTexts) : readable_text(text_, kLongestText);
  // Wild cards (PS3.4 C.2.2.2.4) ask for any device, they name none.
  auto& value = identity_.*(reading_->field);
  if (within_ == Within::kScheduledStep && value && value->find_first_of("*?") != std::string::npos) value.reset();
  reading_ = nullptr;
  text_.clear();
  leave_finished_levels();
}

// Nothing for an element that is not in the table, is empty, too long, or of another VR than the table says.
const Readable* DataSetReader::readable(const Header& header) const {
  const bool in_step = depth_ == 2 && levels_[1].scheduled_step;
  const bool here = within_ == Within::kScheduledStep ? in_step : depth_ == 0;
  if (!here) return nullptr;
  for (const Readable& row : kReadable) {
    if (row.tag != header.tag || row.within != within_) continue;
    const bool vr_fits = header.vr == std::array<char, 2>{} || header.vr == row.vr || header.vr == std::array{'U', 'N'};
    const std::size_t longest = row.several ? kLongestTexts : kLongestText;
    // One byte of padding may make the longest value even.
    return vr_fits && header.length > 0 && header.length <= longest + 1 ? &row : nullptr;
  }
  return nullptr;
}

}  // namespace asepsis::wire::dicom

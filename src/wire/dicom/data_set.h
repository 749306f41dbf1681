// DataSetReader: walks a data set as its fragments arrive and keeps what readable.h allows, nothing else.
//
//   DataSetReader reader(Within::kObject, transfer);
//   while (!fragment.empty() && !reader.done()) {
//     if (reader.passing() > 0) ... step over min(passing(), fragment) bytes; reader.pass(n)
//     else fragment = fragment.subspan(reader.take(fragment));
//   }
//
// It holds an element's header (12 bytes) and, of an allow-listed element, its text. A value of any other element is
// never looked at: its length becomes passing(). Sequences of undefined length are walked through (kDeepestSequence at
// most), those of defined length are passed whole; only a worklist query's step sequence is entered.
// Once done() nothing more is of interest, the rest can be stepped over.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "wire/dicom/readable.h"
#include "wire/dicom/transfer.h"

namespace asepsis::wire::dicom {

class DataSetReader {
 public:
  // kUnknown: the first element decides. kUnreadable: done at once.
  DataSetReader(Within within, Transfer transfer);

  // Takes at least one byte of a fragment that is not empty; only while !done() and passing() == 0.
  std::size_t take(Bytes fragment);

  std::uint64_t passing() const { return passing_; }
  void pass(std::uint64_t count) { passing_ -= count; }  // at most passing()

  // `count` bytes are missing. Within a passed value that changes nothing; elsewhere the walk ends here, with what was
  // complete before.
  void gap(std::uint64_t count);

  bool done() const { return done_; }
  bool unreadable() const { return unreadable_; }
  const DeviceIdentity& identity() const { return identity_; }

 private:
  static constexpr std::uint64_t kUntilDelimiter = UINT64_MAX;

  // A sequence (holding items) or an item (holding elements) that is being walked through.
  struct Level {
    std::uint64_t end = kUntilDelimiter;  // offset in the data set
    Transfer transfer = Transfer::kExplicitLittle;
    bool sequence = false;
    bool scheduled_step = false;
  };

  struct Header {
    std::uint32_t tag = 0;
    std::array<char, 2> vr{};  // zero in implicit VR
    std::uint32_t length = 0;
  };

  std::size_t collect(Bytes fragment);
  void understand_header();
  void on_item(const Header& header);
  void on_element(const Header& header);
  void enter(const Header& header, bool scheduled_step);
  void go_past(std::uint32_t length);
  void push(Level level);
  void leave_finished_levels();
  void finish_value();
  bool in_sequence() const { return depth_ > 0 && levels_[depth_ - 1].sequence; }
  std::uint64_t end_of_level() const { return depth_ > 0 ? levels_[depth_ - 1].end : kUntilDelimiter; }
  Transfer transfer() const { return depth_ > 0 ? levels_[depth_ - 1].transfer : transfer_; }
  const Readable* readable(const Header& header) const;
  void stop() { done_ = true, passing_ = 0; }

  DeviceIdentity identity_;
  std::string text_;
  const Readable* reading_ = nullptr;  // the row of kReadable whose value is being taken
  std::uint64_t value_left_ = 0;
  std::uint64_t passing_ = 0;
  std::uint64_t next_ = 0;  // offset of the next header in the data set
  std::array<Level, std::size_t{2} * kDeepestSequence> levels_{};
  std::size_t depth_ = 0;
  std::uint32_t last_tag_ = 0;  // of the top level
  std::uint32_t last_of_interest_;
  std::array<std::byte, kLongElementHeader> header_{};
  std::size_t header_length_ = 0;
  std::size_t header_needed_ = kShortElementHeader;
  Within within_;
  Transfer transfer_;
  bool done_ = false;
  bool unreadable_ = false;
};

}  // namespace asepsis::wire::dicom

// Reading: what is done with the bytes of one connection once they are in order: recognise the protocol, give the bytes
// to its session, tell the sinks what it said.
//
// What a session has not consumed is kept and comes again with more behind it. A stream that no protocol wants, that is
// finished, or that would need more than its budget is passed: counted by arithmetic and not looked at again.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "tap/protocols.h"
#include "tap/reassembly.h"
#include "tap/sink.h"

namespace asepsis::tap {

inline constexpr std::size_t kMostJudged = 4'096;  // bytes a side, to recognise a protocol by
inline constexpr std::uint64_t kMostReoffered = 64u
                                                << 20;  // a session that is shown the same bytes for longer is stuck

// What readings of all connections share.
struct ReadingContext {
  std::span<const StreamProtocol> protocols;
  std::span<Sink* const> sinks;
  std::size_t window = 0;                 // unconsumed bytes, per side
  std::vector<wire::Said<Message>> said;  // scratch
  std::uint64_t given_up = 0;             // streams whose budget was full
};

class Reading {
 public:
  // The connection as the sinks see it, and which lane its client speaks on.
  struct Of {
    Conversation& conversation;
    Lane client_lane;
    Reassembly& streams;
  };

  void on_data(const Of& of, Lane lane, std::uint64_t position, wire::Bytes bytes, const Place& place,
               ReadingContext& context);
  void on_gap(const Of& of, Lane lane, std::uint64_t length, ReadingContext& context);
  // No more bytes will come: a weak protocol's yes counts now.
  void finish(const Of& of, ReadingContext& context);

  bool begun() const { return stage_ != Stage::kNothing; }  // the sinks may have been told who is client
  std::size_t held() const { return unread_[0].bytes.size() + unread_[1].bytes.size(); }
  void pass(const Of& of);  // frees everything

 private:
  enum class Stage : std::uint8_t { kNothing, kUndecided, kReading, kPassed };
  struct Mark {  // the byte at `position` stood at `place`
    std::uint64_t position = 0;
    Place place;
  };
  struct Unread {
    std::vector<std::byte> bytes;
    std::uint64_t begin = 0;  // position of the first
    std::vector<Mark> marks;
    std::size_t judged = 0;  // bytes that recognisers have seen, on this side, ever
    std::uint64_t lost = 0;  // behind `bytes`, while the protocol was not known: a gap for the session
    bool after_gap = false;  // something before `bytes` was lost
  };

  void keep(Unread& unread, std::uint64_t position, wire::Bytes bytes, const Place& place);
  void recognise(const Of& of, bool final, ReadingContext& context);
  const StreamProtocol* choose(const Of& of, bool final, bool& hopeless, ReadingContext& context) const;
  void begin(const Of& of, const StreamProtocol& protocol, ReadingContext& context);
  std::size_t feed(const Of& of, Lane lane, std::uint64_t position, wire::Bytes bytes, std::span<const Mark> marks,
                   ReadingContext& context);
  void feed_unread(const Of& of, Lane lane, ReadingContext& context);

  Stage stage_ = Stage::kNothing;
  Lane first_lane_ = 0;  // who spoke first
  std::unique_ptr<StreamSession> session_;
  std::array<Unread, 2> unread_;
  std::uint64_t reoffered_ = 0;  // bytes shown more than once since something was consumed
};

}  // namespace asepsis::tap

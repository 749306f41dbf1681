#include "tap/reading.h"

#include <algorithm>
#include <cassert>

namespace asepsis::tap {
namespace {

wire::Side side_of(Lane lane, Lane client_lane) {
  return lane == client_lane ? wire::Side::kClient : wire::Side::kServer;
}

}  // namespace

void Reading::pass(const Of& of) {
  stage_ = Stage::kPassed;
  session_.reset();
  unread_ = {};
  of.streams.pass_all();
}

void Reading::keep(Unread& unread, std::uint64_t position, wire::Bytes bytes, const Place& place) {
  if (unread.bytes.empty()) unread.begin = position, unread.marks.clear();
  unread.marks.push_back({position, place});
  unread.bytes.insert(unread.bytes.end(), bytes.begin(), bytes.end());
}

void Reading::on_data(const Of& of, Lane lane, std::uint64_t position, wire::Bytes bytes, const Place& place,
                      ReadingContext& context) {
  Unread& unread = unread_[lane];
  switch (stage_) {
    case Stage::kPassed: return;
    case Stage::kNothing:
      stage_ = Stage::kUndecided;
      first_lane_ = lane;
      [[fallthrough]];
    case Stage::kUndecided: {
      const std::size_t room = unread.lost > 0 ? 0 : kMostJudged - std::min(kMostJudged, unread.judged);
      const wire::Bytes taken = bytes.first(std::min(room, bytes.size()));
      if (!taken.empty()) keep(unread, position, taken, place);
      unread.judged += taken.size();
      unread.lost += bytes.size() - taken.size();
      if (!taken.empty()) recognise(of, false, context);
      return;
    }
    case Stage::kReading: break;
  }
  if (!unread.bytes.empty()) {
    keep(unread, position, bytes, place);
    return feed_unread(of, lane, context);
  }
  const Mark mark{position, place};
  const std::size_t consumed = feed(of, lane, position, bytes, {&mark, 1}, context);
  if (stage_ != Stage::kReading || consumed == bytes.size()) return;
  Place rest = place;
  rest.offset += static_cast<std::uint32_t>(consumed);
  keep(unread, position + consumed, bytes.subspan(consumed), rest);
}

void Reading::feed_unread(const Of& of, Lane lane, ReadingContext& context) {
  Unread& unread = unread_[lane];
  const std::size_t consumed = feed(of, lane, unread.begin, unread.bytes, unread.marks, context);
  if (stage_ != Stage::kReading) return;
  if (consumed == 0) {
    reoffered_ += unread.bytes.size();
    if (unread.bytes.size() <= context.window && reoffered_ <= kMostReoffered) return;
    ++context.given_up;
    return pass(of);
  }
  reoffered_ = 0;
  unread.bytes.erase(unread.bytes.begin(), unread.bytes.begin() + static_cast<std::ptrdiff_t>(consumed));
  unread.begin += consumed;
  // The last mark at or before the first unread byte still says where it stood.
  const auto later = std::ranges::upper_bound(unread.marks, unread.begin, {}, &Mark::position);
  unread.marks.erase(unread.marks.begin(), later - 1);
}

// Shows bytes to the session as long as it takes some; says how many it is done with.
std::size_t Reading::feed(const Of& of, Lane lane, std::uint64_t position, wire::Bytes bytes,
                          std::span<const Mark> marks, ReadingContext& context) {
  const wire::Side side = side_of(lane, of.client_lane);
  std::size_t done = 0;
  while (done < bytes.size()) {
    context.said.clear();
    const wire::Step step = session_->on_bytes(side, bytes.subspan(done), context.said);
    assert(step.consumed <= bytes.size() - done);
    for (const auto& said : context.said) {
      const std::uint64_t at = position + done + said.offset;
      const Mark& mark = *(std::ranges::upper_bound(marks, at, {}, &Mark::position) - 1);
      Place place = mark.place;
      place.offset += static_cast<std::uint32_t>(at - mark.position);
      for (Sink* sink : context.sinks) sink->on_message(of.conversation, side, said.message, place);
    }
    if (step.finished) {
      pass(of);
      return bytes.size();
    }
    if (step.consumed == 0 && step.skip == 0) break;
    done += step.consumed;
    if (step.skip > bytes.size() - done) {
      const std::uint64_t here = position + done;
      of.streams.skip_to(lane, step.skip > kForever - here ? kForever : here + step.skip);
      return bytes.size();
    }
    done += step.skip;
  }
  return done;
}

void Reading::on_gap(const Of& of, Lane lane, std::uint64_t length, ReadingContext& context) {
  Unread& unread = unread_[lane];
  if (stage_ == Stage::kReading) {
    // For the session the bytes that it did not take are missing too: they never became whole.
    const std::uint64_t missing = length + unread.bytes.size();
    unread.bytes.clear();
    return session_->on_gap(side_of(lane, of.client_lane), missing);
  }
  if (stage_ == Stage::kNothing) unread.after_gap = true;
  if (stage_ != Stage::kUndecided) return;
  recognise(of, true, context);
  if (stage_ == Stage::kReading) return session_->on_gap(side_of(lane, of.client_lane), length);
  if (stage_ == Stage::kUndecided) {  // what comes next is judged afresh
    unread.bytes.clear();
    unread.lost = 0;
    unread.after_gap = true;
  }
}

void Reading::finish(const Of& of, ReadingContext& context) {
  if (stage_ == Stage::kUndecided) recognise(of, true, context);
}

// `hopeless`: nothing that either side can still say will change the answer.
const StreamProtocol* Reading::choose(const Of& of, bool final, bool& hopeless, ReadingContext& context) const {
  bool open = false;
  const bool both = !unread_[0].bytes.empty() && !unread_[1].bytes.empty();
  const StreamProtocol* weak = nullptr;
  for (const StreamProtocol& protocol : context.protocols) {
    for (const Lane lane : {of.client_lane, 1 - of.client_lane}) {
      if (unread_[lane].bytes.empty()) continue;
      const auto answer = protocol.recognise(side_of(lane, of.client_lane), unread_[lane].bytes);
      if (answer == wire::Recognition::kYes) {
        if (!protocol.weak) return &protocol;
        if (weak == nullptr) weak = &protocol;
      }
      if (answer == wire::Recognition::kNeedMore && unread_[lane].judged < kMostJudged) open = true;
    }
  }
  if (weak != nullptr && (!open || final)) return weak;
  const bool exhausted = unread_[0].judged >= kMostJudged && unread_[1].judged >= kMostJudged;
  hopeless = exhausted || (both && !open);
  return nullptr;
}

void Reading::recognise(const Of& of, bool final, ReadingContext& context) {
  bool hopeless = false;
  if (const StreamProtocol* protocol = choose(of, final, hopeless, context)) return begin(of, *protocol, context);
  if (hopeless) pass(of);
}

void Reading::begin(const Of& of, const StreamProtocol& protocol, ReadingContext& context) {
  stage_ = Stage::kReading;
  session_ = protocol.open();
  of.conversation.protocol = protocol.name;
  for (const Lane lane : {first_lane_, 1 - first_lane_}) {
    if (stage_ != Stage::kReading) return;
    Unread& unread = unread_[lane];
    const wire::Side side = side_of(lane, of.client_lane);
    // Bytes that are not the beginning of what this protocol says: the session must find its way first.
    const bool known = !unread.after_gap && of.streams.from_first_byte(lane);
    const bool midway = unread.bytes.empty()
                            ? unread.after_gap
                            : !known && protocol.recognise(side, unread.bytes) == wire::Recognition::kNo;
    if (midway) session_->on_gap(side, 1);
    const std::uint64_t lost = unread.lost;
    unread.lost = 0;
    if (!unread.bytes.empty()) feed_unread(of, lane, context);
    if (lost > 0 && stage_ == Stage::kReading) on_gap(of, lane, lost, context);
  }
}

}  // namespace asepsis::tap

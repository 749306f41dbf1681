#include <algorithm>
#include <utility>

#include "wire/dicom/associate.h"
#include "wire/dicom/layout.h"
#include "wire/dicom/messages.h"
#include "wire/dicom/recognise.h"

namespace asepsis::wire::dicom {
namespace {

// An association up to this length is waited for whole, so that its place is where it begins. A longer one is read item
// by item.
constexpr std::uint64_t kWaitedFor = 48u << 10;

// How far a PDU's beginning is searched for behind lost bytes before the side is given up.
constexpr std::uint64_t kLongestSearch = 4u << 20;

using Out = std::vector<Said<Message>>;

// One direction of the connection. take() looks at the next unit (a header, an item, a fragment) and returns how far to
// go on, maybe beyond the bytes that are there; 0 asks for more.
class Half {
 public:
  std::uint64_t take(Bytes bytes, std::size_t offset, Negotiation& negotiation, Out& out);
  void gap(std::uint64_t length);
  void tell_pending(std::size_t offset, Out& out);
  void left_waiting(std::size_t count) { waiting_ = count; }
  bool lost() const { return next_ == Next::kNothing; }

 private:
  enum class Next : std::uint8_t { kPdu, kAssociate, kShortBody, kPdv, kFragment, kRestOfPdu, kSearch, kNothing };

  std::uint64_t take_pdu_header(Bytes bytes, Negotiation& negotiation);
  std::uint64_t take_associate(Bytes bytes, std::size_t offset, Negotiation& negotiation, Out& out);
  std::uint64_t take_short_body(Bytes bytes, std::size_t offset, Out& out);
  std::uint64_t take_pdv_header(Bytes bytes, const Negotiation& negotiation);
  std::uint64_t take_fragment(Bytes bytes, const Negotiation& negotiation);
  std::uint64_t take_rest_of_pdu();
  std::uint64_t search(Bytes bytes, Negotiation& negotiation);
  void begin_search();
  void after_pdv() { next_ = pdu_left_ == 0 ? Next::kPdu : Next::kPdv; }

  Next next_ = Next::kPdu;
  Pdu pdu_ = Pdu::kData;
  std::uint64_t pdu_left_ = 0;  // of its body
  std::uint64_t pdv_left_ = 0;
  std::uint64_t search_left_ = 0;
  std::size_t waiting_ = 0;  // bytes that were given and not taken
  std::unique_ptr<AssociateReader> associate_;
  bool associate_whole_ = false;
  MessageReader messages_;
};

std::uint64_t Half::take(Bytes bytes, std::size_t offset, Negotiation& negotiation, Out& out) {
  switch (next_) {
    case Next::kPdu: return take_pdu_header(bytes, negotiation);
    case Next::kAssociate: return take_associate(bytes, offset, negotiation, out);
    case Next::kShortBody: return take_short_body(bytes, offset, out);
    case Next::kPdv: return take_pdv_header(bytes, negotiation);
    case Next::kFragment: return take_fragment(bytes, negotiation);
    case Next::kRestOfPdu: return take_rest_of_pdu();
    case Next::kSearch: return search(bytes, negotiation);
    case Next::kNothing: break;
  }
  return bytes.size();
}

std::uint64_t Half::take_pdu_header(Bytes bytes, Negotiation& negotiation) {
  Reader in(bytes);
  const auto type = in.u8();
  const bool reserved = in.skip(1);
  const auto length = in.u32be();
  if (!type || !reserved || !length) return 0;
  if (!length_fits(*type, *length)) {
    messages_.lose();
    begin_search();
    return 1;
  }
  pdu_ = static_cast<Pdu>(*type);
  pdu_left_ = *length;
  switch (pdu_) {
    case Pdu::kAssociateRequest:
    case Pdu::kAssociateAnswer: {
      const bool answer = pdu_ == Pdu::kAssociateAnswer;
      negotiation.begin(answer);
      messages_.lose();
      associate_ = std::make_unique<AssociateReader>(answer, *length);
      associate_whole_ = *length <= kWaitedFor;
      next_ = Next::kAssociate;
      break;
    }
    case Pdu::kData: after_pdv(); break;
    default: next_ = Next::kShortBody;
  }
  return kPduHeaderLength;
}

std::uint64_t Half::take_associate(Bytes bytes, std::size_t offset, Negotiation& negotiation, Out& out) {
  if (associate_whole_ && bytes.size() < pdu_left_) return 0;
  std::uint64_t taken = 0;
  while (!associate_->finished() && (taken == 0 || associate_whole_)) {
    const auto item = associate_->take(bytes.subspan(static_cast<std::size_t>(taken)));
    if (item == 0) break;
    taken += item;
  }
  if (!associate_->finished()) {
    pdu_left_ -= taken;
    return taken;
  }
  auto result = std::move(*associate_).result();
  if (auto* associate = std::get_if<Associate>(&result)) {
    negotiation.add(*associate);
    if (associate->answer)
      for (auto& context : associate->contexts) context.abstract_syntax = negotiation.abstract_syntax(context.id);
    out.push_back({offset, std::move(*associate)});
  }
  associate_.reset();
  return take_rest_of_pdu();
}

std::uint64_t Half::take_short_body(Bytes bytes, std::size_t offset, Out& out) {
  Reader in(bytes);
  if (bytes.size() < kShortBodyLength || !in.skip(1)) return 0;
  if (pdu_ == Pdu::kReject) {
    const auto result = in.u8(), source = in.u8(), reason = in.u8();
    out.push_back({offset, Reject{*result, *source, *reason}});
  } else if (pdu_ == Pdu::kAbort) {
    out.push_back({offset, Abort{}});
  } else {
    out.push_back({offset, Release{}});
  }
  return take_rest_of_pdu();
}

std::uint64_t Half::take_pdv_header(Bytes bytes, const Negotiation& negotiation) {
  if (pdu_left_ < kPdvHeaderLength) {
    messages_.lose();
    return take_rest_of_pdu();
  }
  Reader in(bytes);
  const auto length = in.u32be();
  const auto context = in.u8();
  const auto control = in.u8();
  if (!length || !context || !control) return 0;
  if (*length < kPdvIdAndControlLength || *length > pdu_left_ - kPdvLengthLength) {
    messages_.lose();
    return take_rest_of_pdu();
  }
  pdu_left_ -= kPdvHeaderLength;
  pdv_left_ = *length - kPdvIdAndControlLength;
  messages_.begin(*context, *control, pdv_left_, negotiation);
  next_ = Next::kFragment;
  if (pdv_left_ == 0) after_pdv();
  return kPdvHeaderLength;
}

std::uint64_t Half::take_fragment(Bytes bytes, const Negotiation& negotiation) {
  const Bytes of_pdv = bytes.first(static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), pdv_left_)));
  const std::uint64_t taken = messages_.take(of_pdv, pdv_left_, negotiation);
  pdv_left_ -= taken;
  pdu_left_ -= taken;
  if (pdv_left_ == 0) after_pdv();
  return taken;
}

std::uint64_t Half::take_rest_of_pdu() {
  next_ = Next::kPdu;
  return std::exchange(pdu_left_, 0);
}

void Half::begin_search() {
  next_ = Next::kSearch;
  pdu_left_ = 0;
  search_left_ = kLongestSearch;
}

std::uint64_t Half::search(Bytes bytes, Negotiation& negotiation) {
  std::size_t at = 0;
  for (; at < bytes.size() && at < search_left_; ++at) {
    const auto start = starts_pdu(bytes.subspan(at), Strictness::kAnywhere);
    if (start == Recognition::kNo) continue;
    if (start == Recognition::kYes && at == 0) return take_pdu_header(bytes, negotiation);
    break;
  }
  search_left_ -= at;
  if (search_left_ == 0) next_ = Next::kNothing;
  return at;
}

void Half::gap(std::uint64_t length) {
  if (length == 0 || next_ == Next::kNothing || next_ == Next::kSearch) return;
  // Bytes that waited for more are gone with the gap, and nobody tells whether `length` counts them.
  if (length > pdu_left_ || waiting_ > 0) {
    messages_.lose();
    associate_.reset();
    return begin_search();
  }
  pdu_left_ -= length;
  if (next_ == Next::kFragment && length <= pdv_left_) {
    messages_.gap(length, pdv_left_);
    pdv_left_ -= length;
    if (pdv_left_ == 0) after_pdv();
    return;
  }
  // Where the next PDV begins is unknown, but not where the next PDU does.
  if (pdu_ == Pdu::kData) messages_.lose();
  associate_.reset();
  next_ = pdu_left_ == 0 ? Next::kPdu : Next::kRestOfPdu;
}

void Half::tell_pending(std::size_t offset, Out& out) {
  if (auto said = messages_.said()) out.push_back({offset + said->offset, std::move(said->message)});
}

}  // namespace

struct Session::State {
  std::array<Half, 2> halves;
  Negotiation negotiation;
};

Session::Session() : state_(std::make_unique<State>()) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

Step Session::on_bytes(Side side, Bytes bytes, std::vector<Said<Message>>& out) {
  Half& half = state_->halves[static_cast<std::size_t>(side)];
  // What a gap ended is told where reading goes on.
  if (!bytes.empty()) half.tell_pending(0, out);
  std::uint64_t at = 0;
  while (at < bytes.size()) {
    const auto offset = static_cast<std::size_t>(at);
    const std::uint64_t taken = half.take(bytes.subspan(offset), offset, state_->negotiation, out);
    half.tell_pending(offset, out);
    if (taken == 0) break;
    at += taken;
  }
  const std::uint64_t consumed = std::min<std::uint64_t>(at, bytes.size());
  half.left_waiting(bytes.size() - static_cast<std::size_t>(consumed));
  const bool finished = state_->halves[0].lost() && state_->halves[1].lost();
  return {.consumed = static_cast<std::size_t>(consumed), .skip = at - consumed, .finished = finished};
}

void Session::on_gap(Side side, std::uint64_t length) { state_->halves[static_cast<std::size_t>(side)].gap(length); }

}  // namespace asepsis::wire::dicom

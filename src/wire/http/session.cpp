#include <algorithm>
#include <string_view>

#include "wire/ascii.h"
#include "wire/http/head.h"

namespace asepsis::wire::http {
namespace {

constexpr std::byte kLf{'\n'};
constexpr std::size_t kMostOutstanding = 256;  // pipelined requests; a capture of one side alone has no end of them
constexpr std::size_t kLongestLine = 8'192;    // of a chunk's size or a trailer
constexpr std::size_t kMostSizeDigits = 15;    // hexadecimal: below kLongestBody
constexpr std::uint64_t kRestOfStream = kLongestBody;
constexpr std::size_t kStatusLineStart = 13;  // "HTTP/1.1 200 "

// The size of a chunk, without its extensions. RFC 9112 7.1
std::optional<std::uint64_t> chunk_size(Bytes line) {
  const Bytes digits = trimmed(line.first(find(line, std::byte{';'}).value_or(line.size())));
  if (digits.empty() || digits.size() > kMostSizeDigits) return std::nullopt;
  std::uint64_t size = 0;
  for (const std::byte byte : digits) {
    const auto at =
        std::string_view("0123456789abcdef").find(to_char(byte | (is_digit(byte) ? std::byte{0} : std::byte{0x20})));
    if (at == std::string_view::npos) return std::nullopt;
    size = size * 16 + at;
  }
  return size;
}

Bytes without_cr(Bytes line) {
  return !line.empty() && line.back() == std::byte{'\r'} ? line.first(line.size() - 1) : line;
}

Recognition recognise_answer(Bytes first) {
  constexpr std::string_view kShape = "HTTP/1.d ddd ";
  const std::size_t seen = std::min(first.size(), kStatusLineStart);
  for (std::size_t i = 0; i < seen; ++i) {
    const bool last = i + 1 == kStatusLineStart;
    const bool fits = kShape[i] == 'd' ? is_digit(first[i])
                      : last           ? first[i] == std::byte{' '} || first[i] == std::byte{'\r'} || first[i] == kLf
                                       : to_char(first[i]) == kShape[i];
    if (!fits) return Recognition::kNo;
  }
  return seen == kStatusLineStart ? Recognition::kYes : Recognition::kNeedMore;
}

}  // namespace

Recognition recognise(Side side, Bytes first) {
  if (side == Side::kServer) return recognise_answer(first);
  const auto space = find(first.first(std::min(first.size(), kLongestToken + 1)), std::byte{' '});
  const Bytes method = first.first(space.value_or(std::min(first.size(), kLongestToken + 1)));
  if (first.empty()) return Recognition::kNeedMore;
  if (!is_token(method) || method.size() > kLongestToken) return Recognition::kNo;
  const auto end = find(first, kLf);
  if (!end) return first.size() < kLongestHead ? Recognition::kNeedMore : Recognition::kNo;
  const auto line = request_line(without_cr(first.first(*end)));
  return std::holds_alternative<RequestLine>(line) ? Recognition::kYes : Recognition::kNo;
}

class Session::Reading {
 public:
  Reading(Session& session, Side side, Bytes bytes, std::vector<Said<Message>>& out)
      : session_(session), side_(side), direction_(session.of(side)), bytes_(bytes), out_(out) {}

  Step run() {
    while (at_ < bytes_.size() && !session_.tunnel_ && take()) {
    }
    const auto deaf = [&](Side side) {
      const In in = session_.of(side).in;
      return in == In::kLost || in == In::kUntilClose;
    };
    return {at_, skip_, session_.tunnel_ || (deaf(Side::kClient) && deaf(Side::kServer))};
  }

 private:
  // False: more bytes are needed.
  bool take() {
    switch (direction_.in) {
      case In::kHead: return take_head();
      case In::kChunkSize:
      case In::kChunkEnd:
      case In::kTrailer: return take_chunk_line();
      case In::kUntilClose:
      case In::kLost: step(kRestOfStream); return true;
    }
    return false;
  }

  Bytes rest() const { return bytes_.subspan(at_); }

  bool lost() {
    session_.lose(side_);
    return true;
  }

  void step(std::uint64_t length) {
    const auto here = std::min<std::uint64_t>(length, rest().size());
    at_ += static_cast<std::size_t>(here);
    skip_ = length - here;
  }

  bool take_head() {
    // RFC 9112 2.2: empty lines before a request are ignored.
    if (side_ == Side::kClient) {
      const std::size_t empty_line = starts_with(rest(), "\r\n") ? 2 : starts_with(rest(), "\n") ? 1 : 0;
      if (empty_line > 0) {
        direction_.searched = 0;
        step(empty_line);
        return true;
      }
    }
    const Bytes window = rest().first(std::min(rest().size(), kLongestHead));
    const auto length = head_length(window, direction_.searched);
    if (!length) {
      direction_.searched = window.size();
      return window.size() < kLongestHead ? false : lost();
    }
    direction_.searched = 0;
    const std::size_t head = at_;
    const Bytes text = rest().first(*length);
    step(*length);
    return side_ == Side::kClient ? on_request(text, head) : on_response(text, head);
  }

  bool on_request(Bytes text, std::size_t head) {
    auto parsed = read_request(text);
    auto* request = std::get_if<FramedRequest>(&parsed);
    if (!request) return lost();
    out_.push_back({head, std::move(request->message)});
    session_.asked_.push_back(request->asked);
    if (session_.asked_.size() > kMostOutstanding) {
      session_.asked_.clear();
      session_.asked_unknown_ = true;
    }
    return pass_body(request->framing);
  }

  bool on_response(Bytes text, std::size_t head) {
    auto parsed = read_response(text);
    auto* response = std::get_if<FramedResponse>(&parsed);
    if (!response) return lost();
    const int status = response->message.status;
    out_.push_back({head, std::move(response->message)});

    constexpr int kSwitchingProtocols = 101, kOk = 200, kNoContent = 204, kMultipleChoices = 300, kNotModified = 304;
    if (status == kSwitchingProtocols) return session_.tunnel_ = true;
    if (status < kOk) return true;  // interim: the final answer is still to come
    const auto asked = next_asked();
    if (asked == Asked::kConnect && status < kMultipleChoices) return session_.tunnel_ = true;
    if (status == kNoContent || status == kNotModified || asked == Asked::kHead) return true;
    const Framing& frame = response->framing;
    if (frame.kind == Framing::Kind::kLength && frame.length == 0) return true;
    if (!asked) return lost();
    if (frame.kind == Framing::Kind::kNone || frame.kind == Framing::Kind::kOtherCoding) {
      direction_.in = In::kUntilClose;
      return true;
    }
    return pass_body(frame);
  }

  std::optional<Asked> next_asked() {
    if (session_.asked_unknown_ || session_.asked_.empty()) {
      session_.asked_unknown_ = true;
      return std::nullopt;
    }
    const Asked asked = session_.asked_.front();
    session_.asked_.pop_front();
    return asked;
  }

  bool pass_body(const Framing& frame) {
    switch (frame.kind) {
      case Framing::Kind::kNone: return true;
      case Framing::Kind::kLength: step(frame.length); return true;
      case Framing::Kind::kChunked: direction_.in = In::kChunkSize; return true;
      case Framing::Kind::kOtherCoding:
      case Framing::Kind::kContradicting: break;
    }
    return lost();
  }

  bool take_chunk_line() {
    const Bytes window = rest().first(std::min(rest().size(), kLongestLine));
    const auto end = find(window, kLf);
    if (!end) return window.size() < kLongestLine ? false : lost();
    const Bytes line = without_cr(window.first(*end));
    step(*end + 1);
    if (direction_.in == In::kTrailer) {
      if (line.empty()) direction_.in = In::kHead;
      return true;
    }
    if (direction_.in == In::kChunkEnd) {
      direction_.in = In::kChunkSize;
      return line.empty() || lost();
    }
    const auto size = chunk_size(line);
    if (!size) return lost();
    direction_.in = *size == 0 ? In::kTrailer : In::kChunkEnd;
    step(*size);
    return true;
  }

  Session& session_;
  Side side_;
  Direction& direction_;
  Bytes bytes_;
  std::vector<Said<Message>>& out_;
  std::size_t at_ = 0;
  std::uint64_t skip_ = 0;
};

Step Session::on_bytes(Side side, Bytes bytes, std::vector<Said<Message>>& out) {
  return Reading(*this, side, bytes, out).run();
}

void Session::on_gap(Side side, std::uint64_t length) {
  if (length > 0 && of(side).in != In::kUntilClose) lose(side);
}

void Session::lose(Side side) {
  of(side).in = In::kLost;
  if (side == Side::kClient) asked_unknown_ = true;
}

}  // namespace asepsis::wire::http

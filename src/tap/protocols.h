// The protocols that the tap reads: where a new one is registered, with one line in protocols.cpp (and one in
// message.h).
//
// Streams are recognised by what their sides said, never by port. A weak protocol (one whose shape others share) is
// asked last: its yes counts once all the others have said no. Datagrams are looked at by port and then by content.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "tap/message.h"
#include "wire/session.h"

namespace asepsis::tap {

// A protocol folder's Session behind one interface; see wire/session.h.
class StreamSession {
 public:
  virtual ~StreamSession() = default;
  virtual wire::Step on_bytes(wire::Side side, wire::Bytes bytes, std::vector<wire::Said<Message>>& out) = 0;
  virtual void on_gap(wire::Side side, std::uint64_t length) = 0;
};

struct StreamProtocol {
  std::string_view name;  // a literal
  bool weak = false;
  wire::Recognition (*recognise)(wire::Side side, wire::Bytes first) = nullptr;
  std::unique_ptr<StreamSession> (*open)() = nullptr;
};

struct DatagramProtocol {
  std::string_view name;  // a literal
  std::array<std::uint16_t, 2> ports{};
  // Whether the payload has the protocol's shape; what it says, for those that are read.
  bool (*recognise)(wire::Bytes payload) = nullptr;
  std::optional<Message> (*read)(wire::Bytes payload) = nullptr;  // null: the name alone
};

struct Protocols {
  std::span<const StreamProtocol> streams;
  std::span<const DatagramProtocol> datagrams;
};

Protocols all_protocols();

// Adapts a folder's Session, whose messages are of its own type M.
template <class Session, class M>
class SessionOf final : public StreamSession {
 public:
  wire::Step on_bytes(wire::Side side, wire::Bytes bytes, std::vector<wire::Said<Message>>& out) override {
    said_.clear();
    const wire::Step step = session_.on_bytes(side, bytes, said_);
    for (auto& one : said_) out.push_back({one.offset, std::move(one.message)});
    return step;
  }
  void on_gap(wire::Side side, std::uint64_t length) override { session_.on_gap(side, length); }

 private:
  Session session_;
  std::vector<wire::Said<M>> said_;
};

}  // namespace asepsis::tap

// The flow ledger: who used which service of whom, a row per client, server, transport and port.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "model/recording.h"
#include "tap/sink.h"

namespace asepsis::know {

class Ledger {
 public:
  explicit Ledger(const std::vector<std::string>& file_names) : file_names_(file_names) {}

  void enter(const tap::Conversation& ended, const std::set<std::string>& operations);

  std::vector<model::Flow> take() &&;  // sorted by client, server, transport, port
  std::size_t left_out() const { return left_out_; }

  static constexpr std::size_t kMostFlows = 1'000'000;
  static constexpr std::size_t kMostOperations = 64;  // of one flow; more is somebody making up words

 private:
  using Key = std::tuple<IpAddress, IpAddress, Transport, std::uint16_t>;
  // A model::Flow without its texts: there may be many.
  struct Row {
    std::string_view protocol;
    std::vector<std::string> operations;  // sorted
    std::uint64_t connections = 0, refused = 0, silent = 0, empty = 0, packets = 0, bytes = 0;
    Time first, last;
    tap::Place opened;
  };
  const std::vector<std::string>& file_names_;
  std::map<Key, Row> flows_;
  std::size_t left_out_ = 0;
};

// Between two hosts, so a flow: neither end a group. An address that ends in .255 and never answered a datagram is
// taken for its network's broadcast (docs/observations.md).
bool is_between_hosts(const tap::Conversation& conversation);

// How an attempt ended. Without a SYN in the capture the connection was there before: answered.
bool was_refused(const tap::Conversation& ended);
bool was_silent(const tap::Conversation& ended);
bool was_empty(const tap::Conversation& ended);

}  // namespace asepsis::know

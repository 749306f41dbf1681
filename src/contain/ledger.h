// The flows of a recording, each with what was attack in it. Built once, asked for every flow.
#pragma once

#include <map>
#include <set>
#include <tuple>

#include "contain/contain.h"

namespace asepsis::contain {

using FlowKey = std::tuple<IpAddress, IpAddress, Transport, std::uint16_t>;
FlowKey key_of(const model::Flow& flow);

class Ledger {
 public:
  explicit Ledger(const Situation& situation, std::span<const model::RequiredFlow> required = {});
  FlowShare share(const model::Flow& flow) const;
  bool is_attacker(const IpAddress& client) const { return attackers_.contains(client); }

 private:
  std::map<FlowKey, std::uint64_t> attacks_;  // connections
  std::set<FlowKey> required_;
  std::set<IpAddress> attackers_;
};

}  // namespace asepsis::contain

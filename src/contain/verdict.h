// What an option's rules say of a connection whose ends may not all be known.
#pragma once

#include <optional>
#include <set>
#include <span>

#include "contain/target.h"

namespace asepsis::contain {

// An absent end is somebody who is not known, but no target; an absent port is a port that is not known.
struct Attempt {
  std::optional<IpAddress> client, server;
  Transport transport = Transport::kTcp;
  std::optional<std::uint16_t> port;
};

// kEither: it depends on what is not known.
enum class Says { kPasses, kStops, kEither };
Says judge(std::span<const model::Rule> rules, const Attempt& attempt, const std::set<IpAddress>& targets);

// Where an option works: rules at an enforcement point never see traffic inside a zone; taking a device off the
// network, or letting it work alone, is done at its own plug.
bool at_the_plug(model::OptionKind kind);

// judge(), with the place: what passes no enforcement point passes.
class Judge {
 public:
  Judge(const Situation& situation, const std::vector<Target>& targets)
      : network_(situation.network), addresses_(addresses_of(targets)) {}
  Says operator()(const model::Option& option, const Attempt& attempt) const;

 private:
  const model::NetworkModel* network_;
  std::set<IpAddress> addresses_;
};

}  // namespace asepsis::contain

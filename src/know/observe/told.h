// What one message tells: claims about hosts, and operations for the flow that carried it.
//
// One file per protocol in this folder; each is a function from conversation, side and message to Told. A claim is
// always about the host that proves it by speaking; what a host says of somebody else is no claim. Weights and their
// reasons stand in docs/observations.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/net.h"
#include "model/observation.h"
#include "tap/sink.h"
#include "wire/session.h"

namespace asepsis::know {

struct Claim {
  IpAddress subject;
  std::string_view name;  // of model::claim: a literal
  std::string value;      // as it stood; the gate of claim_text.h is passed later, for all at once
  double weight = 0;
  bool operator==(const Claim&) const = default;
};

struct Told {
  std::vector<Claim> claims;
  std::vector<std::string> operations;

  void claim(const IpAddress& subject, std::string_view name, std::string_view value, double weight) {
    claims.push_back({subject, name, std::string(value), weight});
  }
};

inline const IpAddress& sender(const tap::Conversation& conversation, wire::Side side) {
  return side == wire::Side::kClient ? conversation.client : conversation.server;
}

}  // namespace asepsis::know

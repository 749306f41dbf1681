#include "contain/verdict.h"

#include <algorithm>

namespace asepsis::contain {
namespace {

enum class Fit { kNo, kPerhaps, kYes };

Fit fit_of(const std::vector<Cidr>& side, const std::optional<IpAddress>& end, const std::set<IpAddress>& targets) {
  if (side.empty()) return Fit::kYes;
  if (end) {
    const auto covers = [&](const Cidr& cidr) { return cidr.is_v4() == end->is_v4() && cidr.contains(*end); };
    return std::ranges::any_of(side, covers) ? Fit::kYes : Fit::kNo;
  }
  const auto is_target = [&](const Cidr& cidr) { return cidr.length == 128 && targets.contains(cidr.base); };
  return std::ranges::all_of(side, is_target) ? Fit::kNo : Fit::kPerhaps;
}

Fit fit_of(const model::Rule& rule, const Attempt& attempt, const std::set<IpAddress>& targets) {
  if (rule.transport && *rule.transport != attempt.transport) return Fit::kNo;
  Fit port = Fit::kYes;
  if (!rule.ports.is_all()) {
    if (attempt.transport == Transport::kOther || rule.ports.empty()) return Fit::kNo;
    if (attempt.port)
      port = rule.ports.contains(*attempt.port) ? Fit::kYes : Fit::kNo;
    else
      port = Fit::kPerhaps;
  }
  return std::min({port, fit_of(rule.from, attempt.client, targets), fit_of(rule.to, attempt.server, targets)});
}

}  // namespace

Says judge(std::span<const model::Rule> rules, const Attempt& attempt, const std::set<IpAddress>& targets) {
  bool may_pass = false, may_stop = false;
  for (const model::Rule& rule : rules) {
    const Fit fit = fit_of(rule, attempt, targets);
    if (fit == Fit::kNo) continue;
    (rule.allow ? may_pass : may_stop) = true;
    if (fit == Fit::kYes) return may_pass && may_stop ? Says::kEither : may_pass ? Says::kPasses : Says::kStops;
  }
  return may_stop ? Says::kEither : Says::kPasses;
}

bool at_the_plug(model::OptionKind kind) {
  return kind == model::OptionKind::kStandAlone || kind == model::OptionKind::kDisconnect;
}

Says Judge::operator()(const model::Option& option, const Attempt& attempt) const {
  if (at_the_plug(option.kind)) {
    // A device without a known address has no rule, but its plug is pulled all the same.
    if (!attempt.client && !attempt.server) return Says::kStops;
  } else if ((attempt.client && attempt.client->is_link_local()) ||
             (attempt.server && attempt.server->is_link_local())) {
    return Says::kPasses;
  } else if (network_ != nullptr && attempt.client && attempt.server) {
    const model::Zone* from = network_->zone_of(*attempt.client);
    const model::Zone* to = network_->zone_of(*attempt.server);
    if (from != nullptr && from == to) return Says::kPasses;
  }
  return judge(option.rules, attempt, addresses_);
}

}  // namespace asepsis::contain

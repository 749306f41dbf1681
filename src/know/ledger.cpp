#include "know/ledger.h"

#include <algorithm>

#include "know/evidence.h"

namespace asepsis::know {
namespace {

bool has_payload(const tap::Conversation& c) { return c.client_payload > 0 || c.server_payload > 0; }

std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
  a = std::min(a, model::kLargestCount);
  return a + std::min(b, model::kLargestCount - a);
}

}  // namespace

bool is_between_hosts(const tap::Conversation& c) {
  if (c.transport == Transport::kOther || !can_be_host(c.client) || !can_be_host(c.server)) return false;
  const bool ends_in_255 = c.server.is_v4() && (c.server.as_v4() & 0xff) == 0xff;
  return !(c.transport == Transport::kUdp && ends_in_255 && c.server_payload == 0);
}

bool was_refused(const tap::Conversation& c) {
  return c.transport == Transport::kTcp && c.syn && c.rst_by_server && !c.syn_ack && !has_payload(c);
}

bool was_silent(const tap::Conversation& c) {
  if (c.transport == Transport::kUdp) return c.server_payload == 0;
  return c.syn && !c.syn_ack && !c.rst_by_server && !has_payload(c);
}

bool was_empty(const tap::Conversation& c) {
  return c.transport == Transport::kTcp && c.syn && c.syn_ack && c.client_payload == 0;
}

void Ledger::enter(const tap::Conversation& ended, const std::set<std::string>& operations) {
  if (!is_between_hosts(ended)) return;
  const Key key{ended.client, ended.server, ended.transport, ended.server_port};
  auto found = flows_.find(key);
  const model::PacketOrigin origin = origin_of(ended.opened, file_names_);
  if (found == flows_.end()) {
    if (flows_.size() >= kMostFlows) {
      ++left_out_;
      return;
    }
    model::Flow fresh;
    fresh.client = ended.client;
    fresh.server = ended.server;
    fresh.transport = ended.transport;
    fresh.port = ended.server_port;
    fresh.first = ended.first;
    fresh.last = ended.last;
    fresh.origin = origin;
    found = flows_.emplace(key, std::move(fresh)).first;
  }
  model::Flow& flow = found->second;
  if (is_earlier(ended.first, origin, flow.first, flow.origin)) flow.origin = origin;
  // As model::merge chooses, so that one pass over two files and two passes merged agree.
  if (flow.protocol.empty() || (!ended.protocol.empty() && ended.protocol < flow.protocol))
    flow.protocol = std::string(ended.protocol);
  for (const std::string& operation : operations) {
    const auto at = std::ranges::lower_bound(flow.operations, operation);
    if (at != flow.operations.end() && *at == operation) continue;
    if (flow.operations.size() < kMostOperations) flow.operations.insert(at, operation);
  }
  ++flow.connections;
  flow.refused += was_refused(ended) ? 1 : 0;
  flow.silent += was_silent(ended) ? 1 : 0;
  flow.empty += was_empty(ended) ? 1 : 0;
  flow.packets = sum(flow.packets, ended.packets);
  flow.bytes = sum(flow.bytes, ended.bytes);
  flow.first = std::min(flow.first, ended.first);
  flow.last = std::max(flow.last, ended.last);
}

std::vector<model::Flow> Ledger::take() && {
  std::vector<model::Flow> all;
  all.reserve(flows_.size());
  for (auto& [key, flow] : flows_) {
    flow.id = model::flow_id(flow.client, flow.server, flow.transport, flow.port);
    all.push_back(std::move(flow));
  }
  flows_.clear();
  return all;
}

}  // namespace asepsis::know

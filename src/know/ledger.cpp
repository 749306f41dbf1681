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
  if (found == flows_.end()) {
    if (flows_.size() >= kMostFlows) {
      ++left_out_;
      return;
    }
    Row fresh;
    fresh.first = ended.first;
    fresh.last = ended.last;
    fresh.opened = ended.opened;
    found = flows_.emplace(key, std::move(fresh)).first;
  }
  Row& row = found->second;
  if (is_earlier(ended.opened, row.opened, file_names_)) row.opened = ended.opened;
  // As model::merge chooses, so that one pass over two files and two passes merged agree.
  if (row.protocol.empty() || (!ended.protocol.empty() && ended.protocol < row.protocol)) row.protocol = ended.protocol;
  for (const std::string& operation : operations) {
    const auto at = std::ranges::lower_bound(row.operations, operation);
    if (at != row.operations.end() && *at == operation) continue;
    if (row.operations.size() < kMostOperations) row.operations.insert(at, operation);
  }
  ++row.connections;
  row.refused += was_refused(ended) ? 1 : 0;
  row.silent += was_silent(ended) ? 1 : 0;
  row.empty += was_empty(ended) ? 1 : 0;
  row.packets = sum(row.packets, ended.packets);
  row.bytes = sum(row.bytes, ended.bytes);
  row.first = std::min(row.first, ended.first);
  row.last = std::max(row.last, ended.last);
}

std::vector<model::Flow> Ledger::take() && {
  std::vector<model::Flow> all;
  all.reserve(flows_.size());
  while (!flows_.empty()) {
    auto entry = flows_.extract(flows_.begin());  // given back while the result grows
    const auto& [client, server, transport, port] = entry.key();
    Row& row = entry.mapped();
    all.push_back({.id = model::flow_id(client, server, transport, port),
                   .client = client,
                   .server = server,
                   .transport = transport,
                   .port = port,
                   .protocol = std::string(row.protocol),
                   .operations = std::move(row.operations),
                   .connections = row.connections,
                   .refused = row.refused,
                   .silent = row.silent,
                   .empty = row.empty,
                   .packets = row.packets,
                   .bytes = row.bytes,
                   .first = row.first,
                   .last = row.last,
                   .origin = origin_of(row.opened, file_names_)});
  }
  return all;
}

}  // namespace asepsis::know

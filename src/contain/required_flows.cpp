#include <algorithm>

#include "contain/ledger.h"
#include "contain/target.h"

namespace asepsis::contain {
namespace {

// A template row less sure than this describes what devices seldom do: counted where it was seen, not where it was not.
constexpr double kLikely = 0.5;

bool is_of(const model::Device& device, const IpAddress& address) {
  return std::ranges::find(device.addresses, address) != device.addresses.end();
}

// By operation on any port; else by protocol, and where that was not recognised by the usual port.
bool fits(const model::FlowTemplate& row, const model::Flow& flow, const model::Device& device) {
  if (!is_of(device, row.device_opens ? flow.client : flow.server) || row.transport != flow.transport) return false;
  if (!row.operation.empty()) return std::ranges::find(flow.operations, row.operation) != flow.operations.end();
  if (!row.protocol.empty() && !flow.protocol.empty()) return row.protocol == flow.protocol;
  return row.ports.contains(flow.port);
}

bool is_needed_for_work(const model::FlowTemplate& row) {
  return row.kind == "clinical" || row.kind == "infrastructure";
}

// Of rows that name the same operation ("priors sent back", "images from a modality") the partner's role tells which.
bool another_row_fits_better(const model::FlowTemplate& row, const std::vector<const model::FlowTemplate*>& rows,
                             const model::Flow& flow, const model::Device& device, const Situation& situation) {
  const model::Device* partner = device_at(situation, row.device_opens ? flow.server : flow.client);
  if (partner == nullptr || has_role(*partner, row.partner)) return false;
  return std::ranges::any_of(rows, [&](const model::FlowTemplate* other) {
    return other != &row && other->operation == row.operation && other->protocol == row.protocol &&
           has_role(*partner, other->partner) && fits(*other, flow, device);
  });
}

model::RequiredFlow observed(const model::FlowTemplate& row, const model::Flow& flow) {
  model::RequiredFlow required;
  required.name = row.name;
  required.client = to_string(flow.client);
  required.server = to_string(flow.server);
  required.client_address = flow.client;
  required.server_address = flow.server;
  required.transport = flow.transport;
  required.port = flow.port;
  required.because = "observed";
  required.last_seen = flow.last;
  required.if_cut = row.if_cut;
  required.why = {flow.id};
  return required;
}

// The partner of a row that was not seen, where the hospital has exactly one device of that role.
const model::Device* only_partner(const model::FlowTemplate& row, const model::Device& device,
                                  const Situation& situation) {
  const model::Device* found = nullptr;
  for (const model::Device& other : situation.devices) {
    if (&other == &device || !has_role(other, row.partner)) continue;
    if (found != nullptr) return nullptr;
    found = &other;
  }
  return found;
}

// Where the called side listens for this protocol; else the row's lowest usual port.
std::optional<std::uint16_t> port_of(const model::Device* server, const model::FlowTemplate& row) {
  if (server != nullptr && !row.protocol.empty())
    for (const model::Service& service : server->services)
      if (service.transport == row.transport && service.protocol == row.protocol &&
          service.state == model::ServiceState::kOpen)
        return service.port;
  if (row.ports.empty() || row.ports.is_all()) return std::nullopt;
  return row.ports.ranges.front().first;
}

model::RequiredFlow not_seen(const model::FlowTemplate& row, const model::Device& device, const Situation& situation) {
  const model::Device* partner = only_partner(row, device, situation);
  const auto address = [](const model::Device* end) {
    return end == nullptr || end->addresses.empty() ? std::nullopt : std::optional(end->addresses.front());
  };
  const auto words = [&](const model::Device* end) {
    if (end == nullptr) return row.partner;
    return end->addresses.empty() ? end->display_name() : to_string(end->addresses.front());
  };
  const model::Device* client = row.device_opens ? &device : partner;
  const model::Device* server = row.device_opens ? partner : &device;
  model::RequiredFlow required;
  required.name = row.name;
  required.client = words(client);
  required.server = words(server);
  required.client_address = address(client);
  required.server_address = address(server);
  required.transport = row.transport;
  required.port = port_of(server, row);
  required.because = "clinical template";
  required.if_cut = row.if_cut;
  return required;
}

class Collector {
 public:
  explicit Collector(const Situation& situation) : situation_(situation), ledger_(situation) {}

  void add(const model::Device& device) {
    std::vector<const model::FlowTemplate*> rows;
    for (const model::FlowTemplate& row : situation_.knowledge->flows)
      if (is_needed_for_work(row) && has_role(device, row.role)) rows.push_back(&row);
    std::set<std::string_view> seen;
    for (const model::FlowTemplate* row : rows)
      if (add_observed(*row, rows, device)) seen.insert(row->name);
    for (const model::FlowTemplate* row : rows)
      if (row->confidence >= kLikely && seen.insert(row->name).second) add(not_seen(*row, device, situation_));
  }
  std::vector<model::RequiredFlow> take() && { return std::move(found_); }

 private:
  bool add_observed(const model::FlowTemplate& row, const std::vector<const model::FlowTemplate*>& rows,
                    const model::Device& device) {
    bool any = false;
    if (situation_.recording == nullptr) return any;
    for (const model::Flow& flow : situation_.recording->flows) {
      if (!fits(row, flow, device) || ledger_.share(flow).benign == 0) continue;
      if (another_row_fits_better(row, rows, flow, device, situation_)) continue;
      add(observed(row, flow));
      any = true;
    }
    return any;
  }

  // Two devices of this list may be the two ends of one flow, and two roles of a device may share a row.
  void add(model::RequiredFlow flow) {
    if (known_.emplace(flow.name, flow.client, flow.server, flow.transport, flow.port).second)
      found_.push_back(std::move(flow));
  }

  const Situation& situation_;
  Ledger ledger_;
  std::set<std::tuple<std::string, std::string, std::string, Transport, std::optional<std::uint16_t>>> known_;
  std::vector<model::RequiredFlow> found_;
};

}  // namespace

std::vector<model::RequiredFlow> required_flows(const Situation& situation) {
  if (situation.knowledge == nullptr) return {};
  Collector collector(situation);
  for (const Target& target : targets_of(situation)) collector.add(*target.device);
  return std::move(collector).take();
}

}  // namespace asepsis::contain

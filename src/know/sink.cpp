#include "know/sink.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "know/claim_text.h"
#include "know/evidence.h"
#include "know/ledger.h"
#include "know/neighbourhood.h"
#include "know/observe/browser.h"
#include "know/observe/dhcp.h"
#include "know/observe/dicom.h"
#include "know/observe/hl7.h"
#include "know/observe/http.h"
#include "know/observe/radia.h"
#include "know/observe/smb.h"

namespace asepsis::know {

struct Sink::State {
  // What an open conversation has told so far; as many as the tap holds open.
  struct Open {
    std::set<std::string> operations;
    DicomAssociation association;
  };

  explicit State(std::vector<std::string> names) : file_names(std::move(names)) {}

  std::vector<std::string> file_names;
  Evidence evidence{file_names};
  Ledger ledger{file_names};
  Neighbourhood neighbourhood;
  DhcpClients dhcp_clients;
  std::map<std::uint64_t, Open> open;

  // One line per protocol.
  Told tell(const tap::Conversation& c, wire::Side side, const wire::dicom::Message& m, const tap::Place&) {
    return observe(c, side, m, open[c.number].association);
  }
  Told tell(const tap::Conversation& c, wire::Side side, const wire::http::Message& m, const tap::Place&) {
    return observe(c, side, m);
  }
  Told tell(const tap::Conversation& c, wire::Side side, const wire::hl7::Message& m, const tap::Place&) {
    return observe(c, side, m);
  }
  Told tell(const tap::Conversation& c, wire::Side side, const wire::radia::Message& m, const tap::Place&) {
    return observe(c, side, m);
  }
  Told tell(const tap::Conversation& c, wire::Side side, const wire::smb::Message& m, const tap::Place&) {
    return observe(c, side, m);
  }
  Told tell(const tap::Conversation& c, wire::Side side, const wire::browser::Announcement& m, const tap::Place&) {
    return observe(c, side, m);
  }
  Told tell(const tap::Conversation& c, wire::Side side, const wire::dhcp::Message& m, const tap::Place& place) {
    return dhcp_clients.on_message(c, side, m, place);
  }

  std::vector<model::Problem> problems() const {
    std::vector<model::Problem> found;
    const auto note = [&found](std::size_t left_out, std::string_view what) {
      if (left_out > 0) found.push_back({"", "", fmt::format("fewer {}: {} left out", what, left_out)});
    };
    note(evidence.left_out(), "different claims of the hosts");
    note(ledger.left_out(), "different flows");
    note(neighbourhood.left_out(), "different hosts");
    note(dhcp_clients.left_out(), "DHCP clients");
    return found;
  }
};

Sink::Sink(std::vector<std::string> file_names) : state_(std::make_unique<State>(std::move(file_names))) {}
Sink::~Sink() = default;

void Sink::on_host(const IpAddress& address, const MacAddress& mac, bool unrouted, const tap::Place& place) {
  state_->neighbourhood.on_host(address, mac, unrouted, place);
  state_->evidence.add({address, model::claim::kMac, to_string(mac), unrouted ? kProvenMacWeight : kSeenMacWeight},
                       place);
}

void Sink::on_message(const tap::Conversation& conversation, wire::Side side, const tap::Message& message,
                      const tap::Place& place) {
  const Told told = std::visit([&](const auto& m) { return state_->tell(conversation, side, m, place); }, message);
  for (const Claim& claim : told.claims) state_->evidence.add(claim, place);
  if (told.operations.empty()) return;
  auto& operations = state_->open[conversation.number].operations;
  for (const std::string& operation : told.operations) {
    const auto text = claim_text(operation);
    if (text && operations.size() < Ledger::kMostOperations) operations.insert(*text);
  }
}

void Sink::on_conflict(const tap::Conversation&, wire::Side, const tap::Place&) {}

void Sink::on_end(const tap::Conversation& conversation) {
  const auto open = state_->open.extract(conversation.number);
  state_->ledger.enter(conversation, open.empty() ? std::set<std::string>{} : open.mapped().operations);
  if (conversation.protocol == "dns" && conversation.server_payload > 0)
    state_->evidence.add({conversation.server, model::claim::kDnsRole, "server", 0.8}, conversation.opened);
}

model::Recording Sink::take() && {
  const auto own_addresses = [this](const MacAddress& mac) { return state_->neighbourhood.own_addresses(mac); };
  for (const PlacedClaim& placed : state_->dhcp_clients.settle(own_addresses))
    state_->evidence.add(placed.claim, placed.place);
  model::Recording recording;
  recording.problems = state_->problems();
  recording.complete = recording.problems.empty();
  recording.router_macs = state_->neighbourhood.routers();
  recording.coverage.networks = state_->neighbourhood.networks();
  recording.observations = std::move(state_->evidence).take();
  recording.flows = std::move(state_->ledger).take();
  return recording;
}

}  // namespace asepsis::know

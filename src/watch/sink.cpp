#include <algorithm>
#include <map>
#include <tuple>

#include "watch/rules.h"
#include "watch/watch.h"

namespace asepsis::watch {
namespace {

using model::Contact;

// A request that waits for its answer: the nth of its connection.
struct Probe {
  std::uint64_t request = 0;
  Contact contact;
};

// What of an open connection may still matter. Answers come in the order of the requests (RFC 9112 9.3.2), pipelined
// or not, so the nth final response answers the nth request.
struct Watched {
  std::uint64_t requests = 0, responses = 0;
  std::vector<Probe> probes;    // by request
  std::size_t next_answer = 0;  // of probes: earlier ones have theirs
  std::optional<Contact> notify;
};

auto key(const Contact& c) { return std::tie(c.at, c.client, c.client_port, c.server, c.port, c.kind); }

bool carries_probe(const wire::http::Request& request) {
  return request.range && request.range->last > kLargestHonestRange;
}

}  // namespace

struct Sink::State {
  std::vector<std::string> file_names;
  std::map<std::uint64_t, Watched> open;  // by conversation; as many as the tap holds open
  std::vector<Contact> contacts;
  std::size_t waiting = 0;  // probes of open connections
  std::uint64_t left_out = 0;

  Contact contact(const tap::Conversation& c, Contact::Kind kind, const tap::Place& place) const {
    Contact made;
    made.kind = kind;
    made.client = c.client;
    made.server = c.server;
    made.client_port = c.client_port;
    made.port = c.server_port;
    made.at = place.time;
    made.origin = {place.source < file_names.size() ? file_names[place.source] : std::string(), place.packet,
                   place.offset};
    return made;
  }

  void keep(Contact contact) {
    if (contacts.size() >= kMostContacts) {
      ++left_out;
      return;
    }
    contact.id = model::contact_id(contact);
    contacts.push_back(std::move(contact));
  }

  void on_request(const tap::Conversation& c, const wire::http::Request& request, const tap::Place& place) {
    Watched& watched = open[c.number];
    const std::uint64_t number = watched.requests++;
    if (!carries_probe(request)) return;
    if (contacts.size() + waiting >= kMostContacts) {
      ++left_out;
      return;
    }
    ++waiting;
    watched.probes.push_back({number, contact(c, Contact::Kind::kRangeProbe, place)});
  }

  void on_response(const tap::Conversation& c, const wire::http::Response& response) {
    if (response.status < 200) return;  // interim: the answer is still to come (RFC 9110 15.2)
    Watched& watched = open[c.number];
    if (watched.responses >= watched.requests) return;  // to a request before the capture began
    const std::uint64_t number = watched.responses++;
    if (watched.next_answer == watched.probes.size() || watched.probes[watched.next_answer].request != number) return;
    Contact& probe = watched.probes[watched.next_answer++].contact;
    probe.answer = Contact::Answer::kStatus;
    probe.status = response.status;
    probe.server_software = response.server.value_or("");
  }

  void on_notify(const tap::Conversation& c, const tap::Place& place) {
    if (c.server_port == kRexecPort) return;
    auto& notify = open[c.number].notify;
    if (!notify) notify = contact(c, Contact::Kind::kAgentNotify, place);
  }

  void on_reply(const tap::Conversation& c, const wire::radia::Reply& reply) {
    const auto found = open.find(c.number);
    if (found == open.end() || !found->second.notify) return;
    found->second.notify->answer = reply.accepted ? Contact::Answer::kAccepted : Contact::Answer::kRefused;
  }

  void close(const tap::Conversation& c, Watched watched) {
    // With bytes missing, a request or an answer may be among them, and counting proves nothing.
    waiting -= watched.probes.size();
    const bool aligned = c.lost == 0 || watched.requests == watched.responses;
    for (Probe& probe : watched.probes) {
      if (!aligned) {
        probe.contact.answer = Contact::Answer::kNone;
        probe.contact.status = 0;
        probe.contact.server_software.clear();
      }
      keep(std::move(probe.contact));
    }
    if (watched.notify) keep(std::move(*watched.notify));
  }
};

namespace {

// Bytes for the agent's port that were not recognised, for instance because the hand-shake is incomplete. Without a
// SYN the sides are a guess from the port numbers, and 3465 is also an ephemeral port of old Windows: then only
// unrecognised content counts.
bool is_unread_notify(const tap::Conversation& c) {
  return c.transport == Transport::kTcp && c.server_port == wire::radia::kPort && c.client_payload > 0 &&
         (c.syn || c.protocol.empty() || c.protocol == "radia");
}

bool is_touch(const tap::Conversation& c) { return c.transport == Transport::kTcp && c.syn && c.client_payload == 0; }

Contact::Answer answer_to_touch(const tap::Conversation& c) {
  if (c.syn_ack || c.server_payload > 0) return Contact::Answer::kAccepted;
  return c.rst_by_server ? Contact::Answer::kRefused : Contact::Answer::kNone;
}

}  // namespace

Sink::Sink(std::vector<std::string> file_names) : state_(std::make_unique<State>()) {
  state_->file_names = std::move(file_names);
}
Sink::~Sink() = default;

std::uint64_t Sink::left_out() const { return state_->left_out; }

void Sink::on_message(const tap::Conversation& conversation, wire::Side side, const tap::Message& message,
                      const tap::Place& place) {
  if (const auto* http = std::get_if<wire::http::Message>(&message)) {
    if (const auto* request = std::get_if<wire::http::Request>(http))
      state_->on_request(conversation, *request, place);
    else if (const auto* response = std::get_if<wire::http::Response>(http))
      state_->on_response(conversation, *response);
  } else if (const auto* radia = std::get_if<wire::radia::Message>(&message)) {
    if (std::holds_alternative<wire::radia::Notify>(*radia) && side == wire::Side::kClient)
      state_->on_notify(conversation, place);
    else if (const auto* reply = std::get_if<wire::radia::Reply>(radia))
      state_->on_reply(conversation, *reply);
  }
}

void Sink::on_end(const tap::Conversation& conversation) {
  auto ended = state_->open.extract(conversation.number);
  Watched watched = ended.empty() ? Watched{} : std::move(ended.mapped());
  if (!watched.notify && is_unread_notify(conversation))
    watched.notify = state_->contact(conversation, Contact::Kind::kAgentNotify, conversation.opened);
  state_->close(conversation, std::move(watched));
  if (!is_touch(conversation)) return;
  Contact touch = state_->contact(conversation, Contact::Kind::kTouch, conversation.opened);
  touch.answer = answer_to_touch(conversation);
  state_->keep(std::move(touch));
}

std::vector<Contact> Sink::take() && {
  auto contacts = std::move(state_->contacts);
  // Requests of one packet share their key: one contact, and what its answer tells most.
  std::ranges::sort(contacts, [](const Contact& a, const Contact& b) {
    if (key(a) != key(b)) return key(a) < key(b);
    return std::tie(b.answer, b.status, b.server_software) < std::tie(a.answer, a.status, a.server_software);
  });
  const auto same = std::unique(contacts.begin(), contacts.end(),
                                [](const Contact& a, const Contact& b) { return key(a) == key(b); });
  contacts.erase(same, contacts.end());
  return contacts;
}

}  // namespace asepsis::watch

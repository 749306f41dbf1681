#include "watch/sweeps.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "watch/rules.h"
#include "watch/watch.h"

namespace asepsis::watch {
namespace {

using model::Contact;
using Touches = std::vector<const Contact*>;

// For each touch, in order of time, whether it lies in a window that is wide enough: two pointers, each touch enters
// and leaves the window once.
std::vector<bool> in_sweep(const Touches& touches) {
  std::vector<bool> inside(touches.size(), false);
  std::map<IpAddress, std::size_t> servers;
  std::size_t first = 0, marked = 0;
  for (std::size_t last = 0; last < touches.size(); ++last) {
    ++servers[touches[last]->server];
    while (touches[last]->at - touches[first]->at > kSweepWindow) {
      if (--servers[touches[first]->server] == 0) servers.erase(touches[first]->server);
      ++first;
    }
    if (servers.size() < kSweepServers) continue;
    for (std::size_t i = std::max(first, marked); i <= last; ++i) inside[i] = true;
    marked = last + 1;
  }
  return inside;
}

model::Detection sweep_of(std::span<const Contact* const> touches) {
  model::Detection made;
  made.rule = kSweepRule;
  made.client = touches.front()->client;
  made.first = touches.front()->at;
  made.last = touches.back()->at;
  made.count = touches.size();
  std::set<IpAddress> servers;
  std::set<std::uint16_t> ports;
  std::size_t opened = 0, refused = 0, silent = 0;
  for (const Contact* touch : touches) {
    servers.insert(touch->server);
    ports.insert(touch->port);
    made.why.push_back(touch->id);
    if (touch->answer == Contact::Answer::kAccepted)
      ++opened;
    else
      ++(touch->answer == Contact::Answer::kRefused ? refused : silent);
  }
  made.servers = {servers.begin(), servers.end()};
  if (ports.size() == 1) made.port = *ports.begin();
  made.outcome = opened > 0    ? model::Outcome::kAccepted
                 : refused > 0 ? model::Outcome::kRefused
                               : model::Outcome::kSilent;
  std::ranges::sort(made.why);
  made.reasons = {{"many-servers-in-short-time",
                   fmt::format("{} on {}, nothing sent: {} opened, {} refused, {} silent",
                               count_of(touches.size(), "connection attempt"), count_of(servers.size(), "server"),
                               opened, refused, silent),
                   made.why}};
  made.id = make_id("detection", {kSweepRule, to_string(made.client), to_rfc3339(made.first)});
  return made;
}

}  // namespace

std::vector<model::Detection> sweeps_of(std::span<const Contact> contacts) {
  std::map<IpAddress, Touches> by_client;
  for (const Contact& contact : contacts)
    if (contact.kind == Contact::Kind::kTouch) by_client[contact.client].push_back(&contact);
  std::vector<model::Detection> found;
  for (auto& [client, touches] : by_client) {
    std::ranges::sort(touches, [](const Contact* a, const Contact* b) {
      return std::tie(a->at, a->server, a->port, a->client_port) < std::tie(b->at, b->server, b->port, b->client_port);
    });
    const std::vector<bool> inside = in_sweep(touches);
    for (std::size_t i = 0; i < touches.size();) {
      if (!inside[i]) {
        ++i;
        continue;
      }
      // Two sweeps far apart are two, even where no other touch lies between them.
      std::size_t end = i + 1;
      while (end < touches.size() && inside[end] && touches[end]->at - touches[end - 1]->at <= kSweepWindow) ++end;
      found.push_back(sweep_of(std::span(touches).subspan(i, end - i)));
      i = end;
    }
  }
  return found;
}

}  // namespace asepsis::watch

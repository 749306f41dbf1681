// Two recordings become one by set union on keys; what counts is added, what bounds is widened. Every choice between
// two values is a minimum or maximum of a total order, which is what makes merge() associative and commutative.
#include <algorithm>
#include <iterator>
#include <tuple>

#include "model/recording.h"
#include "model/recording_format.h"

namespace asepsis::model {
namespace {

auto order(const DocumentOrigin& o) { return std::tie(o.document, o.place); }
auto order(const PacketOrigin& o) { return std::tie(o.file, o.packet, o.offset); }
auto order(const PersonOrigin& o) { return std::tie(o.at, o.person, o.source); }

bool before(const Origin& a, const Origin& b) {
  if (a.index() != b.index()) return a.index() < b.index();
  return std::visit([&b]<class T>(const T& known) { return order(known) < order(std::get<T>(b)); }, a);
}

// Counts end at kLargestCount, so that sums of hostile numbers neither wrap nor become unreadable as JSON.
std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
  a = std::min(a, kLargestCount);
  return a + std::min(b, kLargestCount - a);
}

template <class T>
void unite(std::vector<T>& into, const std::vector<T>& more) {
  into.insert(into.end(), more.begin(), more.end());
  std::ranges::sort(into);
  into.erase(std::unique(into.begin(), into.end()), into.end());
}

void fold(Observation& into, const Observation& more) {
  if (more.first < into.first || (more.first == into.first && before(more.origin, into.origin)))
    into.origin = more.origin;
  into.count = sum(into.count, more.count);
  into.first = std::min(into.first, more.first);
  into.last = std::max(into.last, more.last);
  into.weight = std::max(into.weight, more.weight);
  into.forgeable = into.forgeable && more.forgeable;
  into.id = std::min(into.id, more.id);
}

void fold(Flow& into, const Flow& more) {
  if (more.first < into.first || (more.first == into.first && order(more.origin) < order(into.origin)))
    into.origin = more.origin;
  // Content that was not recognised says nothing against content that was.
  if (into.protocol.empty() || (!more.protocol.empty() && more.protocol < into.protocol)) into.protocol = more.protocol;
  unite(into.operations, more.operations);
  into.connections = sum(into.connections, more.connections);
  into.refused = sum(into.refused, more.refused);
  into.silent = sum(into.silent, more.silent);
  into.empty = sum(into.empty, more.empty);
  into.packets = sum(into.packets, more.packets);
  into.bytes = sum(into.bytes, more.bytes);
  into.first = std::min(into.first, more.first);
  into.last = std::max(into.last, more.last);
  into.id = std::min(into.id, more.id);
}

// One contact seen in two captures: whoever saw an answer saw more.
void fold(Contact& into, const Contact& more) {
  const auto told = [](const Contact& c) { return std::tie(c.answer, c.status, c.server_software); };
  if (told(into) < told(more)) {
    into.answer = more.answer;
    into.status = more.status;
    into.server_software = more.server_software;
  }
  if (order(more.origin) < order(into.origin)) into.origin = more.origin;
  into.id = std::min(into.id, more.id);
}

template <class Fact>
bool comes_before(const Fact& a, const Fact& b) {
  return key(a) < key(b);
}

template <class Fact>
void bring_into_order(std::vector<Fact>& facts) {
  if (!std::ranges::is_sorted(facts, comes_before<Fact>)) std::ranges::stable_sort(facts, comes_before<Fact>);
}

// Puts `fact` behind what is there, or into it where it is the same fact.
template <class Fact>
void put(std::vector<Fact>& facts, Fact fact) {
  if (!facts.empty() && key(facts.back()) == key(fact))
    fold(facts.back(), fact);
  else
    facts.push_back(std::move(fact));
}

template <class Fact>
void merge_facts(std::vector<Fact>& into, std::vector<Fact> more) {
  bring_into_order(into);
  bring_into_order(more);
  std::vector<Fact> merged;
  merged.reserve(into.size() + more.size());
  auto a = into.begin(), b = more.begin();
  while (a != into.end() || b != more.end()) {
    const bool from_b = a == into.end() || (b != more.end() && comes_before(*b, *a));
    put(merged, std::move(from_b ? *b++ : *a++));
  }
  into = std::move(merged);
}

void merge_coverage(Coverage& into, const Coverage& more) {
  // Times of a coverage without packets mean nothing and must not move those of one that has some.
  if (into.empty()) {
    into.from = more.empty() ? Time{} : more.from;
    into.to = more.empty() ? Time{} : more.to;
  } else if (!more.empty()) {
    into.from = std::min(into.from, more.from);
    into.to = std::max(into.to, more.to);
  }
  into.packets = sum(into.packets, more.packets);
  into.bytes = sum(into.bytes, more.bytes);
  into.lost = sum(into.lost, more.lost);
  into.duplicates = sum(into.duplicates, more.duplicates);
  into.evicted = sum(into.evicted, more.evicted);
  unite(into.networks, more.networks);
}

}  // namespace

Recording merge(Recording a, const Recording& b) {
  merge_facts(a.observations, b.observations);
  merge_facts(a.flows, b.flows);
  merge_facts(a.contacts, b.contacts);
  unite(a.router_macs, b.router_macs);
  merge_coverage(a.coverage, b.coverage);
  unite(a.problems, b.problems);
  a.complete = a.complete && b.complete;
  return a;
}

}  // namespace asepsis::model

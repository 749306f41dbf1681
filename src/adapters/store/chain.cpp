#include "adapters/store/chain.h"

namespace asepsis::adapters {

std::optional<Error> fault_of(std::span<const ports::Fact> facts) {
  for (const ports::Fact& fact : facts)
    if (fact.id != ports::fact_id(fact.kind, fact.body))
      return Error{Code::kUsage, "", fact.id.text, "an id that is the hash of the fact"};
  return std::nullopt;
}

Result<std::optional<ports::Break>> check_chain(const ports::Store& store) {
  std::optional<ports::Break> found;
  Digest previous{};
  std::uint64_t expected = 1;
  const Status status = store.read(0, [&](const ports::Entry& entry) -> Status {
    if (found) return Done{};
    if (entry.sequence != expected)
      found = ports::Break{expected, "entry " + std::to_string(expected) + " is missing"};
    else if (entry.fact.id != ports::fact_id(entry.fact.kind, entry.fact.body))
      found = ports::Break{entry.sequence, "the fact's content does not fit its id " + entry.fact.id.text};
    else if (entry.hash != ports::chain_hash(previous, entry.fact))
      found = ports::Break{entry.sequence, "the entry's hash does not fit the one before it"};
    previous = entry.hash;
    ++expected;
    return Done{};
  });
  if (!status) return status.error();
  return found;
}

}  // namespace asepsis::adapters

#include "adapters/store/memory/memory_store.h"

#include "adapters/store/chain.h"

namespace asepsis::adapters {

Status MemoryStore::append(std::span<const ports::Fact> facts) {
  if (auto fault = fault_of(facts)) return *fault;
  for (const ports::Fact& fact : facts) {
    if (by_id_.contains(fact.id)) continue;
    const Digest previous = journal_.empty() ? Digest{} : journal_.back().hash;
    by_id_.emplace(fact.id, journal_.size());
    journal_.push_back({journal_.size() + 1, 0, fact, chain_hash(previous, fact)});
  }
  return Done{};
}

Status MemoryStore::read(std::uint64_t after, const Visitor& visit) const {
  for (std::size_t i = after; i < journal_.size(); ++i)
    if (auto status = visit(journal_[i]); !status) return status;
  return Done{};
}

Result<std::optional<ports::Fact>> MemoryStore::find(const Id& id) const {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return std::optional<ports::Fact>{};
  return std::optional(journal_[found->second].fact);
}

Result<std::optional<ports::Break>> MemoryStore::check() const { return check_chain(*this); }

Status MemoryStore::put_view(std::string_view name, std::string_view bytes) {
  views_.insert_or_assign(std::string(name), std::string(bytes));
  return Done{};
}

Result<std::optional<std::string>> MemoryStore::view(std::string_view name) const {
  const auto found = views_.find(name);
  if (found == views_.end()) return std::optional<std::string>{};
  return std::optional(found->second);
}

Result<std::vector<std::string>> MemoryStore::view_names() const {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : views_) names.push_back(name);
  return names;
}

Status MemoryStore::drop_views() {
  views_.clear();
  return Done{};
}

}  // namespace asepsis::adapters

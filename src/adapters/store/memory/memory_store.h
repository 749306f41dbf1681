// A Store in this process's memory: for tests, and for commands that were given no --store.
#pragma once

#include <map>
#include <vector>

#include "ports/store.h"

namespace asepsis::adapters {

class MemoryStore final : public ports::Store {
 public:
  Capabilities capabilities() const override { return {}; }
  Status append(std::span<const ports::Fact> facts) override;
  Status read(std::uint64_t after, const Visitor& visit) const override;
  Result<std::optional<ports::Fact>> find(const Id& id) const override;
  Result<std::optional<ports::Break>> check() const override;
  Status put_view(std::string_view name, std::string_view bytes) override;
  Result<std::optional<std::string>> view(std::string_view name) const override;
  Result<std::vector<std::string>> view_names() const override;
  Status drop_views() override;

 private:
  std::vector<ports::Entry> journal_;
  std::map<Id, std::size_t> by_id_;
  std::map<std::string, std::string, std::less<>> views_;
};

}  // namespace asepsis::adapters

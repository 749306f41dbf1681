// Store: the journal of facts, which is the truth, and views, which can be rebuilt from it.
//
// Facts are append-only and chained: each entry's hash covers the one before. A fact whose id is there already is
// accepted and not written again, so every append may be repeated. Views are bytes under a name and may be dropped at
// any time. One writer at a time; an adapter says in its capabilities what more it can. Every adapter passes the suite
// in tests/contract/store_contract.h.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/id.h"
#include "base/result.h"

namespace asepsis::ports {

struct Fact {
  Id id;             // content hash of kind and body: fact_id()
  std::string kind;  // "recording", "document", "inventory", "network", "advice-change", "run"
  std::string body;  // bytes; JSON for all kinds but "document" and "network", which keep the original
  bool operator==(const Fact&) const = default;
};
Id fact_id(std::string_view kind, std::string_view body);

struct Entry {
  std::uint64_t sequence = 0;  // 1-based, without holes
  std::uint64_t segment = 0;
  Fact fact;
  Digest hash{};  // sha256(previous entry's hash, kind, id, body); the first has 32 zero bytes before it
};
Digest chain_hash(const Digest& previous, const Fact& fact);

// What check() found wrong: the first entry that does not fit.
struct Break {
  std::uint64_t sequence = 0;
  std::string what;
};

class Store {
 public:
  struct Capabilities {
    bool durable = false;       // survives the process
    bool many_readers = false;  // others may read while one writes
  };
  virtual ~Store() = default;

  virtual Capabilities capabilities() const = 0;

  // All or nothing. A fact whose id does not fit its content is refused (kUsage).
  virtual Status append(std::span<const Fact> facts) = 0;

  // In order, from the entry after `after`; stops with the visitor's error.
  using Visitor = std::function<Status(const Entry&)>;
  virtual Status read(std::uint64_t after, const Visitor& visit) const = 0;

  virtual Result<std::optional<Fact>> find(const Id& id) const = 0;

  // Recomputes the chain.
  virtual Result<std::optional<Break>> check() const = 0;

  virtual Status put_view(std::string_view name, std::string_view bytes) = 0;
  virtual Result<std::optional<std::string>> view(std::string_view name) const = 0;
  virtual Result<std::vector<std::string>> view_names() const = 0;  // sorted
  virtual Status drop_views() = 0;
};

}  // namespace asepsis::ports

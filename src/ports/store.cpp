#include "ports/store.h"

#include <array>

namespace asepsis::ports {

Id fact_id(std::string_view kind, std::string_view body) { return make_id("fact", {kind, body}); }

Digest chain_hash(const Digest& previous, const Fact& fact) {
  const Digest body = sha256(fact.body);
  std::string content = to_hex(previous);
  for (const std::string* part : {&fact.kind, &fact.id.text}) {
    content += ' ';
    content += *part;
  }
  return sha256(content + ' ' + to_hex(body));
}

}  // namespace asepsis::ports

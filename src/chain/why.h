// Why: from an id of an answer down to file, packet and offset, or document and place, or person and date.
//
//   auto index = chain::index_of(conclusions, inputs);
//   auto lines = chain::explain(index, "finding-3f2a");      // a unique beginning is enough
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "chain/conclusions.h"
#include "model/origin.h"

namespace asepsis::chain {

struct Explained {
  std::string kind;                     // "finding", "observation", ...
  std::string text;                     // what it says
  std::optional<model::Origin> origin;  // where it stands, for what was read and not derived
  std::vector<Id> because;              // what it was derived from
};
using WhyIndex = std::map<std::string, Explained, std::less<>>;  // by id text

WhyIndex index_of(const Conclusions& conclusions, const Inputs& inputs);

struct WhyLine {
  unsigned depth = 0;
  std::string id;
  Explained what;
};
// Depth first; an id that stands on the way already is named and not opened again. Errors: no such id; several begin
// so.
Result<std::vector<WhyLine>> explain(const WhyIndex& index, std::string_view id_or_beginning);

}  // namespace asepsis::chain

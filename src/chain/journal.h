// What a run leaves in the journal, and how its answer comes back from there alone.
//
//   record_run(store, inputs, evidence, options, response_json);   // facts first, then the view
//   rebuild(store, knowledge);                                     // drops all views and makes them again
//
// A fact of kind "document", "inventory", "network", "rules" or "advice-change" is one line of JSON with the file's
// name, then the original bytes. "recording" is the encoded recording. "run" names the facts of one run by id. The view
// "response/<run id>" is the JSON that the run answered with; rebuilt from the facts it is the same to the byte.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "chain/respond.h"
#include "ports/store.h"

namespace asepsis::chain {

using RulesFiles = std::map<std::string, std::string>;  // name in the network file -> text

// For Inputs::fetch; `rules` is borrowed.
std::function<Result<std::string>(const std::string&)> fetch_from(const RulesFiles& rules);

struct Run {
  Id id;
  std::vector<ports::Fact> facts;  // of the run, the run itself last
};
Run facts_of(const Inputs& inputs, const RulesFiles& rules, const Evidence& evidence, const Options& options);

std::string view_name(const Id& run);

// Appends the facts and puts the view.
Status record_run(ports::Store& store, const Run& run, std::string_view response_json);

// Everything of a run, read back. `owned` keeps the bytes that `inputs` borrows.
struct Replayed {
  Id id;
  std::vector<std::string> owned;
  RulesFiles rules;
  Inputs inputs;
  Options options;
};
Result<Replayed> replay(const ports::Store& store, const ports::Fact& run);

// Makes every view again from the journal; gives their number.
Result<std::size_t> rebuild(ports::Store& store, const model::Knowledge& knowledge);

}  // namespace asepsis::chain

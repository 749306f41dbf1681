#include <cstdio>

#include "base/json.h"
#include "base/text.h"
#include "chain/journal.h"
#include "chain/why.h"
#include "cli/verbs.h"
#include "cli/wire_up.h"

namespace asepsis::cli {
namespace {

int failed(const Error& error) {
  say(error);
  return status_of(error);
}

std::vector<ports::Fact> runs_newest_first(const ports::Store& store, Status& status) {
  std::vector<ports::Fact> runs;
  status = store.read(0, [&](const ports::Entry& entry) -> Status {
    if (entry.fact.kind == "run") runs.insert(runs.begin(), entry.fact);
    return Done{};
  });
  return runs;
}

std::string as_text(const std::vector<chain::WhyLine>& lines) {
  std::string text;
  for (const chain::WhyLine& line : lines) {
    text += std::string(line.depth * 2, ' ') + line.what.kind + ": " + line.what.text + "\n";
    const std::string indent(line.depth * 2 + 4, ' ');
    if (line.what.origin) text += indent + model::to_text(*line.what.origin) + "\n";
    text += indent + line.id + "\n";
  }
  return text;
}

std::string as_json(const std::vector<chain::WhyLine>& lines) {
  json::Writer out;
  out.array();
  for (const chain::WhyLine& line : lines) {
    out.object().member("depth", static_cast<std::int64_t>(line.depth)).member("id", line.id);
    out.member("kind", line.what.kind).member("text", line.what.text).key("origin");
    line.what.origin ? out.value(model::to_text(*line.what.origin)) : out.null();
    out.end();
  }
  return out.end().text() + "\n";
}

}  // namespace

int why(const WhyOptions& options) {
  auto store = open_existing_store(options.store);
  if (!store) return failed(store.error());
  const model::Knowledge knowledge = load_knowledge(options.data);
  Status status = Done{};
  const auto runs = runs_newest_first(**store, status);
  if (!status) return failed(status.error());
  Error last{Code::kNotFound, options.store, options.id, "an id of an answer that this store keeps"};
  for (const ports::Fact& run : runs) {
    auto replayed = chain::replay(**store, run);
    if (!replayed) return failed(replayed.error());
    replayed->inputs.fetch = chain::fetch_from(replayed->rules);
    const chain::Evidence evidence = chain::gather(replayed->inputs);
    const chain::Conclusions conclusions = chain::conclude(evidence, knowledge, replayed->options);
    const auto lines = chain::explain(chain::index_of(conclusions, replayed->inputs), options.id);
    if (lines) return print(options.json ? as_json(*lines) : as_text(*lines)) ? kAnswered : kEnvironment;
    last.expected = lines.error().expected;
  }
  return failed(last);
}

int store_check(const StoreOptions& options) {
  const auto store = open_existing_store(options.store);
  if (!store) return failed(store.error());
  const auto found = (*store)->check();
  if (!found) return failed(found.error());
  if (found->has_value()) {
    say(Error{Code::kDamaged, options.store, "entry " + std::to_string((*found)->sequence),
              "an unaltered journal: " + (*found)->what});
    return kDamaged;
  }
  return print("the journal is whole\n") ? kAnswered : kEnvironment;
}

int store_rebuild(const StoreOptions& options) {
  auto store = open_existing_store(options.store);
  if (!store) return failed(store.error());
  const auto count = chain::rebuild(**store, load_knowledge(options.data));
  if (!count) return failed(count.error());
  return print(count_of(*count, "view") + " made again from the journal\n") ? kAnswered : kEnvironment;
}

}  // namespace asepsis::cli

#include "chain/journal.h"

#include "base/json.h"
#include "model/codec.h"
#include "wire/text_view.h"

namespace asepsis::chain {
namespace {

using ports::Fact;

Fact fact(std::string kind, std::string body) {
  Fact made{{}, std::move(kind), std::move(body)};
  made.id = ports::fact_id(made.kind, made.body);
  return made;
}

Fact file_fact(std::string kind, const std::string& name, std::string_view bytes) {
  json::Writer head;
  head.object().member("name", name).end();
  return fact(std::move(kind), std::move(head).take() + '\n' + std::string(bytes));
}

struct NamedBytes {
  std::string name, bytes;
};

Error broken(const Id& id, std::string expected) { return {Code::kDamaged, "", id.text, std::move(expected)}; }

Result<NamedBytes> file_of(const ports::Store& store, const Id& id) {
  const auto found = store.find(id);
  if (!found) return found.error();
  if (!found->has_value()) return broken(id, "a fact that this run names");
  const std::string& body = (*found)->body;
  const std::size_t line = body.find('\n');
  if (line == std::string::npos) return broken(id, "a line with the file's name");
  const auto head = json::parse(std::string_view(body).substr(0, line));
  if (!head) return head.error();
  return NamedBytes{std::string(head->root()["name"].string_or("")), body.substr(line + 1)};
}

class RunWriter {
 public:
  explicit RunWriter(std::vector<Fact>& facts) : facts_(facts) { out_.object(); }

  void files(std::string_view key, std::string kind, const std::vector<File>& files) {
    out_.key(key).array();
    for (const File& file : files) add(file_fact(kind, file.name, wire::as_text(file.bytes)));
    out_.end();
  }
  void file(std::string_view key, std::string kind, const std::optional<File>& file) {
    files(key, std::move(kind), file ? std::vector{*file} : std::vector<File>{});
  }
  void rules(const RulesFiles& rules) {
    out_.key("rules").array();
    for (const auto& [name, text] : rules) add(file_fact("rules", name, text));
    out_.end();
  }
  void recording(const std::optional<model::Recording>& recording) {
    out_.key("recordings").array();
    if (recording) add(fact("recording", encode(*recording)));
    out_.end();
  }
  Fact finish(const Options& options) {
    out_.key("now");
    options.now ? out_.value(to_rfc3339(*options.now)) : out_.null();
    out_.member("rules_file", options.rules_file).end();
    return fact("run", std::move(out_).take());
  }

 private:
  void add(Fact made) {
    out_.value(made.id.text);
    facts_.push_back(std::move(made));
  }
  std::vector<Fact>& facts_;
  json::Writer out_;
};

std::vector<Id> ids_of(const json::Value& run, std::string_view key) {
  std::vector<Id> ids;
  for (const json::Value id : run[key].elements()) ids.push_back({std::string(id.string_or(""))});
  return ids;
}

}  // namespace

std::function<Result<std::string>(const std::string&)> fetch_from(const RulesFiles& rules) {
  return [&rules](const std::string& name) -> Result<std::string> {
    const auto found = rules.find(name);
    if (found == rules.end()) return Error{Code::kNotFound, name, "", "a rules file of this run"};
    return found->second;
  };
}

std::string view_name(const Id& run) { return "response/" + run.text; }

Run facts_of(const Inputs& inputs, const RulesFiles& rules, const Evidence& evidence, const Options& options) {
  Run run;
  RunWriter writer(run.facts);
  writer.files("documents", "document", inputs.advisories);
  writer.files("notes", "advice-change", inputs.notes);
  writer.file("inventories", "inventory", inputs.inventory);
  writer.file("networks", "network", inputs.network);
  writer.rules(rules);
  writer.recording(evidence.recording);
  Fact last = writer.finish(options);
  run.id = last.id;
  run.facts.push_back(std::move(last));
  return run;
}

Status record_run(ports::Store& store, const Run& run, std::string_view response_json) {
  if (auto status = store.append(run.facts); !status) return status;
  return store.put_view(view_name(run.id), response_json);
}

Result<Replayed> replay(const ports::Store& store, const Fact& run) {
  const auto document = json::parse(run.body);
  if (!document) return document.error();
  const json::Value root = document->root();

  Replayed replayed;
  replayed.id = run.id;
  std::vector<std::pair<std::vector<File>*, std::string>> slots;  // where each owned text goes, under which name
  std::vector<File> inventories, networks;
  const auto take = [&](std::string_view key, std::vector<File>& into) -> Status {
    for (const Id& id : ids_of(root, key)) {
      auto file = file_of(store, id);
      if (!file) return file.error();
      replayed.owned.push_back(std::move(file->bytes));
      slots.emplace_back(&into, std::move(file->name));
    }
    return Done{};
  };
  for (const auto& [key, into] :
       {std::pair{"documents", &replayed.inputs.advisories}, std::pair{"notes", &replayed.inputs.notes},
        std::pair{"inventories", &inventories}, std::pair{"networks", &networks}})
    if (auto status = take(key, *into); !status) return status.error();
  for (const Id& id : ids_of(root, "rules")) {
    auto file = file_of(store, id);
    if (!file) return file.error();
    replayed.rules.emplace(std::move(file->name), std::move(file->bytes));
  }
  for (const Id& id : ids_of(root, "recordings")) {
    auto recording = store.find(id);
    if (!recording) return recording.error();
    if (!recording->has_value()) return broken(id, "a recording that this run names");
    replayed.owned.push_back(std::move((*recording)->body));
    slots.emplace_back(&replayed.inputs.captures, id.text);
  }
  // Only now does `owned` stop moving.
  for (std::size_t i = 0; i < slots.size(); ++i)
    slots[i].first->push_back({slots[i].second, wire::as_bytes(replayed.owned[i])});
  if (!inventories.empty()) replayed.inputs.inventory = inventories.front();
  if (!networks.empty()) replayed.inputs.network = networks.front();
  replayed.options.rules_file = root["rules_file"].string_or("");
  if (const auto now = root["now"].string()) replayed.options.now = parse_time(*now);
  return replayed;
}

Result<std::size_t> rebuild(ports::Store& store, const model::Knowledge& knowledge) {
  std::vector<Fact> runs;
  const Status read = store.read(0, [&](const ports::Entry& entry) -> Status {
    if (entry.fact.kind == "run") runs.push_back(entry.fact);
    return Done{};
  });
  if (!read) return read.error();
  if (auto dropped = store.drop_views(); !dropped) return dropped.error();
  for (const Fact& run : runs) {
    auto replayed = replay(store, run);
    if (!replayed) return replayed.error();
    replayed->inputs.fetch = fetch_from(replayed->rules);
    const Evidence evidence = gather(replayed->inputs);
    const std::string answer = to_json(respond(evidence, knowledge, replayed->options));
    if (auto put = store.put_view(view_name(run.id), answer); !put) return put.error();
  }
  return runs.size();
}

}  // namespace asepsis::chain

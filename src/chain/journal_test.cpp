#include "chain/journal.h"

#include <gtest/gtest.h>

#include "adapters/store/memory/memory_store.h"
#include "chain/why.h"
#include "model/codec.h"
#include "wire/text_view.h"

namespace asepsis::chain {
namespace {

constexpr std::string_view kAdvisory = R"({"document": {"category": "csaf_security_advisory", "csaf_version": "2.0",
  "title": "A hole", "publisher": {"category": "other", "name": "Us", "namespace": "https://example.test/"},
  "tracking": {"id": "T-1", "status": "final", "version": "1", "initial_release_date": "2017-08-03T00:00:00Z",
    "current_release_date": "2017-08-03T00:00:00Z", "revision_history": []}},
  "product_tree": {"branches": [{"category": "vendor", "name": "Acme", "branches": [{"category": "product_name",
    "name": "Acme Lumen 5", "product": {"product_id": "P", "name": "Acme Lumen 5"}}]}]},
  "vulnerabilities": [{"cve": "CVE-2099-0001", "product_status": {"known_affected": ["P"]}}]})";
constexpr std::string_view kList =
    "id,vendor,model,software,os,modality,serial,ip,mac,ae_title,name,site,zone,installed\n"
    "d1,Acme,Lumen 5,,,,,10.0.0.1,,,Room 1,,,\n";
constexpr std::string_view kNetwork =
    "zones:\n  - {name: a, subnets: [10.0.0.0/24], tap: true}\n  - {name: b, subnets: [10.0.1.0/24], entry: true}\n"
    "points:\n  - {name: fw, between: [a, b], default: deny, rules_file: fw.nft}\n";
constexpr std::string_view kRules =
    "table inet f {\n  chain forward {\n    type filter hook forward priority 0; policy drop;\n  }\n}\n";

struct Asked {
  RulesFiles rules;
  Inputs inputs;
  Evidence evidence;
  Options options;
  std::string answer;

  Asked() {
    inputs.advisories = {{"a.json", wire::as_bytes(kAdvisory)}};
    inputs.inventory = File{"list.csv", wire::as_bytes(kList)};
    inputs.network = File{"net.yaml", wire::as_bytes(kNetwork)};
    inputs.fetch = [this](const std::string& name) -> Result<std::string> {
      rules.emplace(name, std::string(kRules));
      return std::string(kRules);
    };
    options.now = parse_time("2017-08-04T12:00:00Z");
    evidence = gather(inputs);
    answer = to_json(respond(evidence, {}, options));
  }
};

TEST(Journal, ARunIsAnsweredAgainFromItsFactsAloneToTheSameBytes) {
  const Asked asked;
  ASSERT_TRUE(asked.evidence.problems.empty()) << asked.evidence.problems.front().expected;
  adapters::MemoryStore store;
  const chain::Run run = facts_of(asked.inputs, asked.rules, asked.evidence, asked.options);
  ASSERT_TRUE(record_run(store, run, asked.answer));
  ASSERT_TRUE(store.drop_views());
  const auto count = rebuild(store, {});
  ASSERT_TRUE(count) << to_string(count.error());
  EXPECT_EQ(*count, 1u);
  EXPECT_EQ(*store.view(view_name(run.id)), std::optional(asked.answer));
}

TEST(Journal, TheSameRunTwiceIsRecordedOnce) {
  const Asked asked;
  adapters::MemoryStore store;
  const chain::Run run = facts_of(asked.inputs, asked.rules, asked.evidence, asked.options);
  ASSERT_TRUE(record_run(store, run, asked.answer));
  ASSERT_TRUE(record_run(store, run, asked.answer));
  std::size_t entries = 0;
  ASSERT_TRUE(store.read(0, [&](const ports::Entry&) -> Status {
    ++entries;
    return Done{};
  }));
  EXPECT_EQ(entries, run.facts.size());
  EXPECT_EQ(run.facts.size(), 5u);  // document, inventory, network, rules, run
}

TEST(Journal, ARunWhoseFactsAreMissingIsAnErrorThatNamesTheFact) {
  const Asked asked;
  adapters::MemoryStore store;
  const chain::Run run = facts_of(asked.inputs, asked.rules, asked.evidence, asked.options);
  ASSERT_TRUE(store.append(std::span(run.facts).last(1)));
  const auto count = rebuild(store, {});
  ASSERT_FALSE(count);
  EXPECT_EQ(count.error().where, run.facts.front().id.text);
}

TEST(Why, AFindingLeadsDownToDocumentAndList) {
  const Asked asked;
  const Conclusions conclusions = conclude(asked.evidence, {}, asked.options);
  ASSERT_FALSE(conclusions.assessment.findings.empty());
  const auto lines = explain(index_of(conclusions, asked.inputs), conclusions.assessment.findings.front().id.text);
  ASSERT_TRUE(lines) << to_string(lines.error());
  std::string origins;
  for (const WhyLine& line : *lines)
    if (line.what.origin) origins += model::to_text(*line.what.origin) + "\n";
  EXPECT_NE(origins.find("a.json"), std::string::npos) << origins;
  EXPECT_NE(origins.find("list.csv"), std::string::npos) << origins;
}

TEST(Why, ABeginningMustBeOneIdsAlone) {
  WhyIndex index;
  index["finding-aa"] = {"finding", "one", {}, {{"finding-ab"}}};
  index["finding-ab"] = {"finding", "two", {}, {{"finding-aa"}}};
  EXPECT_FALSE(explain(index, "finding-"));
  EXPECT_FALSE(explain(index, "device-"));
  const auto lines = explain(index, "finding-aa");
  ASSERT_TRUE(lines);
  EXPECT_EQ(lines->size(), 3u);  // aa, ab, and aa named once more but not opened again
}

}  // namespace
}  // namespace asepsis::chain

// The vectors of ../shared/data/cpe, all of them; its README says what each kind means.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>

#include "base/json.h"
#include "base/text.h"
#include "norms/cpe/relation.h"

namespace asepsis::norms::cpe {
namespace {

// Doctests restated as JSON bring their backslashes twice.
std::string once(std::string text) {
  for (std::size_t at = 0; (at = text.find("\\\\", at)) != std::string::npos; ++at) text.erase(at, 1);
  return text;
}

Value value_of(std::string_view text) {
  if (text.empty() || text == "ANY") return Value::any();
  if (text == "NA") return Value::na();
  const auto value = Value::well_formed(text);
  return value ? *value : Value::well_formed(once(std::string(text))).value();
}

Name name_of(json::Value object) {
  Name name;
  for (std::size_t i = 0; i < kAttributes; ++i)
    name.values[i] = value_of(object[to_string(static_cast<Attribute>(i))].string_or("ANY"));
  return name;
}

// i, k: without wildcards; m: with; "m+" and "m2" stand for a pattern as the target.
Value example_of(std::string_view symbol) {
  if (symbol == "m" || symbol == "m1" || symbol == "m2" || symbol == "m+") return Value::well_formed("m*").value();
  return value_of(symbol);
}

std::string upper(Relation relation) {
  std::string text(to_string(relation));
  for (char& c : text) c = static_cast<char>(c - 'a' + 'A');
  return text;
}

void check_unbind(json::Value line) {
  const std::string input(line["input"].string_or(""));
  // A packed edition alone: as the sixth component of a URI that says nothing else.
  const auto name = parse(input.starts_with('~') ? "cpe:/:::::" + input : input);
  ASSERT_TRUE(name) << input << " " << to_string(name.error());
  for (const auto& member : line["expected"].members()) {
    for (std::size_t i = 0; i < kAttributes; ++i) {
      if (to_string(static_cast<Attribute>(i)) != member.key) continue;
      EXPECT_EQ(name->values[i], value_of(member.value.string_or(""))) << input << " " << member.key;
    }
  }
}

void check(json::Value line, std::string_view op) {
  const std::string_view expected = line["expected"].string_or("");
  if (op == "attr_compare") {
    const auto relation = compare(value_of(line["source"].string_or("")), value_of(line["target"].string_or("")));
    EXPECT_EQ(upper(relation), expected);
  } else if (op == "attr_table") {
    EXPECT_EQ(upper(compare(example_of(line["source"].string_or("")), example_of(line["target"].string_or("")))),
              expected);
  } else if (op == "name_relation") {
    const Relation relation = compare(name_of(line["source"]), name_of(line["target"]));
    EXPECT_EQ(relation == Relation::kDisjoint, line["disjoint"].boolean());
    EXPECT_EQ(relation == Relation::kEqual, line["equal"].boolean());
    EXPECT_EQ(relation == Relation::kSubset, line["subset"].boolean());
    EXPECT_EQ(relation == Relation::kSuperset, line["superset"].boolean());
  } else if (op == "cpe_disjoint" || op == "cpe_subset") {
    Name part_o;
    part_o.at(Attribute::kPart) = Value::literal("o");
    ASSERT_EQ(line["source"].string_or(""), "wfn:[part=ANY]");
    ASSERT_EQ(line["target"].string_or(""), "wfn:[part=\"o\"]");
    const Relation asked = op == "cpe_disjoint" ? Relation::kDisjoint : Relation::kSubset;
    EXPECT_EQ(compare(Name{}, part_o) == asked, line["expected"].boolean());
  } else if (op == "bind") {
    const Name name = name_of(line["input"]);
    EXPECT_EQ(expected.starts_with("cpe:/") ? to_uri(name) : to_formatted(name), expected);
  } else if (op == "unbind") {
    check_unbind(line);
  } else {
    ADD_FAILURE() << "a kind of vector that is not checked";
  }
}

TEST(CpeVectors, EveryVectorIsAnsweredExactly) {
  std::ifstream file(ASEPSIS_SHARED_DIR "/data/cpe/cpe23_vectors.jsonl");
  if (!file) GTEST_SKIP() << "no ../shared/data/cpe/cpe23_vectors.jsonl: the vectors are NOT checked";
  std::map<std::string, int> checked;
  for (std::string text; std::getline(file, text);) {
    const auto line = json::parse(text);
    ASSERT_TRUE(line);
    const std::string op(line->root()["op"].string_or(""));
    SCOPED_TRACE(text);
    check(line->root(), op);
    ++checked[op];
  }
  EXPECT_GE(checked["attr_compare"], 756);
  EXPECT_GE(checked["name_relation"], 9);
  EXPECT_GE(checked["attr_table"], 9);
  EXPECT_GE(checked["bind"] + checked["unbind"], 11);
}

}  // namespace
}  // namespace asepsis::norms::cpe

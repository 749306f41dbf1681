#include "base/yaml.h"

#include <gtest/gtest.h>

namespace asepsis {
namespace {

std::string as_json(std::string_view text) {
  const auto document = read_yaml(text);
  if (!document) return to_string(document.error());
  json::Writer out;
  out.copy(document->root());
  return out.text();
}

TEST(Yaml, ReadsWhatPeopleWriteInNetworkFiles) {
  EXPECT_EQ(as_json("zones:\n"
                    "  - {name: servers, subnets: [10.30.0.0/24, \"fd00:30::/64\"], tap: false}  # blind\n"
                    "ports: [80, 443]\nempty:\nquoted: \"80\"\n"),
            R"({"zones":[{"name":"servers","subnets":["10.30.0.0/24","fd00:30::/64"],"tap":false}],)"
            R"("ports":[80,443],"empty":null,"quoted":"80"})");
}

TEST(Yaml, NumbersThatWouldLoseDigitsStayText) {
  EXPECT_EQ(as_json("[007, 0, 02000185001852600896768, 99999999999999999999, 0.5]"),
            R"(["007",0,"02000185001852600896768","99999999999999999999",0.5])");
}

TEST(Yaml, JsonIsASubset) { EXPECT_EQ(as_json(R"({"a": [1, 2.5, "x"]})"), R"({"a":[1,2.5,"x"]})"); }

TEST(Yaml, ValuesKnowTheirLine) {
  const auto document = read_yaml("a:\n  b: 1\n  c: [x, y]\n");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root()["a"]["c"][1].where(), "line 3, column 10");
}

TEST(Yaml, RefusesWhatOurFilesNeverNeedAndSaysWhere) {
  EXPECT_EQ(as_json("a: &x 1\n"), "line 1, column 4: no anchor and no tag");
  EXPECT_EQ(as_json("b: *x\n"), "line 1, column 4: the value itself; aliases (*name) are not read");
  EXPECT_EQ(as_json("a: !!str 1\n"), "line 1, column 4: no anchor and no tag");
  EXPECT_EQ(as_json("a: 1\na: 2\n"), "line 1, column 1: each key once; \"a\" stands twice in one object");
  EXPECT_EQ(as_json("? [a]\n: 1\n"), "line 1, column 3: a key that is a string");
  EXPECT_EQ(as_json("a: 1\n---\nb: 2\n"), "line 2, column 1: one document in the file");
  EXPECT_EQ(as_json(""), "line 1: a document; the file is empty");
  EXPECT_NE(as_json("a: [1, 2\nb: 3\n").find("readable YAML"), std::string::npos);
  EXPECT_NE(as_json("\xff\xfe").find("UTF-8"), std::string::npos);
}

TEST(Yaml, DeepNestingIsOneClearError) {
  EXPECT_NE(as_json(std::string(100'000, '[')).find("at most 32 levels"), std::string::npos);
}

}  // namespace
}  // namespace asepsis

#include "advise/csaf/validate/structure/repeated.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <chrono>
#include <string>

namespace asepsis::advise::csaf::structure {
namespace {

std::vector<std::pair<std::size_t, std::size_t>> repeated(std::string_view text) {
  const auto document = json::parse(text);
  std::vector<std::pair<std::size_t, std::size_t>> found;
  if (!document) return {{99, 99}};
  for (const Repeated& one : repeated_elements(document->root())) {
    for (std::size_t i = 0; i < document->root().size(); ++i)
      if (document->root()[i].order() == one.at.order()) found.emplace_back(i, one.first);
  }
  return found;
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

TEST(RepeatedElements, AreTheLaterOnesWithTheIndexOfTheFirst) {
  EXPECT_EQ(repeated("[]"), Pairs{});
  EXPECT_EQ(repeated(R"(["a","b"])"), Pairs{});
  EXPECT_EQ(repeated(R"(["b","a","b","a","b"])"), (Pairs{{2, 0}, {3, 1}, {4, 0}}));
  EXPECT_EQ(repeated(R"(["","",1])"), (Pairs{{1, 0}}));
}

TEST(RepeatedElements, AreEqualAsJsonSchemaHasIt) {
  EXPECT_EQ(repeated(R"([1,1.0,"1",true,[1],{"1":1}])"), (Pairs{{1, 0}}));
  EXPECT_EQ(repeated(R"([0,-0.0,false,null,""])"), (Pairs{{1, 0}}));
  EXPECT_EQ(repeated(R"([{"a":1,"b":[2]},{"b":[2.0],"a":1}])"), (Pairs{{1, 0}}));
  EXPECT_EQ(repeated(R"([{"a":1},{"a":1,"b":1},{"b":1}])"), Pairs{});
  EXPECT_EQ(repeated("[[1,2],[2,1],[1,2]]"), (Pairs{{2, 0}}));
}

TEST(RepeatedElements, KeepLargeNumbersApart) {
  EXPECT_EQ(repeated("[9007199254740993,9007199254740992,9007199254740992.0]"), (Pairs{{2, 1}}));
  EXPECT_EQ(repeated("[18446744073709551615,18446744073709551614,1.8446744073709551616e19,-1]"), Pairs{});
}

// The naive twin: all pairs.
bool is_equal(json::Value a, json::Value b) {
  if (a.number() && b.number()) return *a.number() == *b.number();
  if (a.kind() != b.kind() || a.size() != b.size()) return false;
  if (a.string() || a.boolean()) return a.string() == b.string() && a.boolean() == b.boolean();
  for (std::size_t i = 0; a.is_array() && i < a.size(); ++i)
    if (!is_equal(a[i], b[i])) return false;
  for (const json::Member member : a.members())
    if (!is_equal(member.value, b[member.key])) return false;
  return true;
}

void write_any(json::Writer& out, const std::vector<std::uint8_t>& choices, std::size_t& at, int depth) {
  const auto next = [&choices, &at] { return choices.empty() ? std::uint8_t{0} : choices[at++ % choices.size()]; };
  switch (depth > 3 ? next() % 4 : next() % 6) {
    case 0: out.value(next() % 3); return;
    case 1: out.value(std::string(next() % 3, 'a')); return;
    case 2: out.value(next() % 2 == 0); return;
    case 3: out.value(static_cast<double>(next() % 4) / 2); return;
    case 4:
      out.array();
      for (int i = next() % 3; i > 0; --i) write_any(out, choices, at, depth + 1);
      out.end();
      return;
    default:
      const bool swapped = next() % 2 == 0;
      out.object().key(swapped ? "b" : "a");
      write_any(out, choices, at, depth + 1);
      if (next() % 2 == 0) {
        out.key(swapped ? "a" : "b");
        write_any(out, choices, at, depth + 1);
      }
      out.end();
  }
}

TEST(RepeatedElements, AreThoseThatComparingAllPairsFinds) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t>& choices, std::uint8_t size) {
    json::Writer out;
    std::size_t at = 0;
    out.array();
    for (int i = 0; i < size % 40; ++i) write_any(out, choices, at, 0);
    out.end();
    const auto document = json::parse(out.text());
    RC_ASSERT(bool{document});
    const json::Value list = document->root();
    std::vector<std::pair<std::uint32_t, std::size_t>> wanted, found;
    for (std::size_t i = 0; i < list.size(); ++i)
      for (std::size_t first = 0; first < i; ++first)
        if (is_equal(list[first], list[i])) {
          wanted.emplace_back(list[i].order(), first);
          break;
        }
    for (const Repeated& one : repeated_elements(list)) found.emplace_back(one.at.order(), one.first);
    RC_ASSERT(found == wanted);
  }));
}

TEST(RepeatedElements, CostNoSquareOfTheirNumber) {
  std::string same = "[", objects = "[";
  for (int i = 0; i < 40'000; ++i) {
    same += "\"x\",";
    objects += R"({"b":[1,2,3],"a":")" + std::to_string(i % 20'000) + "\"},";
  }
  same.back() = objects.back() = ']';
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(repeated_elements(json::parse(same)->root()).size(), 39'999u);
  EXPECT_EQ(repeated_elements(json::parse(objects)->root()).size(), 20'000u);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

}  // namespace
}  // namespace asepsis::advise::csaf::structure

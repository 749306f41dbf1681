// What means the same is judged the same: order of members, order in arrays, white space and escapes change no answer.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "advise/csaf/validate/own_cases_for_test.h"
#include "advise/csaf/validate/tests/characters.h"
#include "advise/validate.h"
#include "base/json.h"

namespace asepsis::advise {
namespace {

// Writes a document again, as differently as JSON and CSAF allow.
class Rewriter {
 public:
  explicit Rewriter(std::uint32_t seed) : random_(seed) {}

  std::string rewrite(json::Value root) {
    out_.clear();
    write(root, "");
    return out_;
  }

 private:
  bool now_and_then() { return random_() % 4 == 0; }

  void space() {
    while (now_and_then()) out_ += " \t\n\r"[random_() % 4];
  }

  void write_unit(char32_t unit) {
    constexpr char hex[] = "0123456789abcdefABCDEF";
    out_ += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) {
      const std::size_t digit = (unit >> shift) & 0xf;
      out_ += digit > 9 && now_and_then() ? hex[digit + 6] : hex[digit];
    }
  }

  void write_string(std::string_view text) {
    out_ += '"';
    while (!text.empty()) {
      const std::string_view before = text;
      const char32_t c = csaf::take_character(text);
      if (c >= 0x10000 && now_and_then()) {
        write_unit(0xd800 + ((c - 0x10000) >> 10));
        write_unit(0xdc00 + ((c - 0x10000) & 0x3ff));
      } else if (c < 0x20 || c == '"' || c == '\\' || (c < 0x10000 && now_and_then())) {
        write_unit(c);
      } else {
        out_ += before.substr(0, before.size() - text.size());
      }
    }
    out_ += '"';
  }

  template <class Item, class Write>
  void write_list(std::vector<Item> items, bool ordered, char open, char close, const Write& write_item) {
    if (!ordered) std::shuffle(items.begin(), items.end(), random_);
    out_ += open;
    space();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += ',';
      space();
      write_item(items[i]);
      space();
    }
    out_ += close;
  }

  void write(json::Value value, std::string_view key) {
    if (value.is_string()) {
      write_string(*value.string());
    } else if (value.is_object()) {
      std::vector<json::Member> members;
      for (const json::Member member : value.members()) members.push_back(member);
      write_list(members, false, '{', '}', [this](const json::Member& member) {
        write_string(member.key);
        space();
        out_ += ':';
        space();
        write(member.value, member.key);
      });
    } else if (value.is_array()) {
      std::vector<json::Value> elements;
      for (const json::Value element : value.elements()) elements.push_back(element);
      // The lists whose order says something: the steps of a path of products, the values of an SSVC decision point.
      write_list(elements, key == "subpaths" || key == "values", '[', ']',
                 [this](json::Value element) { write(element, ""); });
    } else {
      json::Writer scalar;
      scalar.copy(value);
      out_ += scalar.text();
    }
  }

  std::mt19937 random_;
  std::string out_;
};

// The tests that a document breaks. How often is not the same where one of two that clash is named: the later one.
std::set<std::string> broken_tests(const std::string& document) {
  std::set<std::string> tests;
  for (const auto& finding : validate(document, "").findings) tests.insert(finding.test);
  return tests;
}

TEST(SameFindings, OfADocumentWrittenInAnotherWayInEveryOwnCase) {
  for (const char* edition : {"20", "21"}) {
    const auto folder = std::filesystem::path(ASEPSIS_SOURCE_DIR "/src/advise/csaf/validate/cases") / edition;
    const auto sample = json::parse(read_file(folder / "sample.json"));
    ASSERT_TRUE(sample) << folder;
    std::vector<std::string> documents{read_file(folder / "sample.json")};
    for (const Case& one : read_cases(folder)) documents.push_back(document_of(one, sample->root()));
    EXPECT_TRUE(rc::check([&documents](std::uint32_t seed) {
      const std::string& document = documents[seed % documents.size()];
      const auto parsed = json::parse(document);
      RC_ASSERT(parsed.ok());
      const std::string other = Rewriter(seed).rewrite(parsed->root());
      RC_ASSERT(json::parse(other).ok());
      RC_ASSERT(broken_tests(other) == broken_tests(document));
    }));
  }
}

TEST(SameFindings, OfAPublishedDocumentWrittenInAnotherWay) {
  const std::filesystem::path folder = ASEPSIS_SHARED_DIR "/data/csaf-tests/2.0/data/mandatory";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no official cases in " << folder;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  ASSERT_FALSE(files.empty());
  std::uint32_t seed = 0;
  for (const auto& file : files) {
    const std::string document = read_file(file);
    const auto parsed = json::parse(document);
    ASSERT_TRUE(parsed) << file;
    for (int i = 0; i < 3; ++i)
      EXPECT_EQ(broken_tests(Rewriter(++seed).rewrite(parsed->root())), broken_tests(document)) << file << " " << seed;
  }
}

}  // namespace
}  // namespace asepsis::advise

// The test cases of package-url/vers-spec, where ../shared holds them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "norms/vers/lines.h"
#include "norms/vers/scheme.h"
#include "norms/vers/vers.h"

namespace asepsis::norms::vers {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> case_files() {
  std::vector<fs::path> files;
  const fs::path folder = fs::path(ASEPSIS_SHARED_DIR) / "data" / "vers";
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string joined(std::string_view a, std::string_view b) { return std::string(a) + "\t" + std::string(b); }

// The order that a case expects names the versions, sometimes in other letters: equal in the scheme is what counts.
void check_comparison(const json::Value& input, const json::Value& expected) {
  const Scheme* scheme = find_scheme(input["input_scheme"].string_or(""));
  ASSERT_NE(scheme, nullptr) << input["input_scheme"].string_or("");
  std::vector<std::string> versions;
  for (const auto version : input["versions"].elements()) versions.emplace_back(version.string_or(""));
  std::stable_sort(versions.begin(), versions.end(),
                   [&](const auto& a, const auto& b) { return compare_line(scheme->name, joined(a, b)) == "<"; });
  ASSERT_EQ(versions.size(), expected.size());
  for (std::size_t i = 0; i < versions.size(); ++i)
    EXPECT_EQ(scheme->compare(versions[i], expected[i].string_or("")), std::partial_ordering::equivalent)
        << scheme->name << ": " << versions[i] << " is not " << expected[i].string_or("");
}

void check_equality(const json::Value& input, const json::Value& expected) {
  const auto versions = input["versions"];
  const auto a = versions[std::size_t{0}].string_or("");
  const auto b = versions[std::size_t{1}].string_or("");
  const auto answer = compare_line(input["input_scheme"].string_or(""), joined(a, b));
  EXPECT_TRUE(answer == "<" || answer == "=" || answer == ">") << a << " " << b;
  EXPECT_EQ(answer == "=", expected.boolean()) << a << " " << b;
}

void check_parse(std::string_view text, const json::Value& test) {
  const auto range = parse(text);
  if (test["expected_failure"].boolean().value_or(false)) {
    EXPECT_FALSE(range) << text;
    return;
  }
  ASSERT_TRUE(range) << text << ": " << to_string(range.error());
  const auto expected = test["expected_output"];
  EXPECT_EQ(range->scheme, expected["scheme"].string());
  const auto constraints = expected["version_constraints"];
  ASSERT_EQ(range->constraints.size(), constraints.size());
  for (std::size_t i = 0; i < constraints.size(); ++i) {
    EXPECT_EQ(to_text(range->constraints[i].comparator), constraints[i][std::size_t{0}].string());
    EXPECT_EQ(range->constraints[i].version, constraints[i][std::size_t{1}].string());
  }
  EXPECT_EQ(to_string(*range), text);
}

void check(const json::Value& test) {
  const auto type = test["test_type"].string_or("");
  const auto input = test["input"];
  const auto expected = test["expected_output"];
  if (type == "comparison") {
    check_comparison(input, expected);
  } else if (type == "equality") {
    check_equality(input, expected);
  } else if (type == "from_native") {
    EXPECT_EQ(native_line(input["scheme"].string_or(""), input["native_range"].string_or("")), expected.string())
        << input["native_range"].string_or("");
  } else if (type == "validate") {
    EXPECT_EQ(canonical_line(input.string_or("")), expected.string());
  } else if (type == "containment") {
    EXPECT_EQ(answer_line(joined(input["vers"].string_or(""), input["version"].string_or(""))),
              *expected.boolean() ? "in" : "out")
        << input["vers"].string_or("") << " " << input["version"].string_or("");
  } else if (type == "parse") {
    check_parse(input.string_or(""), test);
  } else {
    ADD_FAILURE() << "a kind of test that is not known: " << type;
  }
}

TEST(VersShared, EveryCaseOfTheSpecificationIsMet) {
  const auto files = case_files();
  if (files.empty()) GTEST_SKIP() << "NOT RUN: the VERS cases are not in " ASEPSIS_SHARED_DIR "/data/vers";
  std::size_t cases = 0;
  for (const auto& file : files) {
    SCOPED_TRACE(file.filename().string());
    const auto document = json::parse(text_of(file));
    ASSERT_TRUE(document) << to_string(document.error());
    for (const auto test : document->root()["tests"].elements()) {
      check(test);
      ++cases;
    }
  }
  EXPECT_GE(cases, 1356u);
  RecordProperty("cases", static_cast<int>(cases));
}

}  // namespace
}  // namespace asepsis::norms::vers

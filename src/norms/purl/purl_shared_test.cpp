// The test cases of package-url/purl-spec, where ../shared holds them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "norms/purl/purl.h"

namespace asepsis::norms::purl {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> case_files() {
  std::vector<fs::path> files;
  const fs::path folder = fs::path(ASEPSIS_SHARED_DIR) / "data" / "purl";
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

Purl components(const json::Value& object) {
  Purl purl;
  purl.type = object["type"].string_or("");
  purl.namespace_text = object["namespace"].string_or("");
  purl.name = object["name"].string_or("");
  purl.version = object["version"].string_or("");
  purl.subpath = object["subpath"].string_or("");
  for (const auto member : object["qualifiers"].members())
    purl.qualifiers.push_back({std::string(member.key), std::string(member.value.string_or(""))});
  std::sort(purl.qualifiers.begin(), purl.qualifiers.end(),
            [](const Qualifier& a, const Qualifier& b) { return a.key < b.key; });
  return purl;
}

// The cases' parsing is ours with the rules of the type; "recommended" ones ask for a reader that puts things right.
Result<Purl> read(const json::Value& test) {
  const auto reading = test["test_group"].string() == "recommended" ? Reading::kTolerant : Reading::kStandard;
  auto purl = parse(test["input"].string_or(""), reading);
  if (!purl) return purl;
  if (auto done = check_type_rules(*purl); !done) return done.error();
  return purl;
}

void check(const json::Value& test) {
  const auto type = test["test_type"].string_or("");
  const auto expected = test["expected_output"];
  const bool build_test = type == "build";
  SCOPED_TRACE(std::string(test["description"].string_or("")) + ": " + std::string(test["input"].string_or("build")));
  const auto purl = build_test ? build(components(test["input"])) : read(test);
  if (test["expected_failure"].boolean().value_or(false)) {
    EXPECT_FALSE(purl);
    return;
  }
  ASSERT_TRUE(purl) << to_string(purl.error());
  if (type == "parse") {
    EXPECT_EQ(*purl, components(expected)) << to_string(*purl) << " and not " << to_string(components(expected));
  } else {
    EXPECT_EQ(to_string(*purl), expected.string());
  }
}

TEST(PurlShared, EveryCaseOfTheSpecificationIsMet) {
  const auto files = case_files();
  if (files.empty()) GTEST_SKIP() << "NOT RUN: the purl cases are not in " ASEPSIS_SHARED_DIR "/data/purl";
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
  EXPECT_GE(cases, 304u);
}

}  // namespace
}  // namespace asepsis::norms::purl

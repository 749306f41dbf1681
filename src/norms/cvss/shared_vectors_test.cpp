// Every vector of ../shared/data/cvss has the scores that stand beside it, and the invalid ones are refused.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "norms/cvss/cvss.h"

namespace asepsis::norms::cvss {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(ASEPSIS_SHARED_DIR) / "data/cvss";

using Tenths = std::optional<long>;

Tenths tenths_of(std::string_view text) {  // "None", "9.8", "5", "-0.0"
  if (text == "None") return std::nullopt;
  return std::lround(std::stod(std::string(text)) * 10);
}

// "(6.8, 6.8, None)", "(7.0,)" or "7.0"
std::vector<Tenths> scores_of(std::string_view text) {
  if (text.starts_with('(')) text = text.substr(1, text.size() - 2);
  std::vector<Tenths> scores;
  for (const std::string_view piece : split(text, ','))
    if (!trim(piece).empty()) scores.push_back(tenths_of(trim(piece)));
  return scores;
}

std::vector<Tenths> calculated(const Vector& vector, std::size_t count) {
  const Scores scores = score(vector);
  if (vector.version == Version::k40) return {scores.overall};
  if (count == 1) return {scores.base};
  // The library behind the files gives 2.0's groups where they are given, and 3.x's always.
  if (vector.version == Version::k20)
    return {scores.base, scores.temporal ? Tenths(*scores.temporal) : std::nullopt,
            scores.environmental ? Tenths(*scores.environmental) : std::nullopt};
  return {base_score(vector), temporal_score(vector), environmental_score(vector)};
}

TEST(CvssShared, EveryScoreOfTheTextFilesIsExact) {
  if (!std::filesystem::exists(kFolder)) GTEST_SKIP() << "SKIPPED: no " << kFolder;
  std::size_t lines = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().has_extension()) continue;  // README.md and the compressed corpus
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line); ++lines) {
      const std::size_t dash = line.find(" - ");
      ASSERT_NE(dash, std::string::npos) << line;
      const auto vector = parse(std::string_view(line).substr(0, dash));
      ASSERT_TRUE(vector) << line << ": " << asepsis::to_string(vector.error());
      const auto expected = scores_of(std::string_view(line).substr(dash + 3));
      EXPECT_EQ(calculated(*vector, expected.size()), expected) << line;
    }
  }
  EXPECT_GE(lines, 18'571u);
}

TEST(CvssShared, TheReferenceCorpusOf40IsExactAndItsInvalidVectorsAreRefused) {
  const auto file = kFolder / "first_v40_reference.jsonl.zst";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "SKIPPED: no " << file;
  if (std::system("command -v zstd >/dev/null 2>&1") != 0) GTEST_SKIP() << "SKIPPED: no zstd to read " << file;
  const auto close = [](std::FILE* pipe) { pclose(pipe); };
  const std::unique_ptr<std::FILE, decltype(close)> pipe(popen(("zstd -dcq '" + file.string() + "'").c_str(), "r"),
                                                         close);
  ASSERT_NE(pipe, nullptr);
  std::string text;
  std::vector<char> block(1 << 16);
  while (const std::size_t got = std::fread(block.data(), 1, block.size(), pipe.get())) text.append(block.data(), got);

  std::size_t valid = 0;
  std::size_t invalid = 0;
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty()) continue;
    const auto record = json::parse(line);
    ASSERT_TRUE(record) << line;
    const auto vector = parse(record->root()["vector"].string_or(""));
    if (record->root()["valid"].boolean() == false) {
      EXPECT_FALSE(vector) << line;
      ++invalid;
      continue;
    }
    ++valid;
    ASSERT_TRUE(vector) << line << ": " << asepsis::to_string(vector.error());
    const Scores scores = score(*vector);
    EXPECT_EQ(scores.overall, std::lround(record->root()["score"].number().value_or(-1) * 10)) << line;
    EXPECT_EQ(to_string(severity(Version::k40, scores.overall)), record->root()["severity"].string_or("")) << line;
    EXPECT_EQ(parse(to_string(*vector)).value(), *vector) << line;
  }
  EXPECT_EQ(valid, 20'635u);
  EXPECT_EQ(invalid, 12'514u);
}

}  // namespace
}  // namespace asepsis::norms::cvss

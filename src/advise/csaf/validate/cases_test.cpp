// Our own cases: cases/20 and cases/21 hold a sample document that breaks no test, and lines that change it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "advise/csaf/validate/known_tools.h"
#include "advise/csaf/validate/test.h"
#include "advise/validate.h"
#include "base/json.h"

namespace asepsis::advise {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// RFC 7386, but that an array of the patch is merged by position where both sides have objects there, so that a case
// can change one member of one vulnerability. Elements beyond the sample's are added; of the sample's, only as many
// stay as the patch has.
void merge(json::Writer& out, json::Value target, json::Value patch) {
  if (patch.is_array() && target.is_array()) {
    out.array();
    for (std::size_t i = 0; i < patch.size(); ++i) merge(out, target[i], patch[i]);
    out.end();
    return;
  }
  if (!patch.is_object()) {
    out.copy(patch);
    return;
  }
  const bool replace = patch["="].boolean().value_or(false);  // {"=": true, ...}: nothing of the sample's stays
  out.object();
  if (!replace)
    for (const json::Member member : target.members())
      if (!patch[member.key].exists()) out.key(member.key).copy(member.value);
  for (const json::Member member : patch.members()) {
    if (member.key == "=" || member.value.kind() == json::Kind::kNull) continue;
    out.key(member.key);
    merge(out, replace ? json::Value() : target[member.key], member.value);
  }
  out.end();
}

struct Case {
  std::string place;  // file and line
  std::string test, pointer, patch;
  bool raises = false;
};

std::string take_word(std::string& line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  std::string word = line.substr(0, space);
  line.erase(0, std::min(space + 1, line.size()));
  return word;
}

std::vector<Case> read_cases(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".cases") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const auto& file : files) {
    std::ifstream in(file);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      if (line.empty() || line.front() == '#') continue;
      Case one;
      one.place = file.filename().string() + ":" + std::to_string(number);
      one.test = take_word(line);
      one.raises = take_word(line) == "raises";
      if (one.raises) one.pointer = take_word(line);
      one.patch = line;
      cases.push_back(one);
    }
  }
  return cases;
}

std::string all_of(const model::Validation& validation) {
  std::string text;
  for (const auto& finding : validation.findings)
    text += "\n  " + finding.test + " " + finding.pointer + ": " + finding.message;
  return text;
}

void check_own_cases(const std::filesystem::path& folder, const std::vector<csaf::Test>& tests) {
  const std::string sample = read_file(folder / "sample.json");
  const auto base = json::parse(sample);
  ASSERT_TRUE(base);
  const auto clean = validate(sample, "sample.json", with_known_tools());
  EXPECT_TRUE(clean.findings.empty()) << all_of(clean);

  std::map<std::string, std::pair<int, int>, std::less<>> seen;  // test -> cases that raise it, that do not
  for (const Case& one : read_cases(folder)) {
    SCOPED_TRACE(one.place);
    const auto patch = json::parse(one.patch);
    ASSERT_TRUE(patch) << one.patch;
    json::Writer merged;
    merge(merged, base->root(), patch->root());
    const auto validation = validate(merged.text(), "case", with_known_tools());
    const bool raised =
        std::any_of(validation.findings.begin(), validation.findings.end(), [&one](const auto& finding) {
          return finding.test == one.test && (!one.raises || finding.pointer == one.pointer);
        });
    EXPECT_EQ(raised, one.raises) << one.test << " " << one.pointer << all_of(validation);
    ++(one.raises ? seen[one.test].first : seen[one.test].second);
  }
  for (const csaf::Test& test : tests) {
    if (test.run == nullptr) continue;
    EXPECT_GT(seen[std::string(test.id)].first, 0) << test.id << " has no case that raises it";
    EXPECT_GT(seen[std::string(test.id)].second, 0) << test.id << " has no case that does not raise it";
  }
}

TEST(ValidatorCases, OfCsaf20RaiseWhatTheySayAndNothingElse) {
  check_own_cases(ASEPSIS_SOURCE_DIR "/src/advise/csaf/validate/cases/20", csaf::tests_of_20());
}

}  // namespace
}  // namespace asepsis::advise

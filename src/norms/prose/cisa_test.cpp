// How much of the real texts is read: every version leaf of CISA's OT advisories of 2017-2022.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "base/json.h"
#include "norms/prose/prose.h"

namespace asepsis::norms::prose {
namespace {

struct Shares {
  std::size_t leaves = 0;
  std::size_t decides = 0;  // no condition anywhere
  std::size_t outside = 0;  // conditions inside the bounds, out is still said
  std::size_t nothing = 0;  // read, but never decides: serial numbers, options, remarks
  std::size_t not_understood = 0;

  std::size_t read() const { return leaves - not_understood; }
};

void count(std::string_view text, Shares& shares) {
  ++shares.leaves;
  const auto range = read(text);
  if (!range) {
    ++shares.not_understood;
    return;
  }
  bool conditional = false;
  bool unbounded = false;
  for (const Part& part : range->parts) {
    conditional = conditional || !part.conditions.empty();
    unbounded = unbounded || (part.bounds.empty() && !part.conditions.empty());
  }
  ++(unbounded ? shares.nothing : conditional ? shares.outside : shares.decides);
}

void count(const json::Value& branches, Shares& ranges, Shares& versions) {
  for (const json::Value branch : branches.elements()) {
    count(branch["branches"], ranges, versions);  // depth is limited by the JSON reader
    const std::string_view category = branch["category"].string_or("");
    const std::string_view text = branch["name"].string_or("");
    if (text.starts_with("vers:")) continue;
    if (category == "product_version_range") count(text, ranges);
    if (category == "product_version") count(text, versions);
  }
}

void say(const char* category, const Shares& shares) {
  std::cout << category << ": " << shares.leaves << " free texts, " << shares.read() << " read (" << shares.decides
            << " fully, " << shares.outside << " with conditions, " << shares.nothing
            << " that say nothing of versions), " << shares.not_understood << " not understood\n";
}

TEST(CisaVersionTexts, NineOfTenAreRead) {
  const std::filesystem::path folder = std::filesystem::path(ASEPSIS_SHARED_DIR) / "data/advisories/cisa";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "NOT RUN: no CISA advisories in " << folder;
  Shares ranges;
  Shares versions;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const auto document = json::parse(bytes);
    ASSERT_TRUE(document) << entry.path();
    count(document->root()["product_tree"]["branches"], ranges, versions);
  }
  say("product_version_range", ranges);
  say("product_version", versions);
  EXPECT_GE(ranges.leaves, 5'600u);
  EXPECT_GE(ranges.read() * 100, ranges.leaves * 97);
  EXPECT_GE(ranges.decides * 100, ranges.leaves * 89);
  EXPECT_GE(versions.read() * 100, versions.leaves * 65);
}

}  // namespace
}  // namespace asepsis::norms::prose

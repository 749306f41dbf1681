#include "adapters/documents/documents.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace asepsis::adapters {
namespace {

namespace fs = std::filesystem;

class Documents : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "asepsis-documents-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& text) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  std::string packed(const std::string& how, const std::string& name) {
    const fs::path path = folder_ / name;
    const std::string command =
        "cd '" + (folder_ / "in").string() + "' && " + how + " '" + path.string() + "' . >/dev/null 2>&1";
    return std::system(command.c_str()) == 0 ? path.string() : "";
  }

  // "name=bytes" or "! error"; names without the test's folder.
  std::vector<std::string> all(const std::vector<std::string>& names) {
    const auto source = open_documents(names);
    std::vector<std::string> lines;
    while (const auto next = source->next()) {
      std::string line = *next ? (**next).name + "=" + (**next).bytes : "! " + to_string(next->error());
      for (std::size_t at; (at = line.find(folder_.string() + "/")) != std::string::npos;)
        line.erase(at, folder_.string().size() + 1);
      lines.push_back(line);
    }
    passed_over_ = source->passed_over();
    return lines;
  }

  fs::path folder_;
  std::uint64_t passed_over_ = 0;
};

TEST_F(Documents, FilesAndFoldersComeInOrder) {
  file("d/b.json", "B");
  file("d/a.JSON", "A");
  file("d/in/c.json", "C");
  file("d/read.me", "no");
  const std::string plain = file("plain.txt", "P");
  EXPECT_EQ(all({plain, (folder_ / "d").string()}),
            (std::vector<std::string>{"plain.txt=P", "d/a.JSON=A", "d/b.json=B", "d/in/c.json=C"}));
  EXPECT_EQ(passed_over_, 1u);
}

TEST_F(Documents, WhatIsNotThereIsAnErrorInItsPlace) {
  const std::string one = file("one.json", "1");
  fs::create_directories(folder_ / "empty");
  const auto lines = all({(folder_ / "no.json").string(), (folder_ / "empty").string(), one});
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_TRUE(lines[0].starts_with("! no.json: a file or folder that can be opened")) << lines[0];
  EXPECT_TRUE(lines[1].starts_with("! empty: a folder with at least one *.json file")) << lines[1];
  EXPECT_EQ(lines[2], "one.json=1");
}

TEST_F(Documents, ArchivesGiveTheirDocuments) {
  file("in/x/a.json", "A");
  file("in/note.pdf", "no");
  for (const auto& [how, name] : {std::pair{"tar -cf", "p.tar"}, {"tar -czf", "p.tgz"}, {"tar -cJf", "p.tar.xz"}}) {
    const std::string archive = packed(how, name);
    if (archive.empty()) GTEST_SKIP() << "no program that packs " << name;
    EXPECT_EQ(all({archive}), (std::vector<std::string>{std::string(name) + ": ./x/a.json=A"})) << name;
    EXPECT_EQ(passed_over_, 1u);
  }
}

// A zip archive of one stored file, built by hand (APPNOTE 4.3): no program is needed.
std::string zip_of(const std::string& name, const std::string& text, std::uint32_t crc) {
  const auto two = [](std::size_t n) {
    return std::string{static_cast<char>(n & 0xff), static_cast<char>(n >> 8 & 0xff)};
  };
  const auto four = [&two](std::size_t n) { return two(n & 0xffff) + two(n >> 16); };
  const std::string common = two(20) + two(0) + two(0) + two(0) + two(0) + four(crc) + four(text.size()) +
                             four(text.size()) + two(name.size()) + two(0);
  const std::string local = std::string("PK\x03\x04") + common + name + text;
  const std::string central =
      std::string("PK\x01\x02") + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(0) + name;
  return local + central + std::string("PK\x05\x06") + two(0) + two(0) + two(1) + two(1) + four(central.size()) +
         four(local.size()) + two(0);
}

TEST_F(Documents, ZipArchivesAreReadAndDamagedOnesNamed) {
  const std::string good = zip_of("a.json", "A", 0xd3d99e8b);
  EXPECT_EQ(all({file("good.zip", good)}), (std::vector<std::string>{"good.zip: a.json=A"}));
  const auto wrong_sum = all({file("sum.zip", zip_of("a.json", "A", 1))});
  ASSERT_EQ(wrong_sum.size(), 1u);
  EXPECT_TRUE(wrong_sum[0].starts_with("! sum.zip: a.json: an undamaged archive")) << wrong_sum[0];
  const auto cut = all({file("cut.zip", good.substr(0, 20)), file("after.json", "1")});
  ASSERT_EQ(cut.size(), 2u);
  EXPECT_TRUE(cut[0].starts_with("! cut.zip")) << cut[0];
  EXPECT_EQ(cut[1], "after.json=1");
}

}  // namespace
}  // namespace asepsis::adapters

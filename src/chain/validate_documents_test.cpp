#include "chain/validate_documents.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace asepsis::chain {
namespace {

// Documents of different sizes, every seventh one an error.
class Made final : public ports::DocumentSource {
 public:
  explicit Made(int count) : count_(count) {}
  std::optional<Result<ports::NamedDocument>> next() override {
    if (at_ == count_) return std::nullopt;
    const int n = at_++;
    const std::string name = std::to_string(n);
    if (n % 7 == 3) return Error{Code::kEnvironment, name, "", "a file"};
    return ports::NamedDocument{name,
                                "{\"document\":[" + std::string(static_cast<std::size_t>(n % 13) * 500, ' ') + "]}"};
  }
  std::uint64_t passed_over() const override { return 0; }

 private:
  int count_, at_ = 0;
};

std::vector<std::string> names_with(unsigned threads, int count) {
  Made source(count);
  std::vector<std::string> names;
  validate_documents(source, {.options = {}, .threads = threads},
                     [&](ValidatedDocument&& one) { names.push_back(one ? one->file : "! " + one.error().file); });
  return names;
}

TEST(ValidateDocuments, AnswersComeInOrderWhateverTheNumberOfThreads) {
  const auto alone = names_with(1, 500);
  ASSERT_EQ(alone.size(), 500u);
  EXPECT_EQ(alone[3], "! 3");
  for (const unsigned threads : {2u, 3u, 8u}) EXPECT_EQ(names_with(threads, 500), alone) << threads;
}

// The validator's own samples again and again, so that all tests of both editions run in several threads at once.
class Samples final : public ports::DocumentSource {
 public:
  explicit Samples(int rounds) : left_(2 * rounds) {
    for (const char* edition : {"20", "21"}) {
      std::ifstream in(std::string(ASEPSIS_SOURCE_DIR "/src/advise/csaf/validate/cases/") + edition + "/sample.json");
      texts_.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
  }
  std::optional<Result<ports::NamedDocument>> next() override {
    if (left_ == 0) return std::nullopt;
    --left_;
    return ports::NamedDocument{"sample", texts_[static_cast<std::size_t>(left_ % 2)]};
  }
  std::uint64_t passed_over() const override { return 0; }

 private:
  std::vector<std::string> texts_;
  int left_;
};

TEST(ValidateDocuments, ThreadsShareNothingThatChanges) {
  Samples source(50);
  std::size_t clean = 0;
  ValidateDocuments how;
  how.options.level = advise::Level::kFull;
  how.threads = 4;
  validate_documents(source, how, [&clean](ValidatedDocument&& one) { clean += one && one->findings.empty() ? 1 : 0; });
  EXPECT_EQ(clean, 100u);
}

TEST(ValidateDocuments, NothingToReadIsNoAnswer) {
  EXPECT_TRUE(names_with(1, 0).empty());
  EXPECT_TRUE(names_with(4, 0).empty());
}

}  // namespace
}  // namespace asepsis::chain

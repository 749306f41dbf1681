#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <optional>
#include <thread>

#include "chain/validate_documents.h"
#include "cli/session.h"
#include "cli/verbs.h"
#include "cli/wire_up.h"
#include "model/codec.h"
#include "norms/cpe/relation.h"
#include "norms/cvss/line.h"
#include "norms/prose/prose.h"
#include "norms/vers/lines.h"
#include "report/validation.h"

namespace asepsis::cli {
namespace {

constexpr std::size_t kLongestLine = 1u << 20;
constexpr std::size_t kWritten = 1u << 16;  // bytes of answers between two writes

// Answers each line of standard input with one line; an empty line with an empty one.
template <class Answer>
int answer_lines(Answer answer) {
  std::ios::sync_with_stdio(false);
  std::string line, out;
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  while (std::getline(std::cin, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.size() > kLongestLine)
      out += "error";
    else if (!line.empty())
      out += answer(line);
    out += '\n';
    if (terminal || out.size() > kWritten) {
      if (!print(out)) return kEnvironment;
      out.clear();
    }
  }
  return print(out) ? kAnswered : kEnvironment;
}

advise::Level level_of(const std::string& name) {
  if (name == "full") return advise::Level::kFull;
  return name == "extended" ? advise::Level::kExtended : advise::Level::kBasic;
}

// What was said so far, and how bad it is.
class Answers {
 public:
  explicit Answers(bool json) : json_(json) {}

  void take(chain::ValidatedDocument&& one) {
    if (!one) {
      say(one.error());
      status_ = std::max(status_, status_of(one.error()));
      return;
    }
    totals_.add(*one);
    if (!one->readable) status_ = std::max<int>(status_, kDamaged);
    if (!one->valid) status_ = std::max<int>(status_, kNo);
    if (json_) {
      write((totals_.documents == 1 ? "[" : ",\n") + model::to_json(*one));
    } else if (totals_.documents == 1) {
      first_ = std::move(*one);
    } else {
      write_first(false);
      write(report::to_text(*one, false));
    }
  }

  int end(std::uint64_t passed_over) {
    totals_.passed_over = passed_over;
    if (json_) {
      write(totals_.documents == 0 ? "[]\n" : "]\n");
    } else {
      write_first(true);
      if (totals_.documents > 0) write(report::to_text(totals_));
    }
    return written_ ? status_ : static_cast<int>(kEnvironment);
  }

 private:
  // A document that is alone gets its line however clean it is.
  void write_first(bool alone) {
    if (first_) write(report::to_text(*first_, alone));
    first_.reset();
  }
  void write(const std::string& text) { written_ = written_ && print(text); }

  report::ValidationTotals totals_;
  std::optional<model::Validation> first_;
  bool json_;
  bool written_ = true;
  int status_ = kAnswered;
};

}  // namespace

int advise_validate(const ValidateVerbOptions& options) {
  const auto source = open_documents(options.documents);
  chain::ValidateDocuments how;
  how.options.level = level_of(options.level);
  const auto speller = options.dictionaries.empty() ? nullptr : open_speller(options.dictionaries);
  how.options.speller = speller.get();
  const auto resolver = options.online ? open_resolver() : nullptr;
  how.options.resolver = resolver.get();
  how.options.now = options.now;
  how.threads = options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  Answers answers(options.json);
  chain::validate_documents(*source, how, [&answers](chain::ValidatedDocument&& one) { answers.take(std::move(one)); });
  return answers.end(source->passed_over());
}

int advise_cvss() {
  return answer_lines([](std::string_view line) { return norms::cvss::to_json_line(line); });
}

int advise_vers(const VersOptions& options) {
  if (!options.compare.empty())
    return answer_lines([&](std::string_view line) { return norms::vers::compare_line(options.compare, line); });
  if (!options.from_native.empty())
    return answer_lines([&](std::string_view line) { return norms::vers::native_line(options.from_native, line); });
  if (options.canonical) return answer_lines([](std::string_view line) { return norms::vers::canonical_line(line); });
  return answer_lines([](std::string_view line) {
    const auto answer = norms::vers::answer_line(line);
    return answer ? *answer : std::string(norms::prose::judge_line(line));
  });
}

int advise_cpe() {
  return answer_lines([](std::string_view line) { return norms::cpe::relation_line(line); });
}

}  // namespace asepsis::cli

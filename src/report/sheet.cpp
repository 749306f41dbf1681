#include <fmt/format.h>

#include "report/text_answers.h"

namespace asepsis::report {
namespace {

std::string_view code_of(Tone tone) {
  switch (tone) {
    case Tone::kBad: return "1;31";
    case Tone::kWarn: return "1;33";
    case Tone::kGood: return "1;32";
    case Tone::kPlain: return "1";
  }
  return "1";
}

}  // namespace

std::string Sheet::painted(std::string_view text, std::string_view code) const {
  if (!colour_) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

void Sheet::line(std::string_view first, std::string_view text) {
  if (text.empty())
    out_ += '\n';
  else
    put(out_, first, text, columns_);
}

void Sheet::bold(std::string_view text) {
  for (const std::string& line : wrap(text, columns_)) out_ += painted(line, "1") + '\n';
}

void Sheet::title(std::string_view text) {
  out_ += '\n';
  bold(text);
}

void Sheet::answer(unsigned number, std::string_view question, std::string_view text) {
  title(std::to_string(number) + "  " + std::string(question));
  for (const std::string& line : wrap(text, columns_ - 3)) out_ += "   " + painted(line, "1") + '\n';
}

// The colour goes in last, so that it takes no room in the wrapping.
void Sheet::state(std::string_view first, const State& state, std::string_view text) {
  const std::string mark = std::string(state.shape) + ' ' + std::string(state.word);
  std::string block;
  put(block, first, text.empty() ? mark : mark + "  " + std::string(text), columns_);
  const auto at = block.find(state.shape);
  const auto end = block.find('\n', at);
  const std::size_t length = std::min(mark.size(), end - at);
  out_ += block.substr(0, at) + painted(block.substr(at, length), code_of(state.tone)) + block.substr(at + length);
}

std::string score_of(double score) { return fmt::format("{:.1f}", score); }

}  // namespace asepsis::report

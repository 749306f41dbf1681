#include <fmt/format.h>

#include "report/plain.h"
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
    put(out_, first, plain(text), columns_);
}

void Sheet::bold(std::string_view text) {
  for (const std::string& line : wrap(plain(text), columns_)) out_ += painted(line, "1") + '\n';
}

void Sheet::title(std::string_view text) {
  out_ += '\n';
  bold(text);
}

void Sheet::answer(unsigned number, std::string_view question, std::string_view text) {
  title(std::to_string(number) + "  " + std::string(question));
  for (const std::string& line : wrap(plain(text), columns_ - 3)) out_ += "   " + painted(line, "1") + '\n';
}

std::string Sheet::mark(const State& state) const {
  return painted(std::string(state.shape) + ' ' + std::string(state.word), code_of(state.tone));
}

void Sheet::state(std::string_view first, const State& state, std::string_view text) {
  put(out_, first, mark(state) + (text.empty() ? "" : ": ") + plain(text), columns_);
}

std::string score_of(double score) { return fmt::format("{:.1f}", score); }

}  // namespace asepsis::report

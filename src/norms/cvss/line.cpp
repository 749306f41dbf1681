#include "norms/cvss/line.h"

#include <optional>

#include "base/json.h"
#include "norms/cvss/cvss.h"

namespace asepsis::norms::cvss {
namespace {

// json::Writer writes doubles in their shortest form; a score has one decimal always, so it is put in as text.
void add_score(std::string& line, std::string_view name, std::optional<std::uint8_t> tenths) {
  line.append(",\"").append(name).append("\":").append(tenths ? tenths_text(*tenths) : "null");
}

std::string quoted(std::string_view text) {
  json::Writer out;
  out.value(text);
  return std::move(out).take();
}

// Not in the middle of a UTF-8 sequence: its bytes after the first are 10xxxxxx.
std::string_view shortened(std::string_view text) {
  if (text.size() <= kLongestShown) return text;
  std::size_t end = kLongestShown;
  while (end > kLongestShown - 4 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace

std::string to_json_line(std::string_view text) {
  const auto vector = parse(text);
  std::string line = "{\"vector\":" + quoted(shortened(text));
  if (!vector)
    return line + ",\"error\":" + quoted(vector.error().where + ": expected " + vector.error().expected) + "}";
  const Scores scores = score(*vector);
  line.append(",\"version\":\"").append(to_string(vector->version)).append("\"");
  add_score(line, "score", scores.overall);
  add_score(line, "base", scores.base);
  add_score(line, "temporal", scores.temporal);
  add_score(line, "environmental", scores.environmental);
  add_score(line, "threat", scores.threat);
  line.append(",\"severity\":\"").append(to_string(severity(vector->version, scores.overall))).append("\"}");
  return line;
}

}  // namespace asepsis::norms::cvss

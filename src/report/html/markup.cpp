#include "report/html/parts.h"
#include "report/plain.h"

namespace asepsis::report::html {
namespace {

std::string escape(std::string_view plain) {
  std::string out;
  out.reserve(plain.size());
  for (const char c : plain) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::kBad: return "bad";
    case Tone::kWarn: return "warn";
    case Tone::kGood: return "good";
    case Tone::kPlain: return "flat";
  }
  return "flat";
}

}  // namespace

std::string text(std::string_view foreign) { return escape(plain(foreign)); }
std::string lines(std::string_view foreign) { return escape(plain_lines(foreign)); }

std::string tag(const State& state) {
  return "<span class=\"tag " + std::string(class_of(state.tone)) + "\"><span aria-hidden=\"true\">" +
         std::string(state.shape) + "</span> " + text(state.word) + "</span>";
}

std::string tag(Tone tone, std::string_view words) {
  return "<span class=\"tag " + std::string(class_of(tone)) + "\">" + text(words) + "</span>";
}

std::string why(std::string_view panel, std::string_view words) {
  return "<a class=\"why\" href=\"#" + std::string(panel) + "\">" + text(words) + "</a>";
}

std::string list(const std::vector<std::string>& items) {
  if (items.empty()) return {};
  std::string out = "<ul>";
  for (const std::string& item : items) out += "<li>" + item + "</li>";
  return out + "</ul>";
}

std::string scrolling(std::size_t rows, std::size_t room, std::string_view what, const std::string& table) {
  if (rows <= room) return table;
  return "<div class=\"tall\" tabindex=\"0\" role=\"region\" aria-label=\"" + text(what) + "\">\n" + table +
         "</div>\n<small>" + text(what) + "; the list scrolls</small>\n";
}

std::string card(unsigned number, std::string_view name, std::string_view question, std::string_view answer,
                 const std::string& body) {
  const std::string id(name);
  return "<section class=\"card " + id + "\" id=\"" + id + "\" aria-labelledby=\"" + id + "-q\">\n<h2 id=\"" + id +
         "-q\"><span class=\"no\">" + std::to_string(number) + "</span>" + text(question) +
         "</h2>\n<p class=\"answer\">" + text(answer) + "</p>\n" + body + "</section>\n";
}

}  // namespace asepsis::report::html

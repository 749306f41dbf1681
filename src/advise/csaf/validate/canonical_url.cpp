#include "advise/csaf/validate/canonical_url.h"

#include "base/text.h"

namespace asepsis::advise::csaf {
namespace {

bool stays(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-'; }

}  // namespace

std::optional<std::string> file_name_of(const Outline& outline) {
  const auto id = outline.tracking["id"].string();
  if (!id) return std::nullopt;
  std::string name;
  bool replaced = false;  // a run of other characters becomes one underscore; an underscore is such a character
  for (const char c : to_lower(*id)) {
    if (stays(c))
      name += c;
    else if (!replaced)
      name += '_';
    replaced = !stays(c);
  }
  return name + ".json";
}

std::optional<std::string_view> canonical_url_of(const Outline& outline) {
  const auto name = file_name_of(outline);
  if (!name) return std::nullopt;
  const std::string end = "/" + *name;
  for (const json::Value reference : outline.document["references"].elements()) {
    if (reference["category"].string_or("external") != "self") continue;
    const std::string_view url = reference["url"].string_or("");
    if (url.starts_with("https://") && url.ends_with(end)) return url;
  }
  return std::nullopt;
}

}  // namespace asepsis::advise::csaf

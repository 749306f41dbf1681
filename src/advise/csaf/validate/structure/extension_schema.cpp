// The URL of a CSAF extension's schema: https, a host of two or more labels, a path of non-empty segments without white
// space, of which the last ends with _VERSION.json; and not the schema of extensions itself.
// CSAF 2.1, extension-metaschema, $defs/content_schema_t.
#include "advise/csaf/validate/structure/patterns.h"
#include "advise/csaf/validate/structure/scan.h"

namespace asepsis::advise::csaf::structure {
namespace {

constexpr std::string_view kOwnFolder = "https://docs.oasis-open.org/csaf/csaf/v2.1/";
constexpr std::string_view kOwnSchema = "/schema/extension-content.json";
constexpr std::size_t kLongestLabel = 63;

bool is_label(std::string_view text) {
  if (text.empty() || text.size() > kLongestLabel || text.front() == '-' || text.back() == '-') return false;
  take_all(text, [](char c) { return is_small_alphanumeric(c) || c == '-'; });
  return text.empty();
}

bool is_host(std::string_view text) {
  if (text.find('.') == std::string_view::npos) return false;
  if (text.back() == '.') return false;
  while (!text.empty())
    if (!is_label(take_until(text, '.'))) return false;
  return true;
}

bool names_own_schema(std::string_view text) {
  return text.starts_with(kOwnFolder) && text.find(kOwnSchema, kOwnFolder.size() - 1) != std::string_view::npos;
}

// NAME_VERSION.json
bool is_file(std::string_view text) {
  if (!text.ends_with(".json")) return false;
  text.remove_suffix(5);
  const std::size_t underscore = text.rfind('_');  // a version has none
  return underscore != std::string_view::npos && underscore > 0 && is_semantic_version(text.substr(underscore + 1));
}

}  // namespace

bool is_extension_schema(std::string_view text) {
  if (!is_uri(text) || names_own_schema(text)) return false;  // a URI has no white space
  if (!take(text, "https://")) return false;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || !is_host(take_until(text, '/'))) return false;
  for (;;) {
    const bool last = text.find('/') == std::string_view::npos;
    const std::string_view segment = take_until(text, '/');
    if (last) return is_file(segment);
    if (segment.empty()) return false;
  }
}

}  // namespace asepsis::advise::csaf::structure

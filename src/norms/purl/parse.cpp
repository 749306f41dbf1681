// ECMA-427 clause 5 and how-to-parse: from right to left, each separator once.
#include <algorithm>

#include "base/text.h"
#include "norms/purl/percent.h"
#include "norms/purl/type_rules.h"

namespace asepsis::norms::purl {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Source {
  std::string_view text;
  Reading reading = Reading::kStandard;

  // `part` is a piece of `text`: its place is its distance from the front.
  Error fault(std::string_view part, std::string expected, Code code = Code::kDamaged) const {
    return {code, "", "offset " + std::to_string(part.data() - text.data()), std::move(expected)};
  }

  Result<std::string> decoded(std::string_view part, std::string_view what) const {
    auto value = percent_decode(part);
    if (!value) return fault(part, "a " + std::string(what) + " in which every '%' is followed by two hex digits");
    if (!is_utf8(*value)) return fault(part, "a " + std::string(what) + " that is UTF-8 when decoded");
    return std::move(*value);
  }
};

// Segments with '/' between; empty ones are dropped, "." and ".." too where they mean a place in a tree.
Result<std::string> read_segments(const Source& source, std::string_view part, std::string_view what, bool is_path) {
  std::string joined;
  for (const auto segment : split(part, '/')) {
    auto value = source.decoded(segment, what);
    if (!value) return value.error();
    if (value->empty() || (is_path && (*value == "." || *value == ".."))) continue;
    if (value->find('/') != std::string::npos)
      return source.fault(segment, "a " + std::string(what) + " segment without an encoded '/'");
    if (!joined.empty()) joined += '/';
    joined += *value;
  }
  return joined;
}

bool is_key(std::string_view key) {
  return !key.empty() && key.front() >= 'a' && key.front() <= 'z' && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '.' || c == '-' || c == '_';
  });
}

Status read_qualifiers(const Source& source, std::string_view part, Purl& purl) {
  for (const auto pair : split(part, '&')) {
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) return source.fault(pair, "a qualifier as key=value");
    std::string key(pair.substr(0, equals));
    if (source.reading == Reading::kTolerant) key = to_lower(key);
    if (!is_key(key))
      return source.fault(pair, "a qualifier key of lower-case letters, digits, '.', '-', '_', a letter first");
    auto value = source.decoded(pair.substr(equals + 1), "qualifier value");
    if (!value) return value.error();
    if (!value->empty()) purl.qualifiers.push_back({std::move(key), std::move(*value)});
  }
  std::sort(purl.qualifiers.begin(), purl.qualifiers.end(),
            [](const Qualifier& a, const Qualifier& b) { return a.key < b.key; });
  const auto twice = std::adjacent_find(purl.qualifiers.begin(), purl.qualifiers.end(),
                                        [](const Qualifier& a, const Qualifier& b) { return a.key == b.key; });
  if (twice != purl.qualifiers.end()) return source.fault(part, "the qualifier " + twice->key + " only once");
  return Done{};
}

// The '@' before the version: the last one. A tolerant reader takes an '@' at the front of a segment that is not the
// last as part of that segment ("@babel/core").
std::size_t version_separator(const Source& source, std::string_view rest) {
  const auto at = rest.rfind('@');
  if (at == std::string_view::npos || source.reading == Reading::kStandard) return at;
  const bool opens_segment = at == 0 || rest[at - 1] == '/';
  return opens_segment && rest.find('/', at) != std::string_view::npos ? std::string_view::npos : at;
}

Status read_type(const Source& source, std::string_view& rest, Purl& purl) {
  const auto colon = rest.find(':');
  if (colon == std::string_view::npos || !equal_ignoring_case(rest.substr(0, colon), "pkg"))
    return source.fault(rest, "the scheme \"pkg:\"");
  rest.remove_prefix(colon + 1);
  while (!rest.empty() && rest.front() == '/') rest.remove_prefix(1);
  const auto slash = rest.find('/');
  const auto type = rest.substr(0, std::min(slash, rest.size()));
  if (type.empty() || !is_letter(type.front()) || !std::all_of(type.begin(), type.end(), [](char c) {
        return is_letter(c) || is_digit(c) || c == '.' || c == '-';
      }))
    return source.fault(type, "a type of letters, digits, '.' and '-', a letter first");
  if (slash == std::string_view::npos) return source.fault(rest, "a type, '/' and a name");
  purl.type = to_lower(type);
  rest.remove_prefix(slash + 1);
  return Done{};
}

}  // namespace

Result<Purl> parse(std::string_view text, Reading reading) {
  const Source source{text, reading};
  if (text.size() > kLongestPurl)
    return source.fault(text, "a purl of at most " + std::to_string(kLongestPurl) + " bytes", Code::kLimit);
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] <= ' ' || text[i] > '~')
      return source.fault(text.substr(i), "visible ASCII characters; others are percent-encoded");

  Purl purl;
  std::string_view rest = text;
  if (const auto hash = rest.rfind('#'); hash != std::string_view::npos) {
    auto subpath = read_segments(source, rest.substr(hash + 1), "subpath", true);
    if (!subpath) return subpath.error();
    purl.subpath = std::move(*subpath);
    rest = rest.substr(0, hash);
  }
  if (const auto mark = rest.rfind('?'); mark != std::string_view::npos) {
    auto done = read_qualifiers(source, rest.substr(mark + 1), purl);
    if (!done) return done.error();
    rest = rest.substr(0, mark);
  }
  if (auto done = read_type(source, rest, purl); !done) return done.error();
  if (const auto at = version_separator(source, rest); at != std::string_view::npos) {
    auto version = source.decoded(rest.substr(at + 1), "version");
    if (!version) return version.error();
    purl.version = std::move(*version);
    rest = rest.substr(0, at);
  } else {
    // Slashes behind the name are not significant; before a version they say that the name was left out.
    while (rest.ends_with('/')) rest.remove_suffix(1);
  }
  if (rest.empty() || rest.back() == '/') return source.fault(rest, "a name before version and qualifiers");
  const auto slash = rest.rfind('/');
  const auto name = slash == std::string_view::npos ? rest : rest.substr(slash + 1);
  auto decoded = source.decoded(name, "name");
  if (!decoded) return decoded.error();
  purl.name = std::move(*decoded);
  if (slash != std::string_view::npos) {
    auto space = read_segments(source, rest.substr(0, slash), "namespace", false);
    if (!space) return space.error();
    purl.namespace_text = std::move(*space);
  }
  normalise(purl, reading);
  if (purl.name.empty()) return source.fault(name, "a name");
  return purl;
}

}  // namespace asepsis::norms::purl

// ECMA-427 clause 5 and how-to-build: from left to right.
#include <algorithm>

#include "base/text.h"
#include "norms/purl/percent.h"
#include "norms/purl/type_rules.h"

namespace asepsis::norms::purl {
namespace {

void write_segments(std::string_view path, std::string& out) {
  bool first = true;
  for (const auto segment : split(path, '/')) {
    if (segment.empty()) continue;
    if (!first) out += '/';
    percent_encode(segment, out);
    first = false;
  }
}

}  // namespace

std::string to_string(const Purl& purl) {
  std::string out = "pkg:" + purl.type + "/";
  if (!purl.namespace_text.empty()) {
    write_segments(purl.namespace_text, out);
    out += '/';
  }
  const auto rules = rules_of(purl.type);
  if (rules && rules->has("namespace_is_first_segment")) {
    write_segments(purl.name, out);
  } else {
    percent_encode(purl.name, out);
  }
  if (!purl.version.empty()) {
    out += '@';
    percent_encode(purl.version, out);
  }
  char separator = '?';
  for (const Qualifier& qualifier : purl.qualifiers) {
    out += separator;
    out += qualifier.key;
    out += '=';
    percent_encode(qualifier.value, out);
    separator = '&';
  }
  if (!purl.subpath.empty()) {
    out += '#';
    write_segments(purl.subpath, out);
  }
  return out;
}

Result<Purl> build(Purl purl) {
  purl.type = to_lower(purl.type);
  purl.namespace_text = tidy_path(purl.namespace_text, false);
  purl.subpath = tidy_path(purl.subpath, true);
  std::erase_if(purl.qualifiers, [](const Qualifier& q) { return q.value.empty(); });
  for (Qualifier& qualifier : purl.qualifiers) qualifier.key = to_lower(qualifier.key);
  std::sort(purl.qualifiers.begin(), purl.qualifiers.end(),
            [](const Qualifier& a, const Qualifier& b) { return a.key < b.key; });
  if (purl.type.empty()) return Error{Code::kDamaged, "", "type", "a type: every purl has one"};
  normalise(purl, Reading::kStandard);
  if (auto done = check_type_rules(purl); !done) return done.error();
  // What was put together must be a purl: types, keys, encodings and limits are checked in one place.
  auto again = parse(to_string(purl));
  if (!again) return again.error();
  if (*again != purl) return Error{Code::kDamaged, "", "", "components that a purl can hold unchanged"};
  return purl;
}

bool is_canonical(std::string_view text) {
  const auto purl = parse(text);
  return purl && to_string(*purl) == text;
}

bool differ_in_qualifiers_alone(const Purl& a, const Purl& b) {
  return a.type == b.type && a.namespace_text == b.namespace_text && a.name == b.name && a.version == b.version &&
         a.subpath == b.subpath;
}

}  // namespace asepsis::norms::purl

#include "norms/vers/lines.h"

#include "base/text.h"
#include "norms/vers/scheme.h"

namespace asepsis::norms::vers {
namespace {

constexpr std::string_view kError = "error";

bool is_version(std::string_view text) { return !text.empty() && text.size() <= Limits{}.version; }

}  // namespace

std::optional<std::string> answer_line(std::string_view line) {
  if (!starts_with_ignoring_case(line, "vers:")) return std::nullopt;
  const auto tab = line.find('\t');
  if (tab == std::string_view::npos) return std::string(kError);
  const auto range = read(line.substr(0, tab));
  const auto version = trim(line.substr(tab + 1));
  if (!range || !is_version(version)) return std::string(kError);
  switch (contains(*range, version)) {
    case Containment::kIn: return "in";
    case Containment::kOut: return "out";
    case Containment::kUndecided: break;
  }
  return "undecided";
}

std::string compare_line(std::string_view scheme_name, std::string_view line) {
  const Scheme* scheme = find_scheme(scheme_name);
  const auto tab = line.find('\t');
  if (scheme == nullptr || tab == std::string_view::npos) return std::string(kError);
  const auto a = trim(line.substr(0, tab));
  const auto b = trim(line.substr(tab + 1));
  if (!is_version(a) || !is_version(b)) return std::string(kError);
  const auto order = scheme->compare(a, b);
  if (order == std::partial_ordering::less) return "<";
  if (order == std::partial_ordering::greater) return ">";
  return order == std::partial_ordering::equivalent ? "=" : "undecided";
}

std::string native_line(std::string_view scheme_name, std::string_view line) {
  const Scheme* scheme = find_scheme(scheme_name);
  if (scheme == nullptr || scheme->from_native == nullptr) return std::string(kError);
  const auto range = scheme->from_native(line);
  return range ? to_string(*range) : std::string(kError);
}

std::string canonical_line(std::string_view line) {
  const auto range = read(line);
  return range ? to_string(ordered(*range)) : std::string(kError);
}

std::string simplified_line(std::string_view line) {
  const auto range = read(line);
  return range ? to_string(simplified(*range)) : std::string(kError);
}

}  // namespace asepsis::norms::vers

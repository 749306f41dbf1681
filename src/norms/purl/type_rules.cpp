#include "norms/purl/type_rules.h"

#include <algorithm>

#include "base/text.h"
#include "norms/sorted_rows.h"
#include "norms/standards.h"

namespace asepsis::norms::purl {
namespace {

const std::string* qualifier(const Purl& purl, std::string_view key) {
  for (const Qualifier& q : purl.qualifiers)
    if (q.key == key) return &q.value;
  return nullptr;
}

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

void to_upper(std::string& text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
}

// A git purl names the host in the first segment; all others are the repository's path, and so its name.
void move_path_to_name(Purl& purl) {
  const std::string path = tidy_path(purl.namespace_text + "/" + purl.name, false);
  const auto slash = path.find('/');
  purl.namespace_text = slash == std::string::npos ? "" : path.substr(0, slash);
  purl.name = path.substr(slash == std::string::npos ? 0 : slash + 1);
}

bool is_up_to_4_numbers(std::string_view version) {
  const auto parts = split(version, '.');
  return parts.size() <= 4 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
         });
}

Error fault(std::string component, std::string expected) {
  return {Code::kDamaged, "", std::move(component), std::move(expected)};
}

Status check_characters(const Purl& purl, const TypeRules& rules) {
  if (rules.has("name_no_double_colon") && purl.name.find("::") != std::string::npos)
    return fault("name", "the name of a " + purl.type + " distribution, without \"::\"");
  if (rules.has("name_32_of_a_to_p") &&
      (purl.name.size() != 32 ||
       !std::all_of(purl.name.begin(), purl.name.end(), [](char c) { return c >= 'a' && c <= 'p'; })))
    return fault("name", "32 letters from a to p");
  if (rules.has("version_up_to_4_numbers") && !purl.version.empty() && !is_up_to_4_numbers(purl.version))
    return fault("version", "one to four numbers with dots between");
  if (rules.has("name_no_space_plus_or_leading_dot") &&
      (purl.name.front() == '.' || purl.name.find_first_of(" \t\r\n+") != std::string::npos))
    return fault("name", "a name without space, '+' and leading '.'");
  if (rules.has("namespace_at_most_two_segments") && split(purl.namespace_text, '/').size() > 2)
    return fault("namespace", "at most two segments");
  return Done{};
}

}  // namespace

bool TypeRules::has(std::string_view rule) const {
  const auto all = split(rules, ',');
  return std::find(all.begin(), all.end(), rule) != all.end();
}

std::optional<TypeRules> rules_of(std::string_view type) {
  const auto rows = SortedRows(standards::purl_types()).with(type);
  if (rows.empty()) return std::nullopt;
  const auto row = *rows.begin();
  TypeRules rules;
  rules.namespace_requirement = row.field(1);
  rules.lower_namespace = row.field(2) == "lower";
  rules.lower_name = row.field(3) == "lower";
  rules.lower_version = row.field(4) == "lower";
  rules.lower_subpath = row.field(5) == "lower";
  rules.version_requirement = row.field(6);
  rules.qualifiers = row.field(7);
  rules.rules = row.field(8);
  rules.repository = row.field(9);
  return rules;
}

std::string tidy_path(std::string_view path, bool is_subpath) {
  std::string out;
  for (const auto segment : split(path, '/')) {
    if (segment.empty() || (is_subpath && (segment == "." || segment == ".."))) continue;
    if (!out.empty()) out += '/';
    out += segment;
  }
  return out;
}

void normalise(Purl& purl, Reading reading) {
  // Slashes around a name are no part of it, encoded ones neither.
  purl.name.erase(0, std::min(purl.name.find_first_not_of('/'), purl.name.size()));
  purl.name.resize(purl.name.find_last_not_of('/') + 1);
  const auto rules = rules_of(purl.type);
  if (!rules) return;
  if (rules->has("namespace_is_first_segment")) {
    move_path_to_name(purl);
    // GitHub's own type says that its paths have no case. The definition of type git does not, its test cases do.
    if (reading == Reading::kTolerant && (purl.namespace_text == "github" || purl.namespace_text == "github.com"))
      purl.name = to_lower(purl.name);
  }
  if (rules->lower_namespace) purl.namespace_text = to_lower(purl.namespace_text);
  if (rules->has("namespace_upper")) to_upper(purl.namespace_text);
  if (rules->lower_name) purl.name = to_lower(purl.name);
  if (rules->lower_version) purl.version = to_lower(purl.version);
  if (rules->lower_subpath) purl.subpath = to_lower(purl.subpath);
  if (rules->has("name_underscore_to_dash")) std::replace(purl.name.begin(), purl.name.end(), '_', '-');
  if (rules->has("name_others_to_underscore"))
    std::replace_if(
        purl.name.begin(), purl.name.end(), [](char c) { return !is_lower_or_digit(c); }, '_');
  if (rules->has("name_lower_on_databricks")) {
    const std::string* repository = qualifier(purl, "repository_url");
    if (repository != nullptr && contains_ignoring_case(*repository, "databricks")) purl.name = to_lower(purl.name);
  }
}

Status check_type_rules(const Purl& purl) {
  if (purl.name.empty()) return fault("name", "a name: every purl has one");
  if (!purl.version.empty() && qualifier(purl, "vers") != nullptr)
    return fault("qualifiers", "either a version or the qualifier vers, not both");
  const auto rules = rules_of(purl.type);
  if (!rules) return Done{};
  if (rules->namespace_requirement == "required" && purl.namespace_text.empty())
    return fault("namespace", "a namespace: type " + purl.type + " requires it");
  if (rules->namespace_requirement == "prohibited" && !purl.namespace_text.empty())
    return fault("namespace", "no namespace: type " + purl.type + " prohibits it");
  if (rules->version_requirement == "required" && purl.version.empty())
    return fault("version", "a version: type " + purl.type + " requires it");
  if (!rules->qualifiers.empty()) {
    for (const auto key : split(rules->qualifiers, ','))
      if (qualifier(purl, key) == nullptr)
        return fault("qualifiers", "the qualifier " + std::string(key) + ": type " + purl.type + " requires it");
  }
  return check_characters(purl, *rules);
}

bool is_registered_type(std::string_view type) { return SortedRows(standards::purl_types()).has(type); }

std::string_view default_repository(std::string_view type) {
  const auto rules = rules_of(type);
  return rules ? rules->repository : std::string_view();
}

}  // namespace asepsis::norms::purl

// vers-spec, how-to-parse. One reader for the canonical form, for everything else, and for CSAF's list without a
// scheme.
#include "norms/vers/parse.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "norms/vers/scheme.h"

namespace asepsis::norms::vers {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// These would read as a comparator, a separator or an encoding. What is not visible ASCII cannot stand in a VERS
// either.
bool must_be_encoded(char c) {
  return c <= ' ' || c > '~' || std::string_view("><=!*|%").find(c) != std::string_view::npos;
}

Error fault(std::size_t offset, std::string expected, Code code = Code::kDamaged) {
  return {code, "", "offset " + std::to_string(offset), std::move(expected)};
}

struct Spelled {
  std::string_view text;
  Comparator comparator;
};
// Longer ones first.
constexpr std::array<Spelled, 6> kComparators{{{">=", Comparator::kGreaterOrEqual},
                                               {"<=", Comparator::kLessOrEqual},
                                               {"!=", Comparator::kNotEqual},
                                               {"<", Comparator::kLess},
                                               {">", Comparator::kGreater},
                                               {"=", Comparator::kEqual}}};

// A piece of the text with its place; white space is taken out beforehand by a tolerant reader.
struct Piece {
  std::string_view text;
  std::size_t offset = 0;
};

Result<std::string> decode_version(Piece piece, const Form& form) {
  std::string out;
  for (std::size_t i = 0; i < piece.text.size(); ++i) {
    const char c = piece.text[i];
    if (c != '%') {
      if (is_space(c)) return fault(piece.offset + i, "a range without white space");
      if (must_be_encoded(c)) return fault(piece.offset + i, "a version in which this character is percent-encoded");
      out.push_back(c);
      continue;
    }
    const int high = piece.text.size() - i < 3 ? -1 : hex_value(piece.text[i + 1]);
    const int low = piece.text.size() - i < 3 ? -1 : hex_value(piece.text[i + 2]);
    if (high < 0 || low < 0) return fault(piece.offset + i, "two hexadecimal digits behind '%'");
    const char decoded = static_cast<char>(high * 16 + low);
    const bool upper = !is_lower(piece.text[i + 1]) && !is_lower(piece.text[i + 2]);
    if (form.canonical && (!upper || !must_be_encoded(decoded)))
      return fault(piece.offset + i, upper ? "this character without percent-encoding"
                                           : "percent-encoding with upper-case hexadecimal digits");
    out.push_back(decoded);
    i += 2;
  }
  return out;
}

Result<Constraint> read_constraint(Piece piece, const Form& form, const Limits& limits) {
  Constraint constraint;
  for (const Spelled& spelled : kComparators) {
    if (!piece.text.starts_with(spelled.text)) continue;
    if (spelled.comparator == Comparator::kEqual && !form.equals_sign)
      return fault(piece.offset, "a single version without '=' before it");
    constraint.comparator = spelled.comparator;
    piece.text.remove_prefix(spelled.text.size());
    piece.offset += spelled.text.size();
    break;
  }
  if (piece.text.empty()) return fault(piece.offset, "a version");
  auto version = decode_version(piece, form);
  if (!version) return version.error();
  if (version->size() > limits.version)
    return fault(piece.offset, "a version of at most " + std::to_string(limits.version) + " bytes", Code::kLimit);
  constraint.version = std::move(*version);
  return constraint;
}

bool opens(Comparator c) { return c == Comparator::kGreater || c == Comparator::kGreaterOrEqual; }
bool closes(Comparator c) { return c == Comparator::kLess || c == Comparator::kLessOrEqual; }

}  // namespace

Result<std::string> read_scheme(std::string_view type, std::size_t offset, const Form& form) {
  std::string scheme;
  for (std::size_t i = 0; i < type.size(); ++i) {
    char c = type[i];
    if (is_upper(c) && !form.canonical) c = static_cast<char>(c - 'A' + 'a');
    if (!is_lower(c) && (i == 0 || !(is_digit(c) || c == '.' || c == '-')))
      return fault(offset + i, "a type of lower-case letters, digits, '.' and '-', a letter first");
    scheme.push_back(c);
  }
  if (scheme.empty()) return fault(offset, "a type such as npm, behind \"vers:\"");
  return scheme;
}

Status read_constraints(std::string_view text, std::size_t offset, const Form& form, const Limits& limits,
                        Range& range) {
  if (text.empty()) return fault(offset, "constraints");
  if (text == "*" && form.star) {
    range.any = true;
    return Done{};
  }
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const auto end = std::min(text.find('|', begin), text.size());
    const Piece piece{text.substr(begin, end - begin), offset + begin};
    begin = end + 1;
    if (piece.text.empty()) {
      if (form.canonical) return fault(piece.offset, "a constraint; pipes stand between constraints alone");
      continue;
    }
    if (piece.text == "*") return fault(piece.offset, "'*' alone, or no '*'");
    if (range.constraints.size() == limits.constraints)
      return fault(piece.offset, "at most " + std::to_string(limits.constraints) + " constraints", Code::kLimit);
    auto constraint = read_constraint(piece, form, limits);
    if (!constraint) return constraint.error();
    range.constraints.push_back(std::move(*constraint));
    if (form.offsets != nullptr) form.offsets->push_back(piece.offset);
  }
  if (range.constraints.empty()) return fault(offset, "constraints");
  return Done{};
}

Status check_sequence(const Range& range, const std::vector<std::size_t>& offsets) {
  const Constraint* last_but_unequal = nullptr;
  const Constraint* last_bound = nullptr;
  for (std::size_t i = 0; i < range.constraints.size(); ++i) {
    const Constraint& now = range.constraints[i];
    if (now.comparator == Comparator::kNotEqual) continue;
    if (last_but_unequal != nullptr && last_but_unequal->comparator == Comparator::kEqual && closes(now.comparator))
      return fault(offsets[i], "a single version, '>' or '>=' behind a single version");
    if (last_bound != nullptr && closes(last_bound->comparator) && closes(now.comparator))
      return fault(offsets[i], "'>' or '>=' behind '<' or '<='");
    if (last_bound != nullptr && opens(last_bound->comparator) && opens(now.comparator))
      return fault(offsets[i], "'<' or '<=' behind '>' or '>='");
    last_but_unequal = &now;
    if (now.comparator != Comparator::kEqual) last_bound = &now;
  }
  return Done{};
}

namespace {

Status check_order(const Range& range, const Scheme* scheme, const std::vector<std::size_t>& offsets) {
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < range.constraints.size(); ++i) {
    const std::string& version = range.constraints[i].version;
    if (!seen.insert(version).second) return fault(offsets[i], "each version only once");
    if (scheme == nullptr) continue;
    if (scheme->fault != nullptr) {
      const auto expected = scheme->fault(version);
      if (!expected.empty()) return fault(offsets[i], std::string(expected));
    }
    if (i == 0) continue;
    const auto order = scheme->compare(range.constraints[i - 1].version, version);
    if (order == std::partial_ordering::greater) return fault(offsets[i], "constraints in ascending version order");
    if (order == std::partial_ordering::equivalent) return fault(offsets[i], "each version only once");
  }
  return Done{};
}

Result<Range> read_vers(std::string_view text, const Form& form, const Limits& limits) {
  const auto colon = text.find(':');
  const auto scheme_name = text.substr(0, std::min(colon, text.size()));
  const bool is_vers = scheme_name == "vers" || (!form.canonical && scheme_name.size() == 4 &&
                                                 std::equal(scheme_name.begin(), scheme_name.end(), "vers",
                                                            [](char a, char b) { return (a | 0x20) == b; }));
  if (colon == std::string_view::npos || !is_vers) return fault(0, "\"vers:\"");
  const auto slash = text.find('/', colon);
  if (slash == std::string_view::npos) return fault(text.size(), "'/' and constraints behind the type");
  auto scheme = read_scheme(text.substr(colon + 1, slash - colon - 1), colon + 1, form);
  if (!scheme) return scheme.error();
  Range range;
  range.scheme = std::move(*scheme);
  if (auto done = read_constraints(text.substr(slash + 1), slash + 1, form, limits, range); !done) return done.error();
  if ((range.scheme == "all" || range.scheme == "none") && !range.any)
    return fault(slash + 1, "'*', the one range of type " + range.scheme);
  return range;
}

Error too_long(const Limits& limits) {
  return {Code::kLimit, "", "", "a range of at most " + std::to_string(limits.bytes) + " bytes"};
}

}  // namespace

Result<Range> parse(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes) return too_long(limits);
  std::vector<std::size_t> offsets;
  auto range = read_vers(text, {.canonical = true, .star = true, .offsets = &offsets}, limits);
  if (!range || range->any) return range;
  if (auto done = check_order(*range, find_scheme(range->scheme), offsets); !done) return done.error();
  if (auto done = check_sequence(*range, offsets); !done) return done.error();
  return range;
}

Result<Range> read(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes) return too_long(limits);
  std::string dense;
  dense.reserve(text.size());
  std::copy_if(text.begin(), text.end(), std::back_inserter(dense), [](char c) { return !is_space(c); });
  auto range = read_vers(dense, {.equals_sign = true, .star = true}, limits);
  // Offsets are those of the text without its white space; say so rather than point beside the fault.
  if (!range && dense.size() != text.size()) range.error().where += " without white space";
  return range;
}

std::string_view to_text(Comparator comparator) {
  for (const Spelled& spelled : kComparators)
    if (spelled.comparator == comparator) return spelled.text;
  return "";
}

std::string to_string(const Range& range) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = range.scheme.empty() ? "" : "vers:" + range.scheme + "/";
  if (range.any) return out + "*";
  bool first = true;
  for (const Constraint& constraint : range.constraints) {
    if (!first) out += '|';
    first = false;
    if (constraint.comparator != Comparator::kEqual) out += to_text(constraint.comparator);
    for (const char c : constraint.version) {
      if (!must_be_encoded(c)) {
        out += c;
      } else {
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kHex[byte >> 4];
        out += kHex[byte & 15];
      }
    }
  }
  return out;
}

}  // namespace asepsis::norms::vers

#include <algorithm>

#include "base/text.h"
#include "norms/language/language.h"
#include "norms/language/registry.h"

namespace asepsis::norms::language {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letters(std::string_view text) { return std::all_of(text.begin(), text.end(), is_letter); }
bool is_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }
bool is_between(std::string_view text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most;
}

// RFC 5646 2.1
bool is_extlang(std::string_view text) { return text.size() == 3 && is_letters(text); }
bool is_script(std::string_view text) { return text.size() == 4 && is_letters(text); }
bool is_region(std::string_view text) {
  return (text.size() == 2 && is_letters(text)) || (text.size() == 3 && is_digits(text));
}
bool is_variant(std::string_view text) {
  return is_between(text, 5, 8) || (text.size() == 4 && is_digit(text.front()));
}
bool is_singleton(std::string_view text) { return text.size() == 1 && text != "x" && text != "X"; }
bool is_private(std::string_view text) { return text == "x" || text == "X"; }

// 2.1.1
std::string to_upper(std::string_view text) {
  std::string upper = to_lower(text);
  for (char& c : upper)
    if (is_letter(c)) c = static_cast<char>(c - 'a' + 'A');
  return upper;
}
std::string to_title(std::string_view text) { return to_upper(text.substr(0, 1)) + to_lower(text.substr(1)); }

class Parser {
 public:
  explicit Parser(std::string_view text) : subtags_(split(text, '-')), text_(text) {}

  // Every subtag has one to eight letters or digits, whatever it means.
  Status check_subtags() {
    for (at_ = 0; at_ < subtags_.size(); ++at_) {
      const std::string_view subtag = subtags_[at_];
      if (!is_between(subtag, 1, 8)) return error("a subtag of 1 to 8 letters or digits");
      if (!std::all_of(subtag.begin(), subtag.end(), [](char c) { return is_letter(c) || is_digit(c); }))
        return error("letters and digits, and '-' between subtags");
    }
    at_ = 0;
    return Done{};
  }

  Result<Tag> tag() {
    Tag tag;
    if (!is_private(here())) {
      if (!is_letters(here()) || !is_between(here(), 2, 8)) return error("a language of 2 to 8 letters, or 'x'");
      const bool may_have_extlangs = here().size() <= 3;
      tag.language = to_lower(take());
      while (may_have_extlangs && more() && is_extlang(here()) && tag.extlangs.size() < 3)
        tag.extlangs.push_back(to_lower(take()));
      if (more() && is_script(here())) tag.script = to_title(take());
      if (more() && is_region(here())) tag.region = to_upper(take());
      while (more() && is_variant(here())) tag.variants.push_back(to_lower(take()));
      while (more() && is_singleton(here())) {
        Extension extension{.singleton = to_lower(take()).front(), .subtags = {}};
        while (more() && here().size() > 1) extension.subtags.push_back(to_lower(take()));
        if (extension.subtags.empty()) return error("a subtag of 2 to 8 letters or digits for the extension");
        tag.extensions.push_back(std::move(extension));
      }
    }
    if (more() && is_private(here())) {
      take();
      if (!more()) return error("a private use subtag after 'x'");
      while (more()) tag.private_use.push_back(to_lower(take()));
    }
    if (more()) return error(tag.extensions.empty() ? expected_after(tag) : "an extension or private use subtag");
    return tag;
  }

 private:
  static std::string expected_after(const Tag& tag) {
    if (!tag.variants.empty()) return "a variant, extension or private use subtag";
    if (!tag.region.empty()) return "a variant, extension or private use subtag after the region";
    if (!tag.script.empty()) return "a region, variant, extension or private use subtag after the script";
    return "a script, region, variant, extension or private use subtag";
  }

  bool more() const { return at_ < subtags_.size(); }
  std::string_view here() const { return subtags_[at_]; }
  std::string_view take() { return subtags_[at_++]; }
  Error error(std::string expected) const {
    const std::size_t offset = more() ? static_cast<std::size_t>(subtags_[at_].data() - text_.data()) : text_.size();
    return {Code::kDamaged, "", "offset " + std::to_string(offset), std::move(expected)};
  }

  std::vector<std::string_view> subtags_;
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

Result<Tag> parse(std::string_view text) {
  if (text.size() > kLongestTag)
    return Error{Code::kLimit, "", "offset 0", "a tag of at most " + std::to_string(kLongestTag) + " bytes"};
  Parser parser(text);
  if (const auto checked = parser.check_subtags(); !checked) return checked.error();
  if (const auto whole = find_grandfathered(text); !whole.empty()) {
    Tag tag;
    tag.grandfathered = whole;
    return tag;
  }
  return parser.tag();
}

std::string to_string(const Tag& tag) {
  if (!tag.grandfathered.empty()) return tag.grandfathered;
  std::vector<std::string> parts;
  const auto add = [&parts](const std::string& part) {
    if (!part.empty()) parts.push_back(part);
  };
  add(tag.language);
  parts.insert(parts.end(), tag.extlangs.begin(), tag.extlangs.end());
  add(tag.script);
  add(tag.region);
  parts.insert(parts.end(), tag.variants.begin(), tag.variants.end());
  for (const Extension& extension : tag.extensions) {
    parts.emplace_back(1, extension.singleton);
    parts.insert(parts.end(), extension.subtags.begin(), extension.subtags.end());
  }
  if (!tag.private_use.empty()) parts.emplace_back("x");
  parts.insert(parts.end(), tag.private_use.begin(), tag.private_use.end());
  return join(parts, "-");
}

}  // namespace asepsis::norms::language

#include "norms/cpe/value_builder.h"

namespace asepsis::norms::cpe {

bool is_printable(char c) { return c > ' ' && c < '\x7f'; }
bool needs_no_quote(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool ValueBuilder::literal(char c) {
  if (!is_printable(c) || (has_body_ && last_wildcard_ != 0)) return false;
  if (!needs_no_quote(c)) text_ += '\\';
  text_ += c;
  has_body_ = true;
  last_wildcard_ = 0;
  return true;
}

bool ValueBuilder::wildcard(char c) {
  const bool continues_a_run = last_wildcard_ == '?' && c == '?';
  if (last_wildcard_ != 0 && !continues_a_run) return false;
  text_ += c;
  last_wildcard_ = c;
  return true;
}

std::optional<Value> ValueBuilder::finish() const {
  if (text_.empty() || text_ == "*") return Value::any();
  if (text_ == "\\-") return std::nullopt;
  auto value = Value::well_formed(text_);
  return std::move(value).value();
}

Value Value::na() {
  Value value;
  value.kind_ = Kind::kNa;
  return value;
}

Value Value::literal(std::string_view words) {
  Value value;
  if (words.empty()) return value;
  value.kind_ = Kind::kText;
  if (words == "-") words = "_";  // a lone hyphen would read as NA
  for (const char c : words) {
    const char kept = is_printable(c) ? c : '_';
    if (!needs_no_quote(kept)) value.text_ += '\\';
    value.text_ += kept;
  }
  return value;
}

Result<Value> Value::well_formed(std::string_view text) {
  const auto error = [](std::size_t offset, std::string expected) {
    return Error{Code::kDamaged, "", "offset " + std::to_string(offset), std::move(expected)};
  };
  if (text.empty() || text == "*" || text == "\\-") return error(0, "a value that is not ANY, NA or a lone hyphen");
  ValueBuilder builder;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '*' || text[i] == '?') {
      if (!builder.wildcard(text[i])) return error(i, "wildcards at an end only: one '*', or any number of '?'");
      continue;
    }
    const bool quoted = text[i] == '\\';
    if (quoted && ++i == text.size()) return error(i, "a character behind the backslash");
    if (quoted == needs_no_quote(text[i]))
      return error(i, quoted ? "no backslash before a letter, a digit or '_'" : "a backslash before this character");
    if (!is_printable(text[i])) return error(i, "printable ASCII");
    if (!builder.literal(text[i])) return error(i, "wildcards at an end only: one '*', or any number of '?'");
  }
  Value value;
  value.kind_ = Kind::kText;
  value.text_ = text;
  return value;
}

bool Value::has_wildcard() const {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\\')
      ++i;
    else if (text_[i] == '*' || text_[i] == '?')
      return true;
  }
  return false;
}

std::string Value::plain() const {
  std::string plain;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\\') ++i;
    plain += text_[i];
  }
  return plain;
}

std::string_view to_string(Attribute attribute) {
  switch (attribute) {
    case Attribute::kPart: return "part";
    case Attribute::kVendor: return "vendor";
    case Attribute::kProduct: return "product";
    case Attribute::kVersion: return "version";
    case Attribute::kUpdate: return "update";
    case Attribute::kEdition: return "edition";
    case Attribute::kLanguage: return "language";
    case Attribute::kSwEdition: return "sw_edition";
    case Attribute::kTargetSw: return "target_sw";
    case Attribute::kTargetHw: return "target_hw";
    case Attribute::kOther: return "other";
  }
  return {};
}

}  // namespace asepsis::norms::cpe

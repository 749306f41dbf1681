#include <algorithm>

#include "base/text.h"
#include "norms/spdx/spdx.h"

namespace asepsis::norms::spdx {
namespace {

constexpr std::string_view kDocumentRef = "DocumentRef-";
constexpr std::string_view kLicenseRef = "LicenseRef-";
constexpr std::string_view kAdditionRef = "AdditionRef-";

bool is_id_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}
bool is_space(char c) { return c == ' ' || c == '\t'; }
bool ends_word(char c) { return is_space(c) || c == '(' || c == ')'; }

std::optional<Operator> operator_of(std::string_view word) {
  if (word == "WITH" || word == "with") return Operator::kWith;
  if (word == "AND" || word == "and") return Operator::kAnd;
  if (word == "OR" || word == "or") return Operator::kOr;
  return std::nullopt;
}

// A bracket waiting for its end, or an operator waiting for its right side.
struct Waiting {
  std::optional<Operator> operation;  // none: a bracket
  std::size_t offset = 0;
};

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<Expression> expression() {
    for (skip_spaces(); at_ < text_.size(); skip_spaces()) {
      const Status status = wants_operand_ ? operand() : after_operand();
      if (!status) return status.error();
    }
    if (wants_operand_) return error(at_, operand_words());
    if (const Status status = reduce_to_bracket(); !status) return status.error();
    if (!waiting_.empty()) return error(waiting_.back().offset, "')' for this '('");
    return std::move(expression_);
  }

 private:
  Error error(std::size_t offset, std::string expected) const {
    return {Code::kDamaged, "", "offset " + std::to_string(offset), std::move(expected)};
  }
  std::string operand_words() const {
    return wants_addition_ ? "an exception after WITH" : "a license identifier or '('";
  }
  void skip_spaces() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  std::string_view word() const {
    std::size_t end = at_;
    while (end < text_.size() && !ends_word(text_[end])) ++end;
    return text_.substr(at_, end - at_);
  }

  Status operand() {
    if (text_[at_] == '(' && !wants_addition_) {
      if (depth_ == kDeepestNesting)
        return Error{Code::kLimit, "", "offset " + std::to_string(at_),
                     "at most " + std::to_string(kDeepestNesting) + " parentheses inside each other"};
      ++depth_;
      waiting_.push_back({std::nullopt, at_++});
      return Done{};
    }
    const std::string_view text = word();
    if (text.empty() || operator_of(text)) return error(at_, operand_words());
    auto part = read_part(text);
    if (!part) return part.error();
    expression_.steps.push_back({std::nullopt, expression_.parts.size()});
    expression_.parts.push_back(*std::move(part));
    at_ += text.size();
    // WITH takes a single license on its left and a single exception on its right.
    if (wants_addition_) expression_.steps.push_back({Operator::kWith, 0});
    may_have_addition_ = !wants_addition_;
    wants_addition_ = false;
    wants_operand_ = false;
    return Done{};
  }

  Status after_operand() {
    if (text_[at_] == ')') {
      if (const Status status = reduce_to_bracket(); !status) return status;
      if (waiting_.empty()) return error(at_, "no ')' without its '('");
      waiting_.pop_back();
      --depth_;
      ++at_;
      may_have_addition_ = false;
      return Done{};
    }
    const std::string_view text = word();
    const auto operation = operator_of(text);
    if (!operation) return error(at_, "AND, OR, WITH or ')'");
    if (*operation == Operator::kWith) {
      if (!may_have_addition_) return error(at_, "WITH behind a single license alone");
      wants_addition_ = true;
    } else {
      while (!waiting_.empty() && waiting_.back().operation && *waiting_.back().operation <= *operation) reduce();
      waiting_.push_back({operation, at_});
    }
    at_ += text.size();
    wants_operand_ = true;
    return Done{};
  }

  void reduce() {
    expression_.steps.push_back({waiting_.back().operation, 0});
    waiting_.pop_back();
  }
  Status reduce_to_bracket() {
    while (!waiting_.empty() && waiting_.back().operation) reduce();
    return Done{};
  }

  Result<Part> read_part(std::string_view text) const {
    Part part;
    part.offset = at_;
    std::size_t offset = at_;
    if (text.starts_with(kDocumentRef)) {
      const std::size_t colon = text.find(':');
      if (colon == std::string_view::npos) return error(offset + text.size(), "':' and a reference");
      part.document = text.substr(kDocumentRef.size(), colon - kDocumentRef.size());
      if (auto status = check_id(part.document, offset + kDocumentRef.size()); !status) return status.error();
      text.remove_prefix(colon + 1);
      offset += colon + 1;
    }
    const std::string_view prefix = wants_addition_ ? kAdditionRef : kLicenseRef;
    if (text.starts_with(prefix)) {
      part.kind = wants_addition_ ? Kind::kAdditionRef : Kind::kLicenseRef;
      if (auto status = check_id(text.substr(prefix.size()), offset + prefix.size()); !status) return status.error();
    } else {
      if (!part.document.empty()) return error(offset, "'" + std::string(prefix) + "' behind the document");
      for (const std::string_view reference : {kDocumentRef, kLicenseRef, kAdditionRef})
        if (starts_with_ignoring_case(text, reference))
          return error(offset, wants_addition_ ? "an exception, or 'AdditionRef-' in this case of letters"
                                               : "a license, or 'LicenseRef-' in this case of letters");
      part.kind = wants_addition_ ? Kind::kException : Kind::kLicense;
      part.or_later = !wants_addition_ && text.ends_with('+');
      if (part.or_later) text.remove_suffix(1);
      if (auto status = check_id(text, offset); !status) return status.error();
    }
    part.id = text;
    return part;
  }

  Status check_id(std::string_view id, std::size_t offset) const {
    const auto bad = std::find_if_not(id.begin(), id.end(), is_id_character);
    if (!id.empty() && bad == id.end()) return Done{};
    return error(offset + static_cast<std::size_t>(bad - id.begin()), "letters, digits, '-' or '.'");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool wants_operand_ = true;
  bool wants_addition_ = false;     // the operand must be an exception
  bool may_have_addition_ = false;  // the last operand was a single license
  std::vector<Waiting> waiting_;
  Expression expression_;
};

}  // namespace

Result<Expression> parse(std::string_view text) {
  if (text.size() > kLongestExpression)
    return Error{Code::kLimit, "", "offset 0", "at most " + std::to_string(kLongestExpression) + " bytes"};
  return Parser(text).expression();
}

std::string to_string(const Expression& expression) {
  struct Piece {
    std::string text;
    Operator weakest = Operator::kWith;  // the operator that would come apart first
  };
  const auto in_brackets = [](Piece piece, bool needed) {
    return needed ? "(" + piece.text + ")" : std::move(piece.text);
  };
  std::vector<Piece> pieces;
  for (const Step& step : expression.steps) {
    if (!step.operation) {
      const Part& part = expression.parts[step.part];
      pieces.push_back({(part.document.empty() ? "" : std::string(kDocumentRef) + part.document + ":") + part.id +
                            (part.or_later ? "+" : ""),
                        Operator::kWith});
      continue;
    }
    Piece right = std::move(pieces.back());
    pieces.pop_back();
    const Operator operation = *step.operation;
    const std::string_view word = operation == Operator::kWith  ? " WITH "
                                  : operation == Operator::kAnd ? " AND "
                                                                : " OR ";
    Piece& left = pieces.back();
    const bool left_needs = left.weakest > operation;
    // The same operator on the right was in parentheses: it would else be read from the left.
    const bool right_needs = right.weakest > operation || (operation != Operator::kWith && right.weakest == operation);
    if (left_needs) left.text = "(" + left.text + ")";
    left.text += word;
    left.text += in_brackets(std::move(right), right_needs);
    left.weakest = operation;
  }
  return pieces.empty() ? std::string() : std::move(pieces.back().text);
}

}  // namespace asepsis::norms::spdx

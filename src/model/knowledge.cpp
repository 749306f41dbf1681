#include "model/knowledge.h"

#include "base/text.h"
#include "model/plain_words.h"

namespace asepsis::model {
namespace {

// A name that only begins like a row's may be another branch of the house: less sure than the row itself.
constexpr double kPrefixDiscount = 0.8;

// The row whose words are `raw`, else the one with the longest words that `raw` begins with; true where they are all of
// it. `plain` brings a row's words into the form of `raw`.
template <class Row, class Plain>
std::pair<const Row*, bool> best_row(const std::vector<Row>& rows, std::string Row::*words, const std::string& raw,
                                     const Plain& plain) {
  const Row* best = nullptr;
  std::size_t best_length = 0;
  for (const Row& row : rows) {
    if (!first_word_is(row.*words, raw)) continue;
    const std::string text = plain(row.*words);
    if (text == raw) return {&row, true};
    if (text.size() <= best_length || !is_whole_word_prefix(text, raw)) continue;
    best = &row;
    best_length = text.size();
  }
  return {best, false};
}

std::string plain_vendor(std::string_view text) { return std::string(without_legal_form(plain_words(text))); }

template <class Row>
Normalised normalised(const std::pair<const Row*, bool>& found, const std::string& value) {
  const auto& [row, exact] = found;
  return {value, exact ? row->confidence : row->confidence * kPrefixDiscount, row->origin};
}

}  // namespace

Normalised normalise_vendor(const Knowledge& knowledge, std::string_view raw) {
  const std::string text(trim(raw));
  const auto found = best_row(knowledge.vendors, &VendorAlias::alias, plain_vendor(text), plain_vendor);
  if (found.first == nullptr) return {text, text.empty() ? 0.0 : kUnlistedVendorConfidence, std::nullopt};
  return normalised(found, found.first->vendor);
}

Normalised normalise_os(const Knowledge& knowledge, std::string_view raw) {
  const auto found = best_row(knowledge.os_words, &OsWord::words, plain_words(raw), plain_words);
  if (found.first == nullptr) return {};
  return normalised(found, found.first->os);
}

}  // namespace asepsis::model

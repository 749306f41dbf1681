#include "model/knowledge.h"

#include "base/text.h"
#include "model/plain_words.h"

namespace asepsis::model {
namespace {

// A name that only begins like a row's may be another branch of the house: less sure than the row itself.
constexpr double kPrefixDiscount = 0.8;

// The row whose words are `raw`, else the one with the longest words that `raw` begins with. `words` gives a row's
// words in plain form.
template <class Row, class Words>
std::pair<const Row*, bool> best_row(const std::vector<Row>& rows, std::string_view raw, const Words& words) {
  const Row* best = nullptr;
  std::size_t best_length = 0;
  for (const Row& row : rows) {
    const std::string plain = words(row);
    if (plain.empty()) continue;
    if (plain == raw) return {&row, true};
    if (plain.size() <= best_length || !is_whole_word_prefix(plain, raw)) continue;
    best = &row;
    best_length = plain.size();
  }
  return {best, false};
}

template <class Row>
Normalised normalised(const std::pair<const Row*, bool>& found, const std::string& value) {
  const auto& [row, exact] = found;
  return {value, exact ? row->confidence : row->confidence * kPrefixDiscount, row->origin};
}

}  // namespace

Normalised normalise_vendor(const Knowledge& knowledge, std::string_view raw) {
  const std::string text(trim(raw));
  const std::string plain = plain_words(text);
  const auto found = best_row(knowledge.vendors, without_legal_form(plain), [](const VendorAlias& row) {
    return std::string(without_legal_form(plain_words(row.alias)));
  });
  if (found.first == nullptr) return {text, text.empty() ? 0.0 : kUnlistedVendorConfidence, std::nullopt};
  return normalised(found, found.first->vendor);
}

Normalised normalise_os(const Knowledge& knowledge, std::string_view raw) {
  const auto found =
      best_row(knowledge.os_words, plain_words(raw), [](const OsWord& row) { return plain_words(row.words); });
  if (found.first == nullptr) return {};
  return normalised(found, found.first->os);
}

}  // namespace asepsis::model

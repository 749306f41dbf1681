#include "assess/vocabulary.h"

#include <algorithm>

#include "base/text.h"

namespace asepsis::assess {
namespace {

template <class Row, class Words, class Value>
Phrases phrases_of(const std::vector<Row>& rows, const Words& words, const Value& value) {
  std::vector<std::pair<std::string, std::string>> pairs;
  pairs.reserve(rows.size());
  for (const Row& row : rows) pairs.emplace_back(row.*words, row.*value);
  return Phrases(std::move(pairs));
}

}  // namespace

Vocabulary::Vocabulary(const model::Knowledge& knowledge)
    : knowledge_(knowledge),
      families_(phrases_of(knowledge.family_words, &model::FamilyWord::words, &model::FamilyWord::family)),
      systems_(phrases_of(knowledge.os_words, &model::OsWord::words, &model::OsWord::os)),
      vendors_(phrases_of(knowledge.vendors, &model::VendorAlias::alias, &model::VendorAlias::vendor)) {}

std::string Vocabulary::listed_vendor(std::string_view raw) const {
  const model::Normalised found = model::normalise_vendor(knowledge_, raw);
  return found.origin ? found.value : std::string();
}

bool Vocabulary::knows_system(std::string_view os) const {
  const auto same = [&](const auto& row) { return equal_ignoring_case(row.os, os); };
  return std::any_of(knowledge_.os_words.begin(), knowledge_.os_words.end(), same) ||
         std::any_of(knowledge_.os_signs.begin(), knowledge_.os_signs.end(), same);
}

bool Vocabulary::may_be(std::string_view os, std::string_view other) const {
  return std::any_of(knowledge_.os_signs.begin(), knowledge_.os_signs.end(), [&](const model::OsSign& sign) {
    return equal_ignoring_case(sign.os, os) && contains_ignoring_case(sign.release, other);
  });
}

}  // namespace asepsis::assess

#include "advise/csaf/validate/v21/terms.h"

#include <array>

#include "base/text.h"

namespace asepsis::advise::csaf {
namespace {

using Titles = std::array<std::string_view, 5>;  // in the order of Term

struct Language {
  std::string_view tag;
  Titles titles;
};

constexpr Titles kEnglish = {"License", "Product Description", "Reasoning for Supersession", "Reasoning for Withdrawal",
                             "Superseding Document"};

constexpr std::array<Language, 2> kLanguages = {{
    {"de",
     {"Lizenz", "Produktbeschreibung", "Begründung für die Ersetzung", "Begründung für die Zurückziehung",
      "Ersetzendes Dokument"}},
    {"en", kEnglish},
}};

}  // namespace

std::string_view in_english(Term term) { return kEnglish[static_cast<std::size_t>(term)]; }

std::optional<std::string_view> translation(Term term, std::string_view language_tag) {
  const std::string_view language = language_tag.substr(0, language_tag.find('-'));
  for (const Language& known : kLanguages)
    if (equal_ignoring_case(known.tag, language)) return known.titles[static_cast<std::size_t>(term)];
  return std::nullopt;
}

}  // namespace asepsis::advise::csaf

// Titles that documents in other languages give to notes and references that have a fixed title in English.
//
//   if (const auto title = translation(Term::kLicense, "de-CH")) ...    // "Lizenz"; nothing: no translation is known
//
// Source: OASIS CSAF TC, language_specific_translation/translations.json, version 2.1, which has German alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace asepsis::advise::csaf {

enum class Term : std::uint8_t {
  kLicense,
  kProductDescription,
  kReasoningForSupersession,
  kReasoningForWithdrawal,
  kSupersedingDocument,
};

std::string_view in_english(Term term);
// By the language alone: region and script do not count.
std::optional<std::string_view> translation(Term term, std::string_view language_tag);

}  // namespace asepsis::advise::csaf

#include "advise/csaf/validate/tests/titled_note.h"

#include <string>

#include "base/text.h"

namespace asepsis::advise::csaf {

bool is_english(const Outline& outline) {
  const json::Value lang = outline.document["lang"];
  if (!lang.exists()) return true;
  const std::string_view text = lang.string_or("");
  return equal_ignoring_case(text.substr(0, text.find('-')), "en");
}

void check_titled_note(const Outline& outline, std::string_view title, std::string_view category, Findings& findings) {
  const json::Value notes = outline.document["notes"];
  if (notes.exists() && !notes.is_array()) return;
  json::Value first;
  for (const json::Value note : notes.elements()) {
    if (note["title"].string_or("") != title) continue;
    if (first.exists()) {
      findings.add(note["title"], "there is more than one note with the title " + quoted(title));
      return;
    }
    first = note;
  }
  if (!first.exists()) {
    findings.add(notes.exists() ? notes : outline.document, "there is no note with the title " + quoted(title));
    return;
  }
  const json::Value stated = first["category"];
  if (stated.is_string() && stated.string_or("") != category)
    findings.add(stated, "the note " + quoted(title) + " has the category " + quoted(stated.string_or("")) +
                             " instead of " + quoted(category));
}

}  // namespace asepsis::advise::csaf

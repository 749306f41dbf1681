// /document: CSAF 2.0 section 3.2.1.
#include "advise/csaf/reading.h"
#include "base/text.h"

namespace asepsis::advise::csaf {
namespace {

std::optional<Error> check_version(const Place& document) {
  const Place version = document["csaf_version"];
  const auto text = version.value.string();
  if (!text) return Error{Code::kDamaged, "", version.pointer, "the text \"2.0\": without it this is no CSAF document"};
  if (*text == "2.0") return std::nullopt;
  return Error{Code::kUnsupported, "", version.pointer,
               "CSAF 2.0, which this reader reads; the document says it is CSAF " + std::string(text->substr(0, 20))};
}

// A text that nothing can be said without.
std::optional<Error> must_have(const Place& parent, std::string_view key, std::string& out) {
  const Place place = parent[key];
  const auto text = place.value.string();
  if (!text || trim(*text).empty()) return Error{Code::kDamaged, "", place.pointer, "a text that is not empty"};
  out = *text;
  return std::nullopt;
}

void read_revisions(Reading& reading, const Place& tracking) {
  for_each(array(reading, tracking, "revision_history"), [&](const Place& place) {
    if (!is_object(reading, place, {"date", "legacy_version", "number", "summary"})) return;
    const auto date = time(reading, place, "date");
    model::Revision revision{date.value_or(Time{}), needed_text(reading, place, "number"),
                             needed_text(reading, place, "summary")};
    if (date) reading.advisory.revisions.push_back(std::move(revision));
  });
}

std::optional<Error> read_tracking(Reading& reading, const Place& document) {
  model::Advisory& advisory = reading.advisory;
  const Place tracking = document["tracking"];
  if (!tracking.value.is_object()) return Error{Code::kDamaged, "", tracking.pointer, "an object"};
  if (auto error = must_have(tracking, "id", advisory.tracking_id)) return error;
  is_object(reading, tracking,
            {"aliases", "current_release_date", "generator", "id", "initial_release_date", "revision_history", "status",
             "version"});
  advisory.status = word(reading, tracking, "status", {"draft", "final", "interim"});
  advisory.version = needed_text(reading, tracking, "version");
  advisory.released = time(reading, tracking, "initial_release_date");
  advisory.revised = time(reading, tracking, "current_release_date");
  read_revisions(reading, tracking);
  return std::nullopt;
}

}  // namespace

std::optional<Error> read_document(Reading& reading, const Place& root) {
  model::Advisory& advisory = reading.advisory;
  if (!root.value.is_object()) return Error{Code::kDamaged, "", "/", "an object: a CSAF document"};
  const Place document = root["document"];
  if (!document.value.is_object())
    return Error{Code::kDamaged, "", document.pointer, "an object: without it this is no CSAF document"};
  if (auto error = check_version(document)) return error;
  if (auto error = must_have(document, "title", advisory.title)) return error;
  std::string category;
  if (auto error = must_have(document, "category", category)) return error;
  if (auto error = read_tracking(reading, document)) return error;

  is_object(reading, root, {"document", "product_tree", "vulnerabilities", "$schema"});
  is_object(reading, document,
            {"acknowledgments", "aggregate_severity", "category", "csaf_version", "distribution", "lang", "notes",
             "publisher", "references", "source_lang", "title", "tracking"});
  const Place publisher = object(reading, document, "publisher");
  is_object(reading, publisher, {"category", "contact_details", "issuing_authority", "name", "namespace"});
  advisory.publisher = needed_text(reading, publisher, "name");
  const Place distribution = object(reading, document, "distribution");
  is_object(reading, distribution, {"text", "tlp"});
  const Place tlp = object(reading, distribution, "tlp");
  if (is_object(reading, tlp, {"label", "url"}))
    advisory.tlp = word(reading, tlp, "label", {"AMBER", "GREEN", "RED", "WHITE"});
  read_notes(reading, document, advisory.notes);
  return std::nullopt;
}

void read_notes(Reading& reading, const Place& parent, std::vector<model::Note>& notes) {
  for_each(array(reading, parent, "notes"), [&](const Place& place) {
    if (!is_object(reading, place, {"audience", "category", "text", "title"})) return;
    model::Note note;
    note.category = word(reading, place, "category",
                         {"description", "details", "faq", "general", "legal_disclaimer", "other", "summary"});
    note.title = text(reading, place, "title");
    note.text = needed_text(reading, place, "text");
    note.pointer = place.pointer;
    notes.push_back(std::move(note));
  });
}

}  // namespace asepsis::advise::csaf

#include "assess/product_predicate.h"

#include <algorithm>
#include <array>

#include "assess/version_judgement.h"
#include "base/text.h"

namespace asepsis::assess {
namespace {

// Words of product names that tell no product from another.
constexpr std::array<std::string_view, 44> kFiller = {
    "system",   "systems",  "family",  "families",  "series",  "product",  "products", "device",  "devices",
    "line",     "all",      "any",     "certain",   "version", "versions", "based",    "model",   "models",
    "the",      "of",       "for",     "with",      "and",     "or",       "on",       "in",      "by",
    "software", "firmware", "running", "installed", "using",   "used",     "inc",      "ltd",     "gmbh",
    "ag",       "slice",    "scanner", "scanners",  "medical", "imaging",  "machine",  "machines"};
constexpr std::array<std::string_view, 8> kNoVendor = {
    "multiple", "multiplevendors", "various", "variousvendors", "unknown", "na", "opensource", "other"};
constexpr std::array<std::string_view, 7> kExceptions = {"not including", "excluding", "except",  "other than",
                                                         "without",       "exclusive", "excludes"};
constexpr std::array<std::string_view, 7> kVersionBegins = {"version", "versions", "prior to", "before",
                                                            "<",       ">",        "v."};
constexpr std::array<std::string_view, 7> kBeforeSystem = {"prior to", "before", "older than", "non",
                                                           "not",      "except", "later than"};
constexpr std::array<std::string_view, 10> kAfterSystem = {"and earlier", "or earlier", "and older", "or older",
                                                           "and later",   "or later",   "or newer",  "or higher",
                                                           "and newer",   "and prior"};
// A number of this many digits is a catalogue number, which no device says of itself: "882471 Gemini TF 64".
constexpr std::size_t kCatalogueDigits = 5;

template <class List>
bool is_in(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view trimmed_marks(std::string_view text) {
  const auto is_mark = [](char c) { return c == ' ' || c == '-' || c == ',' || c == ':' || c == '(' || c == ';'; };
  while (!text.empty() && is_mark(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_mark(text.back())) text.remove_suffix(1);
  return text;
}

// A phrase that stands as words of its own; npos: it does not.
std::size_t find_words(const std::string& text, std::string_view phrase) {
  for (std::size_t at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const bool begins = at == 0 || !is_word_byte(text[at - 1]) || !is_word_byte(phrase.front());
    const bool ends = end == text.size() || !is_word_byte(text[end]) || !is_word_byte(phrase.back());
    if (begins && ends) return at;
  }
  return std::string::npos;
}

void blank(std::string& text, const PhraseHit& hit) {
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(hit.begin), text.begin() + static_cast<std::ptrdiff_t>(hit.end),
            ' ');
}

void add(std::vector<Term>& terms, Term term) {
  const bool known = std::any_of(terms.begin(), terms.end(), [&](const Term& t) { return t.value == term.value; });
  if (!known) terms.push_back(std::move(term));
}

// The three texts that name a product, without what they share.
struct Texts {
  std::string head;     // the product's name
  std::string tail;     // what the full name says after it
  std::string version;  // the version branch
};

Texts texts_of(const model::Product& product) {
  Texts texts;
  const bool has_branch = !product.product_name.empty() && product.product_name != product.name;
  const std::size_t colon = product.name.find(':');
  texts.head = plain(has_branch ? product.product_name : product.name.substr(0, colon));
  if (colon != std::string::npos) texts.tail = plain(std::string_view(product.name).substr(colon + 1));
  texts.version = plain(product.version);
  for (const std::string_view begin : kVersionBegins) {
    const std::size_t at = find_words(texts.head, begin);
    if (at == std::string::npos || at == 0) continue;
    texts.tail = texts.head.substr(at) + (texts.tail.empty() ? "" : ": " + texts.tail);
    texts.head.resize(at);
  }
  return texts;
}

// Cuts "not including ..." off; gives the words cut.
std::string cut_exception(std::string& text) {
  std::string exception;
  for (const std::string_view phrase : kExceptions) {
    const std::size_t at = find_words(text, phrase);
    if (at == std::string::npos) continue;
    exception = text.substr(at);
    text.resize(at);
  }
  return exception;
}

// Is the hit one side of "A/B", "A-B" or "A+B" whose other side no row names? Then the whole is not understood:
// "XYZ/CT" may be a hybrid or two products.
bool joined_to_unknown(const std::string& text, const std::vector<PhraseHit>& hits, const PhraseHit& hit) {
  const auto is_joint = [](char c) { return c == '/' || c == '-' || c == '+' || c == '&'; };
  const auto begins = [&](std::size_t at) {
    return std::any_of(hits.begin(), hits.end(), [&](const PhraseHit& h) { return h.begin == at; });
  };
  const auto ends = [&](std::size_t at) {
    return std::any_of(hits.begin(), hits.end(), [&](const PhraseHit& h) { return h.end == at; });
  };
  if (hit.end + 1 < text.size() && is_joint(text[hit.end]) && is_word_byte(text[hit.end + 1]) && !begins(hit.end + 1))
    return !text.substr(hit.end).starts_with("-based");
  return hit.begin >= 2 && is_joint(text[hit.begin - 1]) && is_word_byte(text[hit.begin - 2]) && !ends(hit.begin - 1);
}

// Takes the families out of the text.
void read_families(const Vocabulary& vocabulary, std::string& text, Predicate& predicate) {
  const std::string whole = text;
  const std::vector<PhraseHit> hits = vocabulary.families().find(whole);
  for (const PhraseHit& hit : hits) {
    if (joined_to_unknown(whole, hits, hit)) {
      predicate.family_unclear = whole;
      continue;
    }
    add(predicate.families, {hit.value, whole.substr(hit.begin, hit.end - hit.begin)});
    blank(text, hit);
  }
}

bool is_qualified(const std::string& text, const PhraseHit& hit) {
  const std::string_view before = trimmed_marks(std::string_view(text).substr(0, hit.begin));
  const std::string_view after = trimmed_marks(std::string_view(text).substr(hit.end));
  if (!before.empty() && (before.back() == '<' || before.back() == '>' || before.back() == '=')) return true;
  return std::any_of(kBeforeSystem.begin(), kBeforeSystem.end(),
                     [&](std::string_view word) {
                       return before.ends_with(word) &&
                              (before.size() == word.size() || before[before.size() - word.size() - 1] == ' ');
                     }) ||
         std::any_of(kAfterSystem.begin(), kAfterSystem.end(),
                     [&](std::string_view words) { return after.starts_with(words); });
}

void read_systems(const Vocabulary& vocabulary, std::string& text, Predicate& predicate) {
  const std::string whole = text;
  for (const PhraseHit& hit : vocabulary.systems().find(whole)) {
    if (is_qualified(whole, hit))
      predicate.system_unclear = whole;
    else
      add(predicate.systems, {hit.value, whole.substr(hit.begin, hit.end - hit.begin)});
    blank(text, hit);
  }
}

void take_vendor_out(const Vocabulary& vocabulary, const std::vector<Term>& vendors, std::string& text) {
  const std::string whole = text;
  for (const PhraseHit& hit : vocabulary.vendors().find(whole)) {
    const bool own = std::any_of(vendors.begin(), vendors.end(), [&](const Term& t) { return t.value == hit.value; });
    if (own) blank(text, hit);
  }
}

std::vector<std::string> model_words_in(const std::string& rest, const std::vector<Term>& vendors) {
  std::vector<std::string> vendor_tokens;
  for (const Term& vendor : vendors)
    for (std::string& token : tokens_of(vendor.words)) vendor_tokens.push_back(std::move(token));
  std::vector<std::string> words;
  for (std::string& token : tokens_of(rest))
    if (!is_in(kFiller, token) && !is_in(vendor_tokens, token) && !is_in(words, token))
      words.push_back(std::move(token));
  return words;
}

bool is_catalogue_number(const std::string& token) {
  return token.size() >= kCatalogueDigits && token.find_first_not_of("0123456789") == std::string::npos;
}

// "Gemini PET/CT Family" with the version "882471 Gemini TF 64": the version names a model.
bool names_a_model(const std::string& version, const std::vector<std::string>& model_words) {
  const std::vector<std::string> tokens = tokens_of(version);
  return std::any_of(model_words.begin(), model_words.end(),
                     [&](const std::string& word) { return word.size() >= 3 && is_in(tokens, word); });
}

void read_version(std::string text, const Vocabulary& vocabulary, Predicate& predicate) {
  const std::string exception = cut_exception(text);
  if (!exception.empty()) predicate.exception = exception;
  const std::string whole = text;
  read_systems(vocabulary, text, predicate);
  const bool only_system = text != whole && tokens_of(text).empty();
  if (only_system || means_all_versions(text)) return;
  if (names_a_model(text, predicate.model_words)) {
    for (std::string& token : model_words_in(text, predicate.vendors))
      if (!is_catalogue_number(token) && !is_in(predicate.model_words, token))
        predicate.model_words.push_back(std::move(token));
    predicate.model_text += " " + whole;
    return;
  }
  if (predicate.versions.empty()) predicate.versions.push_back(whole);
}

// Product lines that families.csv knows by their model name, where the name says no family: "Symbia Intevo".
void family_by_model(const Vocabulary& vocabulary, const std::string& name, Predicate& predicate) {
  for (const Term& vendor : predicate.vendors)
    for (const model::Family& row : vocabulary.knowledge().families) {
      if (row.vendor != vendor.value || row.confidence < 0.5) continue;
      const std::string text(trimmed_marks(name));
      if (!matches_glob(text, row.model)) continue;
      add(predicate.families, {row.family, text});
      break;
    }
}

// Words as the document writes them, where it has them in one piece.
void restore_case(std::string& words, const std::vector<std::pair<std::string, std::string_view>>& originals) {
  for (const auto& [lower, original] : originals) {
    const std::size_t at = words.empty() ? std::string::npos : lower.find(words);
    if (at == std::string::npos) continue;
    words = original.substr(at, words.size());
    return;
  }
}

void restore_case(Predicate& predicate, const model::Product& product) {
  std::vector<std::pair<std::string, std::string_view>> originals;
  for (const std::string* text : {&product.product_name, &product.name, &product.version})
    originals.emplace_back(to_lower(*text), *text);
  for (Term& term : predicate.families) restore_case(term.words, originals);
  for (Term& term : predicate.systems) restore_case(term.words, originals);
  for (std::string& version : predicate.versions) restore_case(version, originals);
  for (std::string* text :
       {&predicate.family_unclear, &predicate.system_unclear, &predicate.model_text, &predicate.exception})
    restore_case(*text, originals);
}

}  // namespace

const PredicateReader::Vendors& PredicateReader::vendors_of(const std::string& vendor) {
  const auto [place, is_new] = vendors_.try_emplace(vendor, Vendors{{}, vendors_.size()});
  if (!is_new) return place->second;
  std::vector<Term>& terms = place->second.terms;
  if (is_in(kNoVendor, squeezed(vendor)) || trim(vendor).empty()) return place->second;
  const std::string listed = vocabulary_.listed_vendor(vendor);
  terms.push_back({listed.empty() ? std::string(trim(vendor)) : listed, vendor});
  // "Silex Technology and GE Healthcare", "General Electric (GE)": each name that data/ knows is one of them.
  std::string pieces = vendor;
  for (std::size_t at = pieces.find(" and "); at != std::string::npos; at = pieces.find(" and ", at))
    pieces.replace(at, 5, ",");
  std::replace_if(
      pieces.begin(), pieces.end(), [](char c) { return c == '/' || c == '(' || c == ')' || c == ';'; }, ',');
  for (const std::string_view piece : split(pieces, ',')) {
    const std::string one = trim(piece).empty() ? std::string() : vocabulary_.listed_vendor(piece);
    if (!one.empty()) add(terms, {one, std::string(trim(piece))});
  }
  return place->second;
}

Predicate PredicateReader::read(const model::Advisory& advisory, const model::Product& product) {
  Predicate predicate;
  predicate.why = model::place_id(advisory, product.pointer);
  Texts texts = texts_of(product);

  std::string vendor = product.vendor;
  if (vendor.empty()) {
    const auto hits = vocabulary_.vendors().find(texts.head);
    if (!hits.empty() && hits.front().begin == 0) vendor = texts.head.substr(0, hits.front().end);
  }
  const Vendors& vendors = vendors_of(vendor);
  predicate.vendors = vendors.terms;
  predicate.vendor_index = vendors.index;
  predicate.vendor_unclear = predicate.vendors.empty();

  predicate.exception = cut_exception(texts.head);
  take_vendor_out(vocabulary_, predicate.vendors, texts.head);
  std::string name = texts.head;
  read_families(vocabulary_, texts.head, predicate);
  read_systems(vocabulary_, texts.head, predicate);
  predicate.model_words = model_words_in(texts.head, predicate.vendors);
  predicate.model_text = std::string(trimmed_marks(name));
  if (predicate.families.empty() && predicate.family_unclear.empty()) family_by_model(vocabulary_, name, predicate);

  // The branch first: where it says "all", the words behind the name may still say less (872 branches of the public
  // corpus are "vers:all/*" by mistake).
  read_version(texts.version, vocabulary_, predicate);
  read_version(texts.tail, vocabulary_, predicate);

  const bool everything = find_words(plain(product.name), "all") != std::string::npos && product.version.empty();
  predicate.names_nothing = predicate.families.empty() && predicate.family_unclear.empty() &&
                            predicate.systems.empty() && predicate.model_words.empty() && !everything;
  for (const Term& system : predicate.systems) predicate.system_words.push_back(spaced_words(system.value));
  restore_case(predicate, product);
  return predicate;
}

std::vector<Predicate> PredicateReader::read_all(const model::Advisory& advisory) {
  std::vector<Predicate> predicates;
  std::vector<std::string> hybrids;
  for (const model::Product& product : advisory.products) {
    predicates.push_back(read(advisory, product));
    for (const Term& family : predicates.back().families)
      if (family.value.find('/') != std::string::npos && !is_in(hybrids, family.value)) hybrids.push_back(family.value);
  }
  for (Predicate& predicate : predicates) predicate.hybrids = hybrids;
  return predicates;
}

}  // namespace asepsis::assess

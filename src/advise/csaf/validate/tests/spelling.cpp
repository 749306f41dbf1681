// Words that a dictionary of the document's language does not know (6.3.8).
//
// Only what is surely a word is looked up: no numbers, versions, ids, URLs, file names, and nothing with a capital
// letter behind its first one, as abbreviations and trade names have it.
#include <string>
#include <unordered_map>
#include <vector>

#include "advise/csaf/validate/tests/characters.h"
#include "advise/csaf/validate/tests/profile.h"
#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {
namespace {

constexpr std::size_t kMostWords = 200'000;  // different ones in a document: some seconds of looking up
constexpr std::size_t kLongestWord = 100;    // bytes; dictionaries have none longer
constexpr std::size_t kMostNamed = 5;        // words in one message

// Between letters: part of the word ("don't"). The second one is how word processors write it.
constexpr char32_t kApostrophe = U'\'', kQuotationMark = U'\u2019';

bool is_capital(char32_t c) { return c >= U'A' && c <= U'Z'; }

// Every character of a script counts as a letter; ASCII's and Latin-1's signs and the block of general punctuation not.
bool is_letter(char32_t c) {
  if (c < 0x80) return is_capital(c) || (c >= U'a' && c <= U'z');
  return c >= 0xc0 && c != 0xd7 && c != 0xf7 && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x303f) &&
         c < 0xe000;
}

// Characters that no prose has inside a word: what holds one is an id, an address, code.
bool is_technical(std::string_view piece) {
  if (piece.find_first_of("0123456789@_\\=<>#%$&*+|~^`{}") != std::string_view::npos) return true;
  const std::size_t dot = piece.find('.');
  if (dot != std::string_view::npos && piece.find_first_not_of(".,;:!?)]\"'", dot) != std::string_view::npos)
    return true;
  return piece.find("//") != std::string_view::npos;
}

class Checker {
 public:
  Checker(const Outline& outline, std::string_view language, Findings& findings)
      : speller_(*outline.tools.speller), language_(language), findings_(findings) {}

  void check(json::Value value) {
    std::string_view rest = value.string_or("");
    std::vector<std::string_view> unknown;
    while (!rest.empty()) {
      const std::size_t begin = rest.find_first_not_of(" \t\r\n");
      if (begin == std::string_view::npos) break;
      const std::size_t end = std::min(rest.find_first_of(" \t\r\n", begin), rest.size());
      const std::string_view piece = rest.substr(begin, end - begin);
      if (!is_technical(piece)) check_words(piece, unknown);
      rest.remove_prefix(end);
    }
    if (!unknown.empty()) report(value, unknown);
  }
  void check_each(json::Value list) {
    for (const json::Value value : list.elements()) check(value);
  }

 private:
  // The words of what stands between white space: "(read-only)" has two.
  void check_words(std::string_view piece, std::vector<std::string_view>& unknown) {
    while (!piece.empty()) {
      std::string_view rest = piece;
      if (!is_letter(take_character(rest))) {
        piece = rest;
        continue;
      }
      std::size_t length = piece.size() - rest.size();
      bool has_name = false;  // a capital behind the first letter
      while (!rest.empty()) {
        const char32_t c = take_character(rest);
        std::string_view next = rest;
        const bool joins =
            (c == kApostrophe || c == kQuotationMark) && !next.empty() && is_letter(take_character(next));
        if (!is_letter(c) && !joins) break;
        has_name = has_name || is_capital(c);
        length = piece.size() - rest.size();
      }
      const std::string_view word = piece.substr(0, length);
      if (!has_name && !is_known(word)) unknown.push_back(word);
      piece.remove_prefix(length);
    }
  }

  bool is_known(std::string_view word) {
    if (word.size() < 2 || word.size() > kLongestWord) return true;
    const auto entry = known_.find(word);
    if (entry != known_.end()) return entry->second;
    if (known_.size() >= kMostWords) {
      if (!gave_up_)
        findings_.skip("more than " + std::to_string(kMostWords) +
                       " different words: only the first of them were looked up");
      gave_up_ = true;
      return true;
    }
    return known_.emplace(word, speller_.knows(with_plain_apostrophes(word), language_)).first->second;
  }

  static std::string with_plain_apostrophes(std::string_view word) {
    std::string plain;
    for (std::string_view rest = word; !rest.empty();) {
      const std::size_t before = rest.size();
      const std::string_view character = rest;
      if (take_character(rest) == kQuotationMark)
        plain += '\'';
      else
        plain += character.substr(0, before - rest.size());
    }
    return plain;
  }

  void report(json::Value value, const std::vector<std::string_view>& unknown) {
    std::string words;
    for (std::size_t i = 0; i < unknown.size() && i < kMostNamed; ++i)
      words += (i > 0 ? ", " : "") + quoted(unknown[i]);
    if (unknown.size() > kMostNamed) words += " and " + std::to_string(unknown.size() - kMostNamed) + " more";
    findings_.add(value, "not in the dictionary of " + quoted(language_) + ": " + words);
  }

  const ports::Speller& speller_;
  std::string_view language_;
  Findings& findings_;
  std::unordered_map<std::string_view, bool> known_;
  bool gave_up_ = false;
};

void check_acknowledgments(json::Value list, Checker& checker) {
  for (const json::Value item : list.elements()) {
    checker.check_each(item["names"]);
    checker.check(item["organization"]);
    checker.check(item["summary"]);
  }
}

void check_notes(json::Value list, Checker& checker) {
  for (const json::Value item : list.elements())
    for (const char* key : {"audience", "text", "title"}) checker.check(item[key]);
}

void check_member_of_each(json::Value list, std::string_view key, Checker& checker) {
  for (const json::Value item : list.elements()) checker.check(item[key]);
}

void check_document(const Outline& outline, Checker& checker) {
  const json::Value document = outline.document;
  check_acknowledgments(document["acknowledgments"], checker);
  checker.check(document["aggregate_severity"]["text"]);
  if (profile_of(outline) == Profile::kBase) checker.check(document["category"]);
  checker.check(document["distribution"]["text"]);
  check_notes(document["notes"], checker);
  checker.check(document["publisher"]["issuing_authority"]);
  checker.check(document["publisher"]["name"]);
  check_member_of_each(document["references"], "summary", checker);
  checker.check(document["title"]);
  checker.check_each(outline.tracking["aliases"]);
  checker.check(outline.tracking["generator"]["engine"]["name"]);
  check_member_of_each(outline.tracking["revision_history"], "summary", checker);
}

void check_vulnerability(json::Value vulnerability, Checker& checker) {
  check_acknowledgments(vulnerability["acknowledgments"], checker);
  check_member_of_each(vulnerability["involvements"], "summary", checker);
  check_notes(vulnerability["notes"], checker);
  check_member_of_each(vulnerability["references"], "summary", checker);
  for (const json::Value remediation : vulnerability["remediations"].elements()) {
    checker.check(remediation["details"]);
    checker.check_each(remediation["entitlements"]);
    checker.check(remediation["restart_required"]["details"]);
  }
  check_member_of_each(vulnerability["threats"], "details", checker);
  checker.check(vulnerability["title"]);
}

}  // namespace

void test_6_3_8(const Outline& outline, Findings& findings) {
  const json::Value lang = outline.document["lang"];
  const auto language = lang.string();
  if (!language) return;
  if (!outline.tools.speller->speaks(*language)) {
    findings.add(lang, "there is no dictionary of the language " + quoted(*language));
    return;
  }
  Checker checker(outline, *language, findings);
  check_document(outline, checker);
  for (const Branch& branch : outline.branches) checker.check(branch.at["name"]);
  for (const Product& product : outline.products) checker.check(product.at["name"]);
  for (const Group& group : outline.groups) checker.check(group.at["summary"]);
  for (const Vulnerability& vulnerability : outline.vulnerabilities) check_vulnerability(vulnerability.at, checker);
}

}  // namespace asepsis::advise::csaf

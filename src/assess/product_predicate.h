// What a product of an advisory asks of a device, read from its names.
//
//   "Siemens SPECT Workplaces/Symbia.net: All Windows 7-based versions", vers:all/*
//   -> vendor Siemens, family SPECT workplace, operating system Windows 7, every version
//
// Each part is "any of". A part whose words are not understood is kept as unclear and can neither be met nor failed, so
// that a device is never cleared by something that nobody read. Texts of unbounded length are read in linear time per
// row of data/.
#pragma once

#include <string>
#include <vector>

#include "assess/vocabulary.h"
#include "model/advisory.h"

namespace asepsis::assess {

struct Term {
  std::string value;  // as data/ names it
  std::string words;  // as the document says it
  bool operator==(const Term&) const = default;
};

struct Predicate {
  std::vector<Term> vendors;
  std::size_t vendor_index = 0;      // equal for products with the same vendor words, within one reader
  bool vendor_unclear = false;       // no vendor, or "multiple"
  std::vector<Term> families;        // empty: not asked
  std::vector<std::string> hybrids;  // "SPECT/CT": named by the document beside this product, so "SPECT" excludes it
  std::string family_unclear;        // "XYZ/CT": a family that data/ has no word for
  std::vector<Term> systems;         // empty: not asked
  std::vector<std::vector<std::string>> system_words;  // of each system, as spaced_words() gives them
  std::string system_unclear;                          // "before Windows 10"
  std::vector<std::string> model_words;                // tokens that a model's name must carry; empty: not asked
  std::string model_text;
  std::vector<std::string> versions;  // texts beyond "all"; empty: every version
  std::string exception;              // "not including LOGIQ 100 Pro"
  bool names_nothing = false;         // neither family, model nor system: a product called "Version"
  Id why;                             // the product's place in the document
};

// Ready for many products of one or more advisories; keeps the vendors it has seen.
class PredicateReader {
 public:
  explicit PredicateReader(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}
  Predicate read(const model::Advisory& advisory, const model::Product& product);
  // All products of an advisory, in its order.
  std::vector<Predicate> read_all(const model::Advisory& advisory);

 private:
  struct Vendors {
    std::vector<Term> terms;
    std::size_t index = 0;
  };
  const Vendors& vendors_of(const std::string& vendor);
  const Vocabulary& vocabulary_;
  std::map<std::string, Vendors> vendors_;
};

}  // namespace asepsis::assess

// The words by which documents name makers, families and operating systems: data/ prepared once for many products.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "assess/words.h"
#include "model/knowledge.h"

namespace asepsis::assess {

// `knowledge` is borrowed.
class Vocabulary {
 public:
  explicit Vocabulary(const model::Knowledge& knowledge);

  const model::Knowledge& knowledge() const { return knowledge_; }
  const Phrases& families() const { return families_; }
  const Phrases& systems() const { return systems_; }
  const Phrases& vendors() const { return vendors_; }

  // The vendor of an alias; empty: no row of vendors.csv fits.
  std::string listed_vendor(std::string_view raw) const;
  // True where `os` is a name that os.csv or os_words.csv knows.
  bool knows_system(std::string_view os) const;
  // True where a sign of `os` cannot tell it from `other`: version 6.1 is Windows 7 and Windows Server 2008 R2.
  bool may_be(std::string_view os, std::string_view other) const;

 private:
  const model::Knowledge& knowledge_;
  Phrases families_, systems_, vendors_;
};

}  // namespace asepsis::assess

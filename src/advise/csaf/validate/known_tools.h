// Tools with fixed answers, for the tests of the validator: what is right and wrong is in the text itself.
#pragma once

#include "advise/validate.h"

namespace asepsis::advise {

// Speaks English alone. A word is wrong where it holds "qq", which no English word does.
class KnownSpeller final : public ports::Speller {
 public:
  bool speaks(std::string_view language) const override { return language.substr(0, 2) == "en"; }
  bool knows(std::string_view word, std::string_view) const override {
    return word.find("qq") == std::string_view::npos;
  }
};

// Hosts below .invalid do not exist (RFC 6761 section 6.4); a path that ends with "/not-available" gets 404.
class KnownResolver final : public ports::Resolver {
 public:
  std::optional<int> status(std::string_view url) const override {
    if (url.find(".invalid") != std::string_view::npos) return std::nullopt;
    return url.ends_with("/not-available") ? 404 : 200;
  }
};

// Full level with every tool; the time is behind every date of the documents.
inline ValidateOptions with_known_tools() {
  static const KnownSpeller speller;
  static const KnownResolver resolver;
  return {.level = Level::kFull, .speller = &speller, .resolver = &resolver, .now = parse_time("2026-11-01")};
}

}  // namespace asepsis::advise

// The number of a document's version: an integer, or a semantic version (semver.org 2.0.0).
//
//   auto version = read_document_version("1.4.3-rc.1+21AF26D3");
//   compare(*version, *other)   // by precedence; build metadata never counts
//
// Parts are kept as digits: no number is too long. CSAF 2.0 section 3.1.11.
#pragma once

#include <compare>
#include <optional>
#include <string_view>

namespace asepsis::advise::csaf {

struct DocumentVersion {
  bool integer = false;
  std::string_view major, minor, patch;  // digits without leading zeros; of an integer only `major`
  std::string_view prerelease, build;    // without '-' and '+'; empty: none
};

std::optional<DocumentVersion> read_document_version(std::string_view text);

// Semver section 11. An integer compares with a semantic version as if it were "n.0.0"; mixing both is a fault of its
// own (6.1.30).
std::strong_ordering compare(const DocumentVersion& a, const DocumentVersion& b);
std::strong_ordering compare_digits(std::string_view a, std::string_view b);  // no leading zeros

}  // namespace asepsis::advise::csaf

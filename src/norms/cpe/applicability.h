// Whether a configuration, as NVD's API 2.0 states it, applies to one asset: yes, no or undecided, with the reasons.
//
//   Asset asset{.names = {*parse("cpe:2.3:o:microsoft:windows_7:-:sp1:*:*:*:*:x64:*")}, .listing = Listing::kPartial};
//   Outcome outcome = evaluate(configurations, asset, compare_versions);
//   outcome.answer; outcome.matched; outcome.undecided        // which criterion, which fact is missing
//
// AND and OR are taken over one asset, never over a fleet. A criterion with `vulnerable` false is context (the hardware
// that a firmware runs on): needed for a match, never affected by it. Logic is Kleene's: what is undecided stays so
// unless the rest decides it.
//
// Traps of NVD's data, each answered "undecided" and never "yes" or "no":
// - product ANY in criterion or asset: with a vendor alone, let alone without, it would match everything;
// - version NA in a criterion: NVD does not know it (an asset that has NA too, as Windows releases do, is equal and
//   matches);
// - a range, where the asset's version is not known, has a wildcard or cannot be ordered by the comparer;
// - a literal version that differs in spelling and cannot be ordered by the comparer;
// - an attribute that the criterion asks for and the asset does not state;
// - a version that the criterion asks for, where the asset has NA: inventories write it for "not known" too;
// - no name of a partial listing has the product: what is not listed may still be installed (a product that is listed
//   is taken to be there in the listed versions alone).
//
// Source: NISTIR 7698 (applicability language), NVD CVE API 2.0 `configurations`. Cost: criteria x names of the asset.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "norms/cpe/cpe.h"

namespace asepsis::norms::cpe {

enum class Answer : std::uint8_t { kNo, kUndecided, kYes };
enum class Operator : std::uint8_t { kOr, kAnd };

// Plain text of two versions ("4.3.1"); nothing where they cannot be compared.
using VersionOrder = std::optional<std::strong_ordering> (*)(std::string_view a, std::string_view b);

struct Bound {
  std::string version;
  bool inclusive = false;
};

struct Criterion {
  Name name;
  bool vulnerable = true;
  std::optional<Bound> start, end;
};

struct Node {
  Operator op = Operator::kOr;
  bool negate = false;
  std::vector<Criterion> criteria;
};

struct Configuration {
  Operator op = Operator::kOr;
  bool negate = false;
  std::vector<Node> nodes;
};

enum class Listing : std::uint8_t { kComplete, kPartial };  // is everything on the asset named?

struct Asset {
  std::vector<Name> names;
  Listing listing = Listing::kPartial;
};

enum class Missing : std::uint8_t {
  kProduct,            // product is ANY in the criterion or in the asset's name
  kVersion,            // the asset's version
  kComparableVersion,  // the comparer cannot order the two versions
  kCriterionVersion,   // the criterion's version is NA: NVD does not know it
  kAttribute,          // another attribute that the criterion asks for, or a wildcard in the asset's name
  kListing,            // the asset's listing is partial and names nothing of this product
  kCriteria,           // the configuration itself: it names no product
};
std::string_view to_string(Missing missing);  // "the asset's version is not known"

struct Undecided {
  std::string criterion;  // formatted string; "" for kCriteria
  Missing missing = Missing::kVersion;
  bool operator==(const Undecided&) const = default;
};

// How far one criterion fits one name; nothing missing unless undecided.
struct Fit {
  Answer answer = Answer::kNo;
  std::optional<Missing> missing;
};
Fit fit(const Criterion& criterion, const Name& name, VersionOrder order);

struct Outcome {
  Answer answer = Answer::kNo;
  std::vector<std::string> matched;  // formatted strings of vulnerable criteria that fit, without repeats
  std::vector<Undecided> undecided;  // only where the answer is undecided; without repeats
};

// Any of the configurations suffices. A configuration without nodes, or a node without criteria, says nothing and is
// undecided. No configurations at all: undecided ("no CPE" is not "not affected").
Outcome evaluate(const std::vector<Configuration>& configurations, const Asset& asset, VersionOrder order);

}  // namespace asepsis::norms::cpe

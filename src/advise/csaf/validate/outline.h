// What the tests of section 6 ask of a document, found once: products, groups, branches, references, revisions,
// statuses. Both editions have the same outline; what one of them lacks is empty.
//
//   const Outline outline = outline_of(document);
//   for (const auto& reference : outline.product_references)
//     if (!outline.is_defined(reference.id)) findings.add(reference.at, ...);
//
// Product and group ids are numbered in order of first appearance; a test that needs a set of products uses the
// numbers. Values of a wrong type are left out: the structure names them. Everything points into the json::Document,
// which must outlive the outline. Cost: one pass.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "advise/csaf/validate/document_version.h"
#include "advise/csaf/validate/instant.h"
#include "base/json.h"
#include "base/time.h"
#include "ports/resolver.h"
#include "ports/speller.h"

namespace asepsis::advise::csaf {

enum class Edition : std::uint8_t { k20, k21 };

using Number = std::uint32_t;
inline constexpr Number kNone = 0xffffffff;

// Strings to numbers, in order of first appearance.
class Names {
 public:
  Number add(std::string_view name);
  Number find(std::string_view name) const;  // kNone where it was never added
  std::string_view name(Number number) const { return names_[number]; }
  std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string_view> names_;
  std::unordered_map<std::string_view, Number> numbers_;
};

struct Branch {  // /product_tree/branches[](/branches[])*
  json::Value at;
  std::string_view category, name;
  Number parent = kNone;   // index into Outline::branches
  Number product = kNone;  // index into Outline::products
  std::uint32_t depth = 1;
};

struct Product {  // a full_product_name_t, wherever it stands
  enum class Origin : std::uint8_t { kBranch, kFullProductName, kRelationship };
  json::Value at;
  json::Value id_at;
  Number id = kNone;  // kNone: has no product_id
  Origin origin = Origin::kFullProductName;
  Number branch = kNone;  // its branch, where the origin is one
};

struct Reference {  // a place that names a product or a group defined elsewhere
  Number id = 0;
  json::Value at;
};

struct Group {
  json::Value at;
  Number id = kNone;
  std::vector<Reference> products;
};

struct Relationship {  // /product_tree/relationships[], in 2.1 /product_tree/product_paths[]
  json::Value at;
  Number product = kNone;  // index into Outline::products: what it defines
  std::vector<Reference> refers_to;
};

struct Revision {
  json::Value at;
  json::Value number_at;
  std::optional<DocumentVersion> number;
  std::optional<Instant> date;
};

enum class Status : std::uint8_t {
  kFirstAffected,
  kFirstFixed,
  kFixed,
  kKnownAffected,
  kKnownNotAffected,
  kLastAffected,
  kRecommended,
  kUnderInvestigation,
  kUnknown,  // 2.1
};
inline constexpr std::size_t kStatuses = 9;
std::string_view to_string(Status status);  // the member's name: "first_affected"

struct Assessment {  // /vulnerabilities[]/scores[], in 2.1 /vulnerabilities[]/metrics[]
  json::Value at;
  json::Value content;  // what holds cvss_v2, cvss_v3, ...: in 2.0 the score itself, in 2.1 its `content`
  std::vector<Reference> products;
};

struct Vulnerability {
  json::Value at;
  std::vector<Assessment> assessments;
  std::array<std::vector<Reference>, kStatuses> status;
  const std::vector<Reference>& products(Status s) const { return status[static_cast<std::size_t>(s)]; }
};

// What a test may ask beside the document. The runner runs a test only where what it needs is there.
struct Tools {
  const ports::Speller* speller = nullptr;
  const ports::Resolver* resolver = nullptr;
  std::optional<Time> now = {};
};

struct Outline {
  const json::Document* source = nullptr;
  Tools tools;
  Edition edition = Edition::k20;
  json::Value root, document, tracking, product_tree, vulnerability_list;
  std::string_view category;  // /document/category
  std::optional<DocumentVersion> version;

  Names product_ids, group_ids;
  std::vector<Branch> branches;   // in document order: parents before children
  std::vector<Product> products;  // in document order, doubled ones too
  std::vector<Group> groups;      // likewise
  std::vector<Relationship> relationships;
  std::vector<Revision> revisions;               // in document order
  std::vector<std::uint32_t> revisions_by_date;  // indexes; stable: equal dates by number, then in document order
  std::vector<Vulnerability> vulnerabilities;
  std::vector<Reference> product_references;  // all of them, in document order, statuses too
  std::vector<Reference> group_references;

  std::vector<Number> product_of;  // by product number: first definition (index into products), kNone: not defined
  std::vector<Number> group_of;    // by group number: first definition (index into groups), kNone: not defined
  bool is_defined(Number product_id) const { return product_of[product_id] != kNone; }
};

Outline outline_of(const json::Document& document, Edition edition);

// How many products the document names by its groups: a small document can name very many, so the runner asks first.
std::size_t group_members_written_out(const Outline& outline);

// The product numbers that an item names by `product_ids` (or `products`) and by the members of its `group_ids`,
// ascending, each once. Groups that are not defined have no members.
std::vector<Number> products_named_by(const Outline& outline, json::Value item);

}  // namespace asepsis::advise::csaf

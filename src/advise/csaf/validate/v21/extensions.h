// CSAF extensions: where a document has them, and what is known here of their schemas.
//
//   for (const ExtensionList& list : extension_lists(outline))
//     for (const json::Value item : list.at.elements())
//       if (const KnownExtension* known = find_extension(item["$schema"].string_or(""))) ...
//
// CSAF has three classes of extensions (section 2.4.1): official and registered ones stand in lists of the OASIS CSAF
// TC, which are still empty; all others are experimental. Known here are two examples that the TC's own repository
// publishes to test validators with. A schema is never fetched. To add one: its shape and a row in extensions.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "advise/csaf/validate/outline.h"
#include "advise/csaf/validate/structure/shape.h"

namespace asepsis::advise::csaf {

enum class ExtensionPlace : std::uint8_t {
  kDocument,
  kBranch,           // a product of a branch
  kFullProductName,  // /product_tree/full_product_names[]
  kProductPath,      // a product of a product path
  kMetric,
  kVulnerability,
  kRoot,
};
inline constexpr std::size_t kExtensionPlaces = 7;
std::string_view to_string(ExtensionPlace place);  // for people: "a metric"

struct ExtensionList {
  json::Value at;  // x_extensions, an array
  ExtensionPlace place;
};
std::vector<ExtensionList> extension_lists(const Outline& outline);

enum class ExtensionClass : std::uint8_t { kOfficial, kRegistered, kExperimental };
std::string_view to_string(ExtensionClass standing);  // "experimental"
ExtensionClass class_of(std::string_view schema);     // by its URL, also of what is not known here

struct KnownExtension {
  std::string_view schema;  // the URL that `$schema` holds
  ExtensionClass standing;
  const structure::Shape* item;                      // of a whole element of x_extensions
  std::array<std::uint32_t, kExtensionPlaces> most;  // in one list, by its place
  std::span<const std::string_view> incompatible;    // schemas that may not stand in the same list
};
const KnownExtension* find_extension(std::string_view schema);  // null: not known

}  // namespace asepsis::advise::csaf

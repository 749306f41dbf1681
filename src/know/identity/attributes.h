// Vendor, model, software and serial of an asset, from its own objects, its toolkit's root and the inventory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "know/identity/asset.h"
#include "model/device.h"
#include "model/knowledge.h"

namespace asepsis::know {

// A list kept by people is no traffic that a stranger can forge, and no receipt either (docs/identity.md).
inline constexpr double kInventoryConfidence = 0.7;

struct Attributes {
  std::optional<model::Attribute> vendor, model, software, serial;
  std::vector<model::Contradiction> contradictions;
};
Attributes attributes_of(const Asset& asset, const model::Knowledge& knowledge);

// What list and wire say of one attribute, compared. A list vouches for what it says and for no more.
enum class Agreement { kSame, kWireSaysMore, kListSaysMore, kDiffer };

// One attribute of both. Where they differ both are kept: the surer as value, the pair as a contradiction.
std::optional<model::Attribute> reconcile(std::string_view name, std::optional<model::Attribute> wire,
                                          std::optional<model::Attribute> listed, Agreement agreement,
                                          std::vector<model::Contradiction>& contradictions);

}  // namespace asepsis::know

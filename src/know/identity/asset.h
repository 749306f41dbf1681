// Asset: what all evidence says of one device, before it is judged. Borrows from recording and inventory.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/device.h"
#include "model/inventory.h"
#include "model/recording.h"

namespace asepsis::know {

struct Asset {
  std::vector<IpAddress> addresses;                     // sorted
  std::vector<MacAddress> macs;                         // its own, sorted; never a router's for a host behind it
  std::vector<const model::Observation*> observations;  // by subject, claim, value
  std::vector<const model::Flow*> opened, served;       // as client, as server
  const model::InventoryRow* row = nullptr;
  std::vector<model::Contradiction> contradictions;
};

// One value of one claim, over all addresses of the asset.
struct ClaimedValue {
  std::string value;
  double weight = 0;
  std::uint64_t count = 0;
  std::vector<Id> why;  // sorted
};

// Heaviest first, then the most often said, then by text.
std::vector<ClaimedValue> values_of(const Asset& asset, std::string_view claim);
bool says(const Asset& asset, std::string_view claim, std::string_view value);

// `why` of several, sorted and once each.
void add_ids(std::vector<Id>& into, std::span<const Id> more);

inline bool was_answered(const model::Flow& flow) { return flow.connections > flow.refused + flow.silent; }

}  // namespace asepsis::know

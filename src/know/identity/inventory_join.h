// Joins inventory rows with the hosts of the wire: by address, then MAC, then AE title, then serial.
//
// AE title and serial join only where they are unique on both sides. A host belongs to one row: the first in the list;
// a later row that names the same host stays a device of its own, and both say so. Rows that nothing on the wire
// answers to become assets without observations.
#pragma once

#include <vector>

#include "know/identity/asset.h"

namespace asepsis::know {

std::vector<Asset> join_inventory(std::vector<Asset> hosts, std::span<const model::InventoryRow> rows);

}  // namespace asepsis::know

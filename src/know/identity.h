// From evidence to devices: who is one asset, what it is, and how sure we are.
//
//   auto devices = know::devices(recording, inventory.rows, knowledge, network);
//
// Rules (docs/identity.md): the association names the toolkit, the object the acquiring device, the sender may be
// neither: an object's identity is credited to its sender only where the sender is no archive and sends one serial
// only. A toolkit's name is never a maker. NTLM build 0 is no Windows. An address that never answered and never spoke
// is no device. Contradictions are kept beside the best value. Inventory rows join by address, MAC, AE title or serial
// in this order; where list and wire differ both are kept, and it is a contradiction.
// Result sorted by first address, then id. Pure and deterministic.
#pragma once

#include <span>
#include <vector>

#include "model/device.h"
#include "model/inventory.h"
#include "model/knowledge.h"
#include "model/network.h"
#include "model/recording.h"

namespace asepsis::know {

std::vector<model::Device> devices(const model::Recording& recording, std::span<const model::InventoryRow> inventory,
                                   const model::Knowledge& knowledge, const model::NetworkModel* network);

}  // namespace asepsis::know

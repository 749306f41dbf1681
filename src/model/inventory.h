// A row of an inventory: what a list says of a device. Empty text means unknown.
#pragma once

#include <string>
#include <vector>

#include "base/id.h"
#include "base/net.h"
#include "model/origin.h"
#include "model/problem.h"

namespace asepsis::model {

struct InventoryRow {
  Id id;  // content hash of all fields
  std::string device_id;
  std::string vendor, model, software, os, modality, serial, ae_title, name, site, zone;
  std::vector<IpAddress> addresses;
  std::vector<MacAddress> macs;
  std::vector<std::string> installed;
  DocumentOrigin origin;
  bool operator==(const InventoryRow&) const = default;
};

struct Inventory {
  std::vector<InventoryRow> rows;
  std::vector<Problem> problems;
  bool complete = true;
};

}  // namespace asepsis::model

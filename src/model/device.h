// Device: one asset, merged from evidence. Contradictions are shown, never averaged.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/net.h"

namespace asepsis::model {

// A value with its proof. `value` is normalised (vendor alias, OS name), `raw` as it stood in the evidence.
struct Attribute {
  std::string value;
  std::string raw;
  double confidence = 0;  // 0..1
  bool forgeable = true;  // false only where a receipt, a rule proof or a person stands behind it
  std::vector<Id> why;    // sorted
  bool operator==(const Attribute&) const = default;
};

enum class Role {
  kModality,
  kWorkstation,
  kArchive,
  kWorklist,
  kGateway,
  kInfrastructure,
  kClient,
  kManagement,
  kUnknown
};
std::string_view to_string(Role role);  // "modality", ...

enum class ServiceState { kOpen, kClosed, kSilent };
std::string_view to_string(ServiceState state);

struct Service {
  Transport transport = Transport::kTcp;
  std::uint16_t port = 0;
  std::string protocol;  // recognised by content; empty: not
  ServiceState state = ServiceState::kOpen;
  std::vector<Id> why;
  bool operator==(const Service&) const = default;
};

struct Contradiction {
  std::string attribute;            // "os", "serial", "vulnerability CVE-..."
  std::vector<std::string> values;  // sorted
  std::string text;
  std::vector<Id> why;
  bool operator==(const Contradiction&) const = default;
};

struct InstalledSoftware {
  std::string text;  // purl, CPE or "name version", as the inventory says
  bool operator==(const InstalledSoftware&) const = default;
};

struct Device {
  std::string id;  // the inventory's where one was given, else "device-<hash of its first address or row>"
  std::vector<IpAddress> addresses;
  std::vector<MacAddress> macs;
  std::vector<std::string> names;  // host names, best first
  std::vector<std::string> ae_titles;
  std::optional<Attribute> vendor, model, software, serial, os;
  std::vector<std::string> modalities;  // DICOM defined terms, sorted: "CT", "NM", "PT"
  std::vector<Role> roles;              // sorted, never empty
  std::string zone;                     // of the network file or the inventory; empty: not known
  std::string site;
  std::vector<Service> services;  // sorted by transport and port
  std::vector<Contradiction> contradictions;
  std::vector<InstalledSoftware> installed;
  bool seen_on_wire = false;
  bool in_inventory = false;
  std::vector<Id> why;  // everything that speaks of it
  bool operator==(const Device&) const = default;

  // The name a person would use: inventory name, AE title, host name, address, id.
  std::string display_name() const;
};

// The reference that answers carry ("V" of the JSON contract); link-local addresses only where there is no other.
struct DeviceRef {
  std::string id;
  std::string name;
  std::vector<std::string> addresses;
  auto operator<=>(const DeviceRef&) const = default;
};
DeviceRef ref(const Device& device);

// Something inferred or stated, in words, with what it rests on.
struct Reason {
  std::string rule;  // id of the rule that said so: "os-differs", "named-without-status"
  std::string text;
  std::vector<Id> why;
  bool operator==(const Reason&) const = default;
};

}  // namespace asepsis::model

#include "know/identity/roles.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "know/identity/object_identity.h"
#include "know/neighbourhood.h"

namespace asepsis::know {
namespace {

namespace claim = model::claim;
using model::Role;

// PS3.3 C.7.3.1.1.1: terms of objects that people or programs make from others; SC and OT say nothing of a device.
constexpr std::array<std::string_view, 13> kDerived{"SC",  "OT",  "SR",   "PR",  "KO",       "DOC",   "SEG",
                                                    "REG", "FID", "PLAN", "RWV", "RTSTRUCT", "RTPLAN"};
constexpr std::size_t kLongestTerm = 16;  // VR CS

bool is_modality(std::string_view term) {
  if (term.empty() || term.size() > kLongestTerm || std::ranges::find(kDerived, term) != kDerived.end()) return false;
  return std::ranges::all_of(term, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

std::size_t clients_doing(const Asset& asset, std::string_view operation) {
  std::set<IpAddress> clients;
  for (const model::Flow* flow : asset.served)
    if (was_answered(*flow) && std::ranges::find(flow->operations, operation) != flow->operations.end())
      clients.insert(flow->client);
  return clients.size();
}

std::size_t clients_of_protocol(const Asset& asset, std::string_view protocol) {
  std::set<IpAddress> clients;
  for (const model::Flow* flow : asset.served)
    if (was_answered(*flow) && flow->protocol == protocol) clients.insert(flow->client);
  return clients.size();
}

// A router's MAC makes a router only of the address that is proven to be its own.
bool is_router(const Asset& asset, std::span<const MacAddress> router_macs) {
  return std::ranges::any_of(asset.observations, [&](const model::Observation* observation) {
    if (observation->claim != claim::kMac || observation->weight < kProvenMacWeight) return false;
    const auto mac = parse_mac(observation->value);
    return mac && std::ranges::binary_search(router_macs, *mac);
  });
}

bool answers_anything(const Asset& asset) {
  return std::ranges::any_of(asset.served, [](const model::Flow* flow) { return was_answered(*flow); });
}

void imaging_roles(const Asset& asset, std::set<Role>& roles) {
  const bool stores = did(asset, "store-scp");
  const bool keeps = did(asset, "query-scp") || did(asset, "commitment-scp") || did(asset, "move-scp");
  if (stores && (keeps || clients_doing(asset, "c-store") >= kArchiveSenders)) roles.insert(Role::kArchive);
  if (did(asset, "worklist-scp") || did(asset, "mpps-scp")) roles.insert(Role::kWorklist);
  const bool archive = roles.contains(Role::kArchive);
  const bool acquires = did(asset, "mpps-scu") || did(asset, "worklist-scu");
  const bool sends_own = did(asset, "store-scu") && !modalities_of(asset).empty();
  if (!archive && (acquires || sends_own)) roles.insert(Role::kModality);
  const bool reads = did(asset, "query-scu") || did(asset, "move-scu") || did(asset, "get-scu");
  const bool forwards = did(asset, "store-scu") && credit_of(asset) == Credit::kNone && !names_one_device(asset);
  if (!archive && (reads || (forwards && !acquires))) roles.insert(Role::kWorkstation);
}

}  // namespace

std::vector<std::string> modalities_of(const Asset& asset) {
  std::set<std::string> terms;
  const auto add = [&terms](std::string_view text) {
    for (const std::string_view part : split(text, ';'))
      if (is_modality(trim(part))) terms.emplace(trim(part));
  };
  for (const ClaimedValue& said : credited_values(asset, claim::kModality)) add(said.value);
  for (const ClaimedValue& asked : values_of(asset, claim::kAsksModality)) add(asked.value);
  if (asset.row != nullptr) add(asset.row->modality);
  return {terms.begin(), terms.end()};
}

std::vector<Role> roles_of(const Asset& asset, const RoleContext& context) {
  std::set<Role> roles;
  imaging_roles(asset, roles);
  const bool receives_hl7 = says(asset, claim::kHl7Role, "receiver"),
             sends_hl7 = says(asset, claim::kHl7Role, "sender");
  const bool speaks_dicom = !values_of(asset, claim::kDicomRole).empty();
  if ((receives_hl7 && sends_hl7) || (receives_hl7 && !speaks_dicom)) roles.insert(Role::kGateway);
  const bool names_or_leases = says(asset, claim::kDhcpRole, "server") || says(asset, claim::kDnsRole, "server");
  const bool file_server = says(asset, claim::kSmbRole, "server") && roles.empty() &&
                           clients_of_protocol(asset, "smb") >= kFileServerClients;
  if (is_router(asset, context.router_macs) || names_or_leases || file_server) roles.insert(Role::kInfrastructure);
  for (const IpAddress& address : asset.addresses)
    if (std::ranges::find(context.management_servers, address) != context.management_servers.end())
      roles.insert(Role::kManagement);
  if (roles.empty() && !asset.opened.empty() && !answers_anything(asset)) roles.insert(Role::kClient);
  if (roles.empty() && asset.row != nullptr && !modalities_of(asset).empty()) roles.insert(Role::kModality);
  if (roles.empty()) roles.insert(Role::kUnknown);
  return {roles.begin(), roles.end()};
}

}  // namespace asepsis::know

#include "know/identity/object_identity.h"

#include <algorithm>

#include "base/text.h"
#include "know/identity/ae_titles.h"
#include "know/observe/dicom.h"

namespace asepsis::know {

namespace claim = model::claim;

bool did(const Asset& asset, std::string_view dicom_role) { return says(asset, claim::kDicomRole, dicom_role); }

std::vector<std::string> own_names(const Asset& asset) {
  std::vector<std::string> names = ae_titles_of(asset);
  for (const std::string_view source : {claim::kBrowserName, claim::kNtlmComputer, claim::kDhcpHostName})
    for (const ClaimedValue& name : values_of(asset, source)) names.push_back(name.value);
  return names;
}

bool names_one_device(const Asset& asset) {
  const auto different = [&](std::string_view claim) { return values_of(asset, claim).size(); };
  const std::size_t serials = different(claim::kSerial), stations = different(claim::kStation);
  if (serials > 1 || stations > 1 || different(claim::kManufacturer) > 1) return false;
  // The halves of a PET/CT have a model each, but one serial and one station.
  return different(claim::kModel) <= 1 || (serials == 1 && stations == 1);
}

Credit credit_of(const Asset& asset) {
  const auto stations = values_of(asset, claim::kStation);
  const auto names = own_names(asset);
  const auto is_own = [&](const ClaimedValue& station) {
    return std::ranges::any_of(names, [&](const auto& name) { return equal_ignoring_case(name, station.value); });
  };
  if (!stations.empty() && std::ranges::all_of(stations, is_own)) return Credit::kOwnStation;
  if (std::ranges::any_of(stations, [](const auto& station) { return station.weight >= kOwnObjectWeight; }))
    return Credit::kOwnObjects;
  if (did(asset, "store-scp")) return Credit::kNone;
  return names_one_device(asset) ? Credit::kSingleSerial : Credit::kNone;
}

double confidence_of(Credit credit, const Asset& asset) {
  constexpr double kOwnStation = 0.85, kOwnObjects = 0.8, kAcquires = 0.7, kSends = 0.6;
  switch (credit) {
    case Credit::kNone: return 0;
    case Credit::kOwnStation: return kOwnStation;
    case Credit::kOwnObjects: return kOwnObjects;
    case Credit::kSingleSerial: return did(asset, "worklist-scu") || did(asset, "mpps-scu") ? kAcquires : kSends;
  }
  return 0;
}

std::vector<ClaimedValue> credited_values(const Asset& asset, std::string_view claim) {
  const Credit credit = credit_of(asset);
  if (credit == Credit::kNone) return {};
  std::vector<ClaimedValue> values = values_of(asset, claim);
  if (credit == Credit::kOwnObjects)
    std::erase_if(values, [](const ClaimedValue& value) { return value.weight < kOwnObjectWeight; });
  for (ClaimedValue& value : values) value.weight = confidence_of(credit, asset);
  return values;
}

}  // namespace asepsis::know

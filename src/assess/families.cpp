#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "assess/device_facts.h"
#include "base/text.h"

namespace asepsis::assess {
namespace {

// Not made by an acquisition: reports, states, segmentations (DICOM PS3.3 C.7.3.1.1.1). Any family may send them.
constexpr std::array<std::string_view, 15> kNotAcquired = {"SR",  "PR",   "KO", "OT", "DOC", "SEG",  "REG", "FID",
                                                           "RWV", "PLAN", "AU", "HC", "SMR", "ASMT", "SC"};
// A set that may still grow says less than one that is whole.
constexpr double kGrowingSet = 0.5;
// A device that sends more than its family does may hand on what others made.
constexpr double kMoreWasSeen = 0.75;

bool is_subset(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  return std::all_of(part.begin(), part.end(), [&](const std::string& term) {
    return std::find(whole.begin(), whole.end(), term) != whole.end();
  });
}

std::string row_text(const model::DocumentOrigin& origin) {
  return origin.document.empty() ? std::string() : fmt::format(" ({}, {})", origin.document, origin.place);
}

bool fits(const model::Family& row, const model::Attribute& model) {
  if (matches_glob(model.value, row.model) || matches_glob(model.raw, row.model)) return true;
  std::string spaced = model.value;
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  return matches_glob(spaced, row.model);
}

Families by_model(const model::Device& device, const model::Knowledge& knowledge) {
  Families families;
  const bool vendor_known = device.vendor && !device.vendor->value.empty() && !is_disputed(device, "vendor");
  std::vector<std::string> vendors_done;  // the first row that fits counts, for each maker it may be
  for (const model::Family& row : knowledge.families) {
    if (vendor_known && !row.vendor.empty() && !equal_ignoring_case(row.vendor, device.vendor->value)) continue;
    if (std::find(vendors_done.begin(), vendors_done.end(), row.vendor) != vendors_done.end()) continue;
    if (!fits(row, *device.model)) continue;
    const double confidence = std::min(row.confidence, device.model->confidence);
    const std::string text =
        fmt::format("Model {} belongs to the family {}{}.", device.model->value, row.family, row_text(row.origin));
    families.guesses.push_back({row.family, confidence, {"family-by-model", text, device.model->why}});
    vendors_done.push_back(row.vendor);
    if (vendor_known) break;
  }
  families.by_model = !families.guesses.empty();
  families.firm = families.by_model && vendor_known && device.vendor->confidence >= kFirm &&
                  families.guesses.front().confidence >= kFirm && !is_disputed(device, "model");
  return families;
}

Families by_modalities(const model::Device& device, const model::Knowledge& knowledge) {
  std::vector<std::string> seen;
  for (const std::string& modality : device.modalities)
    if (std::find(kNotAcquired.begin(), kNotAcquired.end(), modality) == kNotAcquired.end()) seen.push_back(modality);
  std::sort(seen.begin(), seen.end());
  Families families;
  if (seen.empty()) return families;
  std::size_t most = 0;  // terms of the rows that fit inside what was seen
  for (const model::ModalityFamily& row : knowledge.modality_families)
    if (is_subset(row.modalities, seen)) most = std::max(most, row.modalities.size());
  for (const model::ModalityFamily& row : knowledge.modality_families) {
    const bool inside = is_subset(row.modalities, seen), around = is_subset(seen, row.modalities);
    double share = 0;
    if (inside && around)
      share = 1;
    else if (inside && row.modalities.size() == most)
      share = kMoreWasSeen;
    else if (around)
      share = kGrowingSet;
    if (share == 0) continue;
    const std::string text = fmt::format("It sends {} images, as a device of the family {} does{}.",
                                         join_as_sentence(seen), row.family, row_text(row.origin));
    families.guesses.push_back({row.family, row.confidence * share, {"family-by-modality", text, {}}});
  }
  return families;
}

}  // namespace

Families families_with_source(const model::Device& device, const model::Knowledge& knowledge) {
  Families families;
  if (device.model && !device.model->value.empty()) families = by_model(device, knowledge);
  if (families.guesses.empty()) families = by_modalities(device, knowledge);
  std::stable_sort(families.guesses.begin(), families.guesses.end(),
                   [](const FamilyGuess& a, const FamilyGuess& b) { return a.confidence > b.confidence; });
  return families;
}

std::vector<FamilyGuess> families_of(const model::Device& device, const model::Knowledge& knowledge) {
  return families_with_source(device, knowledge).guesses;
}

}  // namespace asepsis::assess

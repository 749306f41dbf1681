#include "know/identity/attributes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "base/text.h"
#include "know/identity/object_identity.h"

namespace asepsis::know {
namespace {

namespace claim = model::claim;
using model::Attribute;
using model::Contradiction;

constexpr double kToolkitRootWeight = 0.5;  // a maker's root names the maker of the software, seldom of another device

// A vendor as different texts of the wire spell it.
struct VendorVotes {
  std::string value;
  double confidence = 0;
  std::string raw;
  std::vector<Id> why;
};

void vote(std::vector<VendorVotes>& votes, const model::Knowledge& knowledge, const ClaimedValue& said) {
  const model::Normalised vendor = model::normalise_vendor(knowledge, said.value);
  const double confidence = said.weight * vendor.confidence;
  const auto known = std::ranges::find(votes, vendor.value, &VendorVotes::value);
  if (known == votes.end()) {
    votes.push_back({vendor.value, confidence, said.value, said.why});
    return;
  }
  add_ids(known->why, said.why);
  if (confidence > known->confidence) {
    known->confidence = confidence;
    known->raw = said.value;
  }
}

template <class Values, class Text>
void note_many(std::string_view attribute, const Values& values, const Text& text,
               std::vector<Contradiction>& contradictions) {
  if (values.size() < 2) return;
  Contradiction several{std::string(attribute), {}, {}, {}};
  for (const auto& value : values) {
    several.values.push_back(text(value));
    add_ids(several.why, value.why);
  }
  std::ranges::sort(several.values);
  several.text = fmt::format("the wire names several: {}", join_as_sentence(several.values));
  contradictions.push_back(std::move(several));
}

const model::Implementation* implementation_of(const Asset& asset, const model::Knowledge& knowledge,
                                               std::string_view class_uid) {
  const auto versions = values_of(asset, claim::kImplementationVersion);
  for (const model::Implementation& row : knowledge.implementations) {
    if (!class_uid.starts_with(row.class_prefix)) continue;
    if (row.version_glob.empty()) return &row;
    for (const ClaimedValue& version : versions)
      if (matches_glob(version.value, row.version_glob)) return &row;
  }
  return nullptr;
}

std::optional<Attribute> vendor_of_toolkit(const Asset& asset, const model::Knowledge& knowledge) {
  std::optional<Attribute> found;
  std::set<std::string> makers;
  for (const ClaimedValue& uid : values_of(asset, claim::kImplementationClass)) {
    const auto* row = implementation_of(asset, knowledge, uid.value);
    if (row == nullptr || row->is_toolkit) continue;
    const auto vendor = model::normalise_vendor(knowledge, row->means);
    makers.insert(vendor.value);
    const double confidence = kToolkitRootWeight * row->confidence;
    if (!found || confidence > found->confidence)
      found = Attribute{vendor.value, uid.value, confidence, true, uid.why};
    else
      add_ids(found->why, uid.why);
  }
  return makers.size() == 1 ? found : std::nullopt;
}

std::optional<Attribute> vendor_on_wire(const Asset& asset, const model::Knowledge& knowledge,
                                        std::vector<Contradiction>& contradictions) {
  std::vector<VendorVotes> votes;
  for (const ClaimedValue& said : credited_values(asset, claim::kManufacturer)) vote(votes, knowledge, said);
  if (votes.empty()) return vendor_of_toolkit(asset, knowledge);
  note_many(
      "vendor", votes, [](const VendorVotes& v) { return v.value; }, contradictions);
  const auto best = std::ranges::max_element(votes, {}, &VendorVotes::confidence);
  return Attribute{best->value, best->raw, best->confidence, true, best->why};
}

std::optional<Attribute> object_attribute(const Asset& asset, std::string_view claim, std::string_view name,
                                          std::vector<Contradiction>& contradictions) {
  const auto values = credited_values(asset, claim);
  if (values.empty()) return std::nullopt;
  note_many(
      name, values, [](const ClaimedValue& v) { return v.value; }, contradictions);
  const ClaimedValue& best = values.front();
  return Attribute{best.value, best.value, best.weight, true, best.why};
}

// A host that sends for several devices is a forwarder, which is no contradiction; one that only acquires is.
void note_foreign_serials(const Asset& asset, std::vector<Contradiction>& contradictions) {
  if (credit_of(asset) != Credit::kNone || did(asset, "store-scp")) return;
  for (const std::string_view forwards : {"query-scu", "move-scu", "get-scu"})
    if (did(asset, forwards)) return;
  note_many(
      "serial", values_of(asset, claim::kSerial), [](const ClaimedValue& v) { return v.value; }, contradictions);
}

std::optional<Attribute> listed(const Asset& asset, const std::string& text, const std::string& value) {
  if (asset.row == nullptr || text.empty()) return std::nullopt;
  return Attribute{value, text, kInventoryConfidence, false, {asset.row->id}};
}

std::string bare(std::string_view text) {
  std::string letters;
  for (const char c : text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80) != 0)
      letters.push_back(c);
  return to_lower(letters);
}

// "Symbia Intevo" and "Symbia Intevo 16", "VG60A" and "syngo VG60A": one only says more.
Agreement loosely(const std::optional<Attribute>& wire, const std::optional<Attribute>& listed) {
  if (!wire || !listed) return Agreement::kSame;
  const std::string seen = bare(wire->value), written = bare(listed->value);
  if (seen == written) return Agreement::kSame;
  if (seen.empty() || written.empty()) return Agreement::kDiffer;
  if (seen.find(written) != std::string::npos) return Agreement::kWireSaysMore;
  return written.find(seen) != std::string::npos ? Agreement::kListSaysMore : Agreement::kDiffer;
}

Agreement exactly(const std::optional<Attribute>& wire, const std::optional<Attribute>& listed) {
  if (!wire || !listed || equal_ignoring_case(wire->value, listed->value)) return Agreement::kSame;
  return Agreement::kDiffer;
}

}  // namespace

std::optional<Attribute> reconcile(std::string_view name, std::optional<Attribute> wire,
                                   std::optional<Attribute> listed, Agreement agreement,
                                   std::vector<Contradiction>& contradictions) {
  if (!listed) return wire;
  if (!wire) return listed;
  const double together = 1 - (1 - wire->confidence) * (1 - listed->confidence);
  switch (agreement) {
    case Agreement::kSame:
      wire->confidence = together;
      wire->forgeable = listed->forgeable;
      add_ids(wire->why, listed->why);
      return wire;
    case Agreement::kWireSaysMore: add_ids(wire->why, listed->why); return wire;
    case Agreement::kListSaysMore:
      listed->confidence = together;
      add_ids(listed->why, wire->why);
      return listed;
    case Agreement::kDiffer: break;
  }
  Contradiction difference{std::string(name), {listed->value, wire->value}, {}, listed->why};
  std::ranges::sort(difference.values);
  difference.text = fmt::format("the inventory says {}, the wire {}", listed->value, wire->value);
  add_ids(difference.why, wire->why);
  contradictions.push_back(std::move(difference));
  return wire->confidence > listed->confidence ? wire : listed;
}

Attributes attributes_of(const Asset& asset, const model::Knowledge& knowledge) {
  Attributes found;
  auto& contradictions = found.contradictions;
  const model::InventoryRow row = asset.row != nullptr ? *asset.row : model::InventoryRow{};

  const auto vendor = vendor_on_wire(asset, knowledge, contradictions);
  const auto listed_vendor = listed(asset, row.vendor, model::normalise_vendor(knowledge, row.vendor).value);
  found.vendor = reconcile("vendor", vendor, listed_vendor, exactly(vendor, listed_vendor), contradictions);

  const auto merge = [&](std::string_view claim, std::string_view name, const std::string& text, bool exact) {
    const auto wire = object_attribute(asset, claim, name, contradictions);
    const auto list = listed(asset, text, text);
    return reconcile(name, wire, list, exact ? exactly(wire, list) : loosely(wire, list), contradictions);
  };
  found.model = merge(claim::kModel, "model", row.model, false);
  found.software = merge(claim::kSoftware, "software", row.software, false);
  found.serial = merge(claim::kSerial, "serial", row.serial, true);
  note_foreign_serials(asset, contradictions);
  return found;
}

}  // namespace asepsis::know

#include "assess/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/observation.h"

namespace asepsis::assess {
namespace {

std::string quoted(const std::vector<Term>& terms) {
  std::vector<std::string> words;
  for (const Term& term : terms) words.push_back(fmt::format("\"{}\"", term.words));
  return join_as_sentence(words);
}

std::vector<Id> why_of(const std::optional<model::Attribute>& attribute) {
  return attribute ? attribute->why : std::vector<Id>{};
}

std::vector<Id> contradiction_why(const model::Device& device, std::string_view attribute) {
  std::vector<Id> ids;
  for (const model::Contradiction& contradiction : device.contradictions)
    if (contradiction.attribute == attribute) add_ids(ids, contradiction.why);
  return ids;
}

// The observations behind a device's modalities: they are named by subject, claim and value alone.
std::vector<Id> modality_why(const model::Device& device) {
  std::vector<Id> ids;
  for (const IpAddress& address : device.addresses)
    for (const std::string& modality : device.modalities) {
      const Id id = model::observation_id(address, model::claim::kModality, modality);
      if (std::find(device.why.begin(), device.why.end(), id) != device.why.end()) add_ids(ids, {id});
    }
  return ids;
}

model::Reason vendor_reason(const Match& match, const DeviceFacts& facts, const Predicate& predicate,
                            const model::Device& device) {
  if (match.as_component)
    return {"listed-as-installed", fmt::format("The inventory lists \"{}\" among its software.", predicate.model_text),
            device.why};
  switch (match[Part::kVendor]) {
    case PartState::kMet:
      return {"vendor-matches", fmt::format("Made by {}, as the document says.", facts.vendor.value),
              why_of(device.vendor)};
    case PartState::kFailed:
      return {"vendor-differs",
              fmt::format("Made by {}; the document names {}.", facts.vendor.value, any_of(predicate.vendors)),
              why_of(device.vendor)};
    default: break;
  }
  if (facts.vendor.disputed)
    return {"vendor-contradicted", "The evidence names more than one maker.", contradiction_why(device, "vendor")};
  const std::string named = predicate.vendors.empty() ? "no maker" : any_of(predicate.vendors);
  if (!facts.vendor.known)
    return {"vendor-unknown", fmt::format("The maker is not known; the document names {}.", named), {}};
  return {"vendor-unsure",
          fmt::format("The maker is given as {}, which may or may not be {}.", facts.vendor.value, named),
          why_of(device.vendor)};
}

model::Reason family_reason(const Match& match, const DeviceFacts& facts, const Predicate& predicate,
                            const model::Device& device) {
  const std::vector<FamilyGuess>& guesses = facts.families.guesses;
  const std::string wanted =
      predicate.families.empty() ? fmt::format("\"{}\"", predicate.family_unclear) : any_of(predicate.families);
  std::vector<Id> why = facts.families.by_model ? why_of(device.model) : modality_why(device);
  if (match[Part::kFamily] == PartState::kMet)
    return {"family-matches",
            fmt::format("{} The document names {}.", guesses.front().reason.text, quoted(predicate.families)),
            std::move(why)};
  if (match[Part::kFamily] == PartState::kFailed)
    return {"family-differs", fmt::format("{} The document names {}.", guesses.front().reason.text, wanted),
            std::move(why)};
  if (guesses.empty())
    return {"family-unknown",
            fmt::format("Neither its model nor its images say whether it is a {}, which the document names.", wanted),
            why_of(device.model)};
  std::vector<std::string> names;
  for (const FamilyGuess& guess : guesses)
    if (std::find(names.begin(), names.end(), guess.family) == names.end()) names.push_back(guess.family);
  return {
      "family-unsure",
      fmt::format("{} It may be {}; the document names {}.", guesses.front().reason.text, join(names, " or "), wanted),
      std::move(why)};
}

model::Reason model_reason(const Match& match, const DeviceFacts& facts, const Predicate& predicate,
                           const model::Device& device) {
  if (match[Part::kModel] == PartState::kMet && !match.as_component)
    return {"model-matches", fmt::format("Model {} carries the name \"{}\".", facts.model.value, predicate.model_text),
            why_of(device.model)};
  if (match[Part::kModel] == PartState::kMet)
    return {"listed-as-installed", fmt::format("The inventory lists \"{}\" among its software.", predicate.model_text),
            device.why};
  if (facts.model.disputed)
    return {"model-contradicted", "The evidence names more than one model.", contradiction_why(device, "model")};
  if (!facts.model.known)
    return {
        "model-unknown", fmt::format("The model is not known; the document names \"{}\".", predicate.model_text), {}};
  return {"model-unsure",
          fmt::format("The model is {}; whether that is \"{}\" is not known.", facts.model.value, predicate.model_text),
          why_of(device.model)};
}

model::Reason system_reason(const Match& match, const DeviceFacts& facts, const Predicate& predicate,
                            const model::Device& device) {
  const std::string wanted =
      predicate.systems.empty() ? fmt::format("\"{}\"", predicate.system_unclear) : any_of(predicate.systems);
  switch (match[Part::kSystem]) {
    case PartState::kMet:
      return {"os-matches",
              fmt::format("Runs {}; the document names {}.", facts.system.value, quoted(predicate.systems)),
              why_of(device.os)};
    case PartState::kFailed:
      return {"os-differs", fmt::format("Runs {}; the document names {}.", facts.system.value, wanted),
              why_of(device.os)};
    default: break;
  }
  if (facts.system.disputed)
    return {"os-contradicted",
            fmt::format("The evidence names more than one operating system; the document names {}.", wanted),
            contradiction_why(device, "os")};
  if (!facts.system.known)
    return {"os-unknown", fmt::format("The operating system is not known; the document names {}.", wanted), {}};
  return {
      "os-unsure",
      fmt::format("The operating system is given as {}; whether that is {} is not known.", facts.system.value, wanted),
      why_of(device.os)};
}

model::Reason version_reason(const Match& match, const DeviceFacts& facts, const Predicate& predicate,
                             const model::Device& device) {
  if (predicate.versions.empty()) return {"version-all", "The document means every version.", {}};
  const std::string asked = fmt::format("\"{}\"", join(predicate.versions, "\", \""));
  switch (match[Part::kVersion]) {
    case PartState::kMet:
      return {"version-matches", fmt::format("Its software is {}; the document names {}.", facts.software.value, asked),
              why_of(device.software)};
    case PartState::kFailed:
      return {"version-differs", fmt::format("Its software is {}; the document names {}.", facts.software.value, asked),
              why_of(device.software)};
    default: break;
  }
  if (!facts.software.known)
    return {"version-unknown", fmt::format("Its software version is not known; the document names {}.", asked), {}};
  return {"version-unsure",
          fmt::format("Whether its software {} is within {} is not known.", facts.software.value, asked),
          why_of(device.software)};
}

model::Reason exception_reason(const Predicate& predicate) {
  if (predicate.names_nothing)
    return {"product-unnamed", "The document's words do not say which product they mean.", {}};
  return {"exception-unread", fmt::format("The document makes an exception: \"{}\".", predicate.exception), {}};
}

}  // namespace

std::string any_of(const std::vector<Term>& terms) {
  std::vector<std::string> values;
  for (const Term& term : terms) values.push_back(term.value);
  return join(values, " or ");
}

void add_ids(std::vector<Id>& into, const std::vector<Id>& ids) {
  for (const Id& id : ids) {
    const auto place = std::lower_bound(into.begin(), into.end(), id);
    if (place == into.end() || *place != id) into.insert(place, id);
  }
}

model::Reason explain(Part part, const Match& match, const DeviceFacts& facts, const Predicate& predicate,
                      const model::Device& device) {
  model::Reason reason;
  switch (part) {
    case Part::kVendor: reason = vendor_reason(match, facts, predicate, device); break;
    case Part::kFamily: reason = family_reason(match, facts, predicate, device); break;
    case Part::kModel: reason = model_reason(match, facts, predicate, device); break;
    case Part::kSystem: reason = system_reason(match, facts, predicate, device); break;
    case Part::kVersion: reason = version_reason(match, facts, predicate, device); break;
    case Part::kException: reason = exception_reason(predicate); break;
  }
  std::vector<Id> why;
  add_ids(why, reason.why);
  add_ids(why, {predicate.why});
  reason.why = std::move(why);
  return reason;
}

std::string missing_fact(Part part, const DeviceFacts& facts, const Predicate& predicate) {
  switch (part) {
    case Part::kVendor: return "vendor";
    case Part::kFamily: return facts.model.known ? "product family" : "model";
    case Part::kModel: return "model";
    case Part::kSystem: return "operating system";
    case Part::kVersion: return "software version";
    case Part::kException:
      return predicate.names_nothing ? "which product the document means" : "whether the document's exception applies";
  }
  return {};
}

bool rests_on_proof(Part part, const Match& match, const DeviceFacts& facts) {
  if (match.as_component && (part == Part::kVendor || part == Part::kModel)) return true;  // a list says so
  switch (part) {
    case Part::kVendor: return !facts.vendor.forgeable;
    case Part::kFamily: return facts.families.by_model && !facts.model.forgeable && !facts.vendor.forgeable;
    case Part::kModel: return !facts.model.forgeable;
    case Part::kSystem: return !facts.system.forgeable;
    case Part::kVersion: return !facts.software.forgeable;
    case Part::kException: return false;
  }
  return false;
}

}  // namespace asepsis::assess

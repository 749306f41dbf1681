#include "assess/device_facts.h"

#include <fmt/format.h>

#include <algorithm>

namespace asepsis::assess {
namespace {

Fact fact_of(const std::optional<model::Attribute>& attribute, bool is_disputed) {
  Fact fact;
  fact.disputed = is_disputed;
  if (!attribute || attribute->value.empty()) return fact;
  fact.value = attribute->value;
  fact.raw = attribute->raw;
  fact.known = !is_disputed;
  fact.firm = fact.known && attribute->confidence >= kFirm;
  fact.forgeable = attribute->forgeable;
  return fact;
}

void add_part(std::string& key, std::string_view part) { key += fmt::format("{}:{}", part.size(), part); }

void add_attribute(std::string& key, const std::optional<model::Attribute>& attribute) {
  if (!attribute) {
    key += '-';
    return;
  }
  add_part(key, attribute->value);
  add_part(key, attribute->raw);
  key += fmt::format("{}{}", attribute->confidence, attribute->forgeable ? 'f' : 'p');
}

}  // namespace

bool is_disputed(const model::Device& device, std::string_view attribute) {
  return std::any_of(device.contradictions.begin(), device.contradictions.end(),
                     [&](const model::Contradiction& c) { return c.attribute == attribute; });
}

DeviceFacts facts_of(const model::Device& device, const Vocabulary& vocabulary) {
  DeviceFacts facts;
  facts.vendor = fact_of(device.vendor, is_disputed(device, "vendor"));
  facts.model = fact_of(device.model, is_disputed(device, "model"));
  facts.software = fact_of(device.software, is_disputed(device, "software"));
  facts.system = fact_of(device.os, is_disputed(device, "os"));
  facts.vendor_key = squeezed(facts.vendor.value);
  facts.vendor_tokens = tokens_of(facts.vendor.value);
  facts.model_tokens = tokens_of(facts.model.value);
  for (std::string& token : tokens_of(facts.model.raw)) facts.model_tokens.push_back(std::move(token));
  if (facts.system.known && !vocabulary.knows_system(facts.system.value)) {
    // An inventory may say it in its own words.
    const model::Normalised normal = model::normalise_os(vocabulary.knowledge(), facts.system.value);
    if (!normal.value.empty()) facts.system.value = normal.value;
    facts.system_understood = !normal.value.empty();
  } else {
    facts.system_understood = facts.system.known;
  }
  facts.system_words = spaced_words(facts.system.value);
  facts.families = families_with_source(device, vocabulary.knowledge());
  facts.modalities = device.modalities;
  for (const model::InstalledSoftware& item : device.installed) {
    facts.installed.push_back(item.text);
    facts.installed_tokens.push_back(tokens_of(item.text));
  }
  return facts;
}

std::string identity_key(const model::Device& device) {
  std::string key;
  add_attribute(key, device.vendor);
  add_attribute(key, device.model);
  add_attribute(key, device.software);
  add_attribute(key, device.os);
  for (const std::string& modality : device.modalities) add_part(key, modality);
  key += '|';
  for (const model::InstalledSoftware& item : device.installed) add_part(key, item.text);
  key += '|';
  for (const model::Contradiction& contradiction : device.contradictions) add_part(key, contradiction.attribute);
  return key;
}

}  // namespace asepsis::assess

// What is known of a device, prepared for matching: firm facts may exclude a product, weak or disputed ones may not.
//
// Devices with the same identity have equal facts (identity_key), so each kind of device is matched once. `why` stays
// with the device.
#pragma once

#include <string>
#include <vector>

#include "assess/assess.h"
#include "assess/vocabulary.h"

namespace asepsis::assess {

struct Fact {
  std::string value, raw;
  bool known = false;     // there is a value, and nothing contradicts it
  bool firm = false;      // known, with a confidence of kFirm or more
  bool disputed = false;  // the evidence contradicts itself here
  bool forgeable = true;
};
inline constexpr double kFirm = 0.5;

// Families, and where they come from. Only a model of a known maker can exclude a family: images cannot, because a
// device that sent only CT today may be a PET/CT whose PET images were not seen yet, and one that sent MR may have sent
// another's images.
struct Families {
  std::vector<FamilyGuess> guesses;  // best first
  bool by_model = false;
  bool firm = false;  // by the model of a known maker, both firm
};
Families families_with_source(const model::Device& device, const model::Knowledge& knowledge);

struct DeviceFacts {
  Fact vendor, model, software, system;
  std::string vendor_key;  // squeezed
  std::vector<std::string> vendor_tokens;
  std::vector<std::string> model_tokens;  // of value and raw
  std::vector<std::string> system_words;
  bool system_understood = false;  // data/ knows the name
  Families families;
  std::vector<std::string> modalities;
  std::vector<std::vector<std::string>> installed_tokens;
  std::vector<std::string> installed;
};
DeviceFacts facts_of(const model::Device& device, const Vocabulary& vocabulary);

// Does the evidence contradict itself about "vendor", "model", "os", ...?
bool is_disputed(const model::Device& device, std::string_view attribute);

// Equal keys give equal facts.
std::string identity_key(const model::Device& device);

}  // namespace asepsis::assess

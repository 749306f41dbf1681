// Which storage class a modality's objects have.
#pragma once

#include <string_view>

namespace asepsis::phantom {

// Empty for a modality that phantoms do not make. PS3.4 annex B.5.
constexpr std::string_view storage_class(std::string_view modality) {
  if (modality == "CT") return "1.2.840.10008.5.1.4.1.1.2";
  if (modality == "MR") return "1.2.840.10008.5.1.4.1.1.4";
  if (modality == "NM") return "1.2.840.10008.5.1.4.1.1.20";
  if (modality == "PT") return "1.2.840.10008.5.1.4.1.1.128";
  if (modality == "OT") return "1.2.840.10008.5.1.4.1.1.7";  // secondary capture
  return {};
}

}  // namespace asepsis::phantom

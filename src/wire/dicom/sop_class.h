// What a SOP class UID says of the one who uses it: which service, and for storage which modality makes such objects.
//
// Source: PS3.4 annex B.5 (storage), C.3, F, J, K; names and UIDs of PS3.6 annex A; modality terms of PS3.3
// C.7.3.1.1.1.
#pragma once

#include <cstdint>
#include <string_view>

namespace asepsis::wire::dicom {

enum class Service : std::uint8_t {
  kVerification,
  kStorage,
  kWorklist,
  kPerformedStep,
  kStorageCommitment,
  kQuery,  // C-FIND of the patient, study and composite models
  kMove,
  kGet,
  kPrint,
  kOther,
};

struct SopClass {
  std::string_view uid;
  std::string_view name;
  Service service = Service::kOther;
  std::string_view modality;  // of storage: the term of 0008,0060; "" where objects of many modalities look like this
};

inline constexpr std::string_view kVerification = "1.2.840.10008.1.1";
inline constexpr std::string_view kModalityWorklist = "1.2.840.10008.5.1.4.31";
inline constexpr std::string_view kPerformedStep = "1.2.840.10008.3.1.2.3.3";
inline constexpr std::string_view kStorageCommitment = "1.2.840.10008.1.20.1";

// Null for a UID that is not in the table.
const SopClass* find_sop_class(std::string_view uid);

// Also for storage classes that the table does not name: all of 1.2.840.10008.5.1.4.1.1.
bool is_storage(std::string_view uid);
// "" where the class does not tell.
std::string_view storage_modality(std::string_view uid);

}  // namespace asepsis::wire::dicom

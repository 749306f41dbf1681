#include "wire/dicom/sop_class.h"

#include <algorithm>
#include <array>

namespace asepsis::wire::dicom {
namespace {

constexpr std::string_view kStorageRoot = "1.2.840.10008.5.1.4.1.1.";

constexpr SopClass storage(std::string_view uid, std::string_view name, std::string_view modality) {
  return {uid, name, Service::kStorage, modality};
}

constexpr std::array kSopClasses{
    SopClass{kVerification, "Verification", Service::kVerification, ""},
    SopClass{kStorageCommitment, "Storage Commitment Push Model", Service::kStorageCommitment, ""},
    SopClass{kPerformedStep, "Modality Performed Procedure Step", Service::kPerformedStep, ""},
    SopClass{"1.2.840.10008.3.1.2.3.4", "Modality Performed Procedure Step Retrieve", Service::kPerformedStep, ""},
    SopClass{"1.2.840.10008.3.1.2.3.5", "Modality Performed Procedure Step Notification", Service::kPerformedStep, ""},
    SopClass{kModalityWorklist, "Modality Worklist - FIND", Service::kWorklist, ""},
    SopClass{"1.2.840.10008.5.1.4.1.2.1.1", "Patient Root Query/Retrieve - FIND", Service::kQuery, ""},
    SopClass{"1.2.840.10008.5.1.4.1.2.1.2", "Patient Root Query/Retrieve - MOVE", Service::kMove, ""},
    SopClass{"1.2.840.10008.5.1.4.1.2.1.3", "Patient Root Query/Retrieve - GET", Service::kGet, ""},
    SopClass{"1.2.840.10008.5.1.4.1.2.2.1", "Study Root Query/Retrieve - FIND", Service::kQuery, ""},
    SopClass{"1.2.840.10008.5.1.4.1.2.2.2", "Study Root Query/Retrieve - MOVE", Service::kMove, ""},
    SopClass{"1.2.840.10008.5.1.4.1.2.2.3", "Study Root Query/Retrieve - GET", Service::kGet, ""},
    SopClass{"1.2.840.10008.5.1.4.1.2.3.1", "Patient/Study Only Query/Retrieve - FIND", Service::kQuery, ""},
    SopClass{"1.2.840.10008.5.1.4.1.2.3.2", "Patient/Study Only Query/Retrieve - MOVE", Service::kMove, ""},
    SopClass{"1.2.840.10008.5.1.4.1.2.3.3", "Patient/Study Only Query/Retrieve - GET", Service::kGet, ""},
    SopClass{"1.2.840.10008.5.1.1.9", "Basic Grayscale Print Management", Service::kPrint, ""},
    SopClass{"1.2.840.10008.5.1.1.18", "Basic Color Print Management", Service::kPrint, ""},
    storage("1.2.840.10008.5.1.4.1.1.1", "Computed Radiography Image Storage", "CR"),
    storage("1.2.840.10008.5.1.4.1.1.1.1", "Digital X-Ray Image Storage - For Presentation", "DX"),
    storage("1.2.840.10008.5.1.4.1.1.1.1.1", "Digital X-Ray Image Storage - For Processing", "DX"),
    storage("1.2.840.10008.5.1.4.1.1.1.2", "Digital Mammography X-Ray Image Storage - For Presentation", "MG"),
    storage("1.2.840.10008.5.1.4.1.1.1.2.1", "Digital Mammography X-Ray Image Storage - For Processing", "MG"),
    storage("1.2.840.10008.5.1.4.1.1.1.3", "Digital Intra-Oral X-Ray Image Storage - For Presentation", "IO"),
    storage("1.2.840.10008.5.1.4.1.1.1.3.1", "Digital Intra-Oral X-Ray Image Storage - For Processing", "IO"),
    storage("1.2.840.10008.5.1.4.1.1.2", "CT Image Storage", "CT"),
    storage("1.2.840.10008.5.1.4.1.1.2.1", "Enhanced CT Image Storage", "CT"),
    storage("1.2.840.10008.5.1.4.1.1.2.2", "Legacy Converted Enhanced CT Image Storage", "CT"),
    storage("1.2.840.10008.5.1.4.1.1.3.1", "Ultrasound Multi-frame Image Storage", "US"),
    storage("1.2.840.10008.5.1.4.1.1.4", "MR Image Storage", "MR"),
    storage("1.2.840.10008.5.1.4.1.1.4.1", "Enhanced MR Image Storage", "MR"),
    storage("1.2.840.10008.5.1.4.1.1.4.2", "MR Spectroscopy Storage", "MR"),
    storage("1.2.840.10008.5.1.4.1.1.4.3", "Enhanced MR Color Image Storage", "MR"),
    storage("1.2.840.10008.5.1.4.1.1.4.4", "Legacy Converted Enhanced MR Image Storage", "MR"),
    storage("1.2.840.10008.5.1.4.1.1.6.1", "Ultrasound Image Storage", "US"),
    storage("1.2.840.10008.5.1.4.1.1.6.2", "Enhanced US Volume Storage", "US"),
    storage("1.2.840.10008.5.1.4.1.1.7", "Secondary Capture Image Storage", ""),
    storage("1.2.840.10008.5.1.4.1.1.7.4", "Multi-frame True Color Secondary Capture Image Storage", ""),
    storage("1.2.840.10008.5.1.4.1.1.9.1.1", "12-lead ECG Waveform Storage", "ECG"),
    storage("1.2.840.10008.5.1.4.1.1.9.1.2", "General ECG Waveform Storage", "ECG"),
    storage("1.2.840.10008.5.1.4.1.1.11.1", "Grayscale Softcopy Presentation State Storage", "PR"),
    storage("1.2.840.10008.5.1.4.1.1.12.1", "X-Ray Angiographic Image Storage", "XA"),
    storage("1.2.840.10008.5.1.4.1.1.12.1.1", "Enhanced XA Image Storage", "XA"),
    storage("1.2.840.10008.5.1.4.1.1.12.2", "X-Ray Radiofluoroscopic Image Storage", "RF"),
    storage("1.2.840.10008.5.1.4.1.1.12.2.1", "Enhanced XRF Image Storage", "RF"),
    storage("1.2.840.10008.5.1.4.1.1.13.1.3", "Breast Tomosynthesis Image Storage", "MG"),
    storage("1.2.840.10008.5.1.4.1.1.20", "Nuclear Medicine Image Storage", "NM"),
    storage("1.2.840.10008.5.1.4.1.1.66", "Raw Data Storage", ""),
    storage("1.2.840.10008.5.1.4.1.1.66.1", "Spatial Registration Storage", "REG"),
    storage("1.2.840.10008.5.1.4.1.1.66.4", "Segmentation Storage", "SEG"),
    storage("1.2.840.10008.5.1.4.1.1.88.11", "Basic Text SR Storage", "SR"),
    storage("1.2.840.10008.5.1.4.1.1.88.22", "Enhanced SR Storage", "SR"),
    storage("1.2.840.10008.5.1.4.1.1.88.33", "Comprehensive SR Storage", "SR"),
    storage("1.2.840.10008.5.1.4.1.1.88.59", "Key Object Selection Document Storage", "KO"),
    storage("1.2.840.10008.5.1.4.1.1.88.67", "X-Ray Radiation Dose SR Storage", "SR"),
    storage("1.2.840.10008.5.1.4.1.1.88.68", "Radiopharmaceutical Radiation Dose SR Storage", "SR"),
    storage("1.2.840.10008.5.1.4.1.1.104.1", "Encapsulated PDF Storage", "DOC"),
    storage("1.2.840.10008.5.1.4.1.1.128", "Positron Emission Tomography Image Storage", "PT"),
    storage("1.2.840.10008.5.1.4.1.1.128.1", "Legacy Converted Enhanced PET Image Storage", "PT"),
    storage("1.2.840.10008.5.1.4.1.1.130", "Enhanced PET Image Storage", "PT"),
    storage("1.2.840.10008.5.1.4.1.1.481.1", "RT Image Storage", "RTIMAGE"),
    storage("1.2.840.10008.5.1.4.1.1.481.2", "RT Dose Storage", "RTDOSE"),
    storage("1.2.840.10008.5.1.4.1.1.481.3", "RT Structure Set Storage", "RTSTRUCT"),
    storage("1.2.840.10008.5.1.4.1.1.481.5", "RT Plan Storage", "RTPLAN"),
};

}  // namespace

const SopClass* find_sop_class(std::string_view uid) {
  const auto* const found =
      std::find_if(kSopClasses.begin(), kSopClasses.end(), [&](const SopClass& row) { return row.uid == uid; });
  return found == kSopClasses.end() ? nullptr : &*found;
}

bool is_storage(std::string_view uid) { return uid.starts_with(kStorageRoot) && uid.size() > kStorageRoot.size(); }

std::string_view storage_modality(std::string_view uid) {
  const SopClass* row = find_sop_class(uid);
  return row != nullptr && row->service == Service::kStorage ? row->modality : std::string_view{};
}

}  // namespace asepsis::wire::dicom

// Small associations, commands and objects for this folder's tests and fuzz corpora. All patients are inventions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wire/dicom/dicom.h"
#include "wire/dicom/layout.h"
#include "wire/dicom/sop_class.h"

namespace asepsis::wire::dicom::testing {

using Buffer = std::vector<std::byte>;

inline constexpr std::string_view kCtImageStorage = "1.2.840.10008.5.1.4.1.1.2";
inline constexpr std::string_view kPatient = "DOE^JANE";

inline Buffer operator+(Buffer left, const Buffer& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

inline Associate request() {
  return {.answer = false,
          .called_ae = "ARCHIVE",
          .calling_ae = "PETCT1",
          .implementation_class = "1.2.3.4",
          .implementation_version = "SCANNER_1",
          .max_pdu = 16384,
          .contexts = {{.id = 1,
                        .abstract_syntax = std::string(kCtImageStorage),
                        .transfer_syntaxes = {std::string(kExplicitLittleEndian), std::string(kImplicitLittleEndian)}},
                       {.id = 3,
                        .abstract_syntax = std::string(kModalityWorklist),
                        .transfer_syntaxes = {std::string(kImplicitLittleEndian)}}}};
}

inline Associate answer() {
  Associate accepted = accept(request(), {std::string(kExplicitLittleEndian), std::string(kImplicitLittleEndian)});
  accepted.implementation_class = "1.2.3.5";
  return accepted;
}

inline DeviceIdentity scanner() {
  return {.modality = "CT",
          .manufacturer = "MAKER",
          .institution = "HOSPITAL",
          .station = "CT01",
          .model = "Model 64",
          .serial = "SN1",
          .software = "1.0\\2.0",
          .scheduled_ae = std::nullopt,
          .scheduled_modality = std::nullopt};
}

inline Element text(std::uint16_t group, std::uint16_t element, const char* vr, std::string_view value) {
  return text_element(group, element, {vr[0], vr[1]}, value);
}

// An image as a scanner sends it: patient and pixels among the device's elements.
inline std::vector<Element> image_elements(std::size_t pixel_bytes = 64) {
  std::vector<Element> elements{text(0x0008, 0x0005, "CS", "ISO_IR 100"), text(0x0008, 0x0060, "CS", "CT"),
                                text(0x0008, 0x0070, "LO", "MAKER"),      text(0x0008, 0x0080, "LO", "HOSPITAL"),
                                text(0x0008, 0x0090, "PN", "REF^DOC"),    text(0x0008, 0x1010, "SH", "CT01"),
                                text(0x0008, 0x1030, "LO", "SKULL"),      text(0x0008, 0x1090, "LO", "Model 64"),
                                text(0x0010, 0x0010, "PN", kPatient),     text(0x0010, 0x0020, "LO", "SYN0001"),
                                text(0x0018, 0x1000, "LO", "SN1"),        text(0x0018, 0x1020, "LO", "1.0\\2.0"),
                                text(0x0020, 0x0010, "SH", "STUDY1")};
  elements.push_back({.group = 0x7fe0, .element = 0x0010, .vr = {'O', 'W'}, .value = Buffer(pixel_bytes)});
  return elements;
}

inline Dimse store_request() {
  return {.command = Command::kStoreRequest,
          .sop_class = std::string(kCtImageStorage),
          .status = std::nullopt,
          .move_destination = std::nullopt,
          .has_data_set = true,
          .context = 1};
}

inline Dimse worklist_request() {
  Dimse find = store_request();
  find.command = Command::kFindRequest;
  find.sop_class = kModalityWorklist;
  find.context = 3;
  return find;
}

inline Dimse answer_to(Dimse dimse, bool with_data_set) {
  dimse.command = static_cast<Command>(static_cast<std::uint16_t>(dimse.command) | 0x8000);
  dimse.status = with_data_set ? 0xff00 : 0;
  dimse.has_data_set = with_data_set;
  return dimse;
}

inline Buffer store(std::size_t max_pdu = 16384, std::size_t pixel_bytes = 64) {
  return build(store_request(), 1, "1.2.9", build_data_set(image_elements(pixel_bytes), true), max_pdu);
}

inline std::vector<Element> worklist_query(std::string_view ae, std::string_view modality) {
  const auto step = build_data_set(
      {text(0x0008, 0x0060, "CS", modality), text(0x0040, 0x0001, "AE", ae), text(0x0040, 0x0002, "DA", "")}, false);
  return {text(0x0010, 0x0010, "PN", kPatient), sequence_element(0x0040, 0x0100, {step}),
          text(0x0040, 0x1001, "SH", "")};
}

}  // namespace asepsis::wire::dicom::testing

#include "phantom/objects.h"

#include <algorithm>
#include <array>

#include "phantom/modality.h"
#include "wire/dicom/dicom.h"
#include "wire/writer.h"

namespace asepsis::phantom {
namespace {

using wire::dicom::Element;
using wire::dicom::text_element;
using Vr = std::array<char, 2>;

constexpr Vr kAe{'A', 'E'}, kCs{'C', 'S'}, kDa{'D', 'A'}, kLo{'L', 'O'}, kPn{'P', 'N'}, kSh{'S', 'H'}, kTm{'T', 'M'},
    kUi{'U', 'I'};
constexpr std::string_view kHour = "073000";

Element number(std::uint16_t group, std::uint16_t element, std::uint16_t value) {
  wire::Writer out;
  out.u16le(value);
  return {.group = group, .element = element, .vr = {'U', 'S'}, .value = std::move(out).take()};
}

std::vector<std::byte> explicit_set(const std::vector<Element>& elements) {
  return wire::dicom::build_data_set(elements, true);
}

Element scheduled_step(const Step& step) {
  return wire::dicom::sequence_element(
      0x0040, 0x0100,
      {explicit_set({text_element(0x0008, 0x0060, kCs, step.modality), text_element(0x0040, 0x0001, kAe, step.ae),
                     text_element(0x0040, 0x0002, kDa, step.day), text_element(0x0040, 0x0003, kTm, kHour)})});
}

std::vector<std::byte> noise(std::size_t count, Random& random) {
  std::vector<std::byte> bytes(count);
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i % 8 == 0) bits = random.next();
    bytes[i] = static_cast<std::byte>(bits >> (8 * (i % 8)) & 0xff);
  }
  return bytes;
}

// Rows and columns of 16-bit pixels that cover at most `count` bytes.
std::uint16_t side_length(std::size_t count) {
  std::uint16_t side = 1;
  while (side < UINT16_MAX && 2 * std::size_t{side + 1u} * (side + 1u) <= count) ++side;
  return side;
}

}  // namespace

std::string day_of(Time time) {
  std::string day = to_date(time);
  std::erase(day, '-');
  return day;
}

std::string made_uid(Random& random) { return "2.25." + std::to_string(random.next() | 1); }

std::vector<std::byte> worklist_question(const Step& step) {
  return explicit_set(
      {text_element(0x0010, 0x0010, kPn, ""), text_element(0x0010, 0x0020, kLo, ""), scheduled_step(step)});
}

std::vector<std::byte> worklist_answer(const Patient& patient, const Step& step) {
  return explicit_set({text_element(0x0008, 0x0050, kSh, "A" + patient.id),
                       text_element(0x0010, 0x0010, kPn, patient.name), text_element(0x0010, 0x0020, kLo, patient.id),
                       scheduled_step(step)});
}

std::vector<std::byte> study_question(const Patient& patient) {
  return explicit_set({text_element(0x0008, 0x0052, kCs, "STUDY"), text_element(0x0010, 0x0010, kPn, ""),
                       text_element(0x0010, 0x0020, kLo, patient.id), text_element(0x0020, 0x000d, kUi, "")});
}

std::vector<std::byte> study_answer(const Patient& patient, std::string_view study) {
  return explicit_set({text_element(0x0008, 0x0052, kCs, "STUDY"), text_element(0x0010, 0x0010, kPn, patient.name),
                       text_element(0x0010, 0x0020, kLo, patient.id), text_element(0x0020, 0x000d, kUi, study)});
}

std::vector<std::byte> step_created(const Patient& patient, const Step& step) {
  return explicit_set({text_element(0x0008, 0x0060, kCs, step.modality),
                       text_element(0x0010, 0x0010, kPn, patient.name), text_element(0x0010, 0x0020, kLo, patient.id),
                       text_element(0x0040, 0x0241, kAe, step.ae), text_element(0x0040, 0x0244, kDa, step.day),
                       text_element(0x0040, 0x0245, kTm, kHour), text_element(0x0040, 0x0252, kCs, "IN PROGRESS")});
}

std::vector<std::byte> step_ended() { return explicit_set({text_element(0x0040, 0x0252, kCs, "COMPLETED")}); }

std::vector<std::byte> commitment(std::string_view transaction, std::string_view instance) {
  const auto item = explicit_set(
      {text_element(0x0008, 0x1150, kUi, storage_class("OT")), text_element(0x0008, 0x1155, kUi, instance)});
  return explicit_set(
      {text_element(0x0008, 0x1195, kUi, transaction), wire::dicom::sequence_element(0x0008, 0x1199, {item})});
}

std::vector<std::byte> image(const Series& series, std::string_view instance, const Patient& patient,
                             const Identity& identity, std::size_t pixel_bytes, Random& random) {
  const auto side = side_length(pixel_bytes);
  return explicit_set({text_element(0x0008, 0x0016, kUi, storage_class(series.modality)),
                       text_element(0x0008, 0x0018, kUi, instance),
                       text_element(0x0008, 0x0020, kDa, series.day),
                       text_element(0x0008, 0x0030, kTm, kHour),
                       text_element(0x0008, 0x0060, kCs, series.modality),
                       text_element(0x0008, 0x0070, kLo, identity.manufacturer),
                       text_element(0x0008, 0x0080, kLo, identity.institution),
                       text_element(0x0008, 0x1010, kSh, identity.station),
                       text_element(0x0008, 0x1090, kLo, identity.model),
                       text_element(0x0010, 0x0010, kPn, patient.name),
                       text_element(0x0010, 0x0020, kLo, patient.id),
                       text_element(0x0018, 0x1000, kLo, identity.serial),
                       text_element(0x0018, 0x1020, kLo, identity.software),
                       text_element(0x0020, 0x000d, kUi, series.study),
                       text_element(0x0020, 0x000e, kUi, series.series),
                       number(0x0028, 0x0002, 1),
                       number(0x0028, 0x0010, side),
                       number(0x0028, 0x0011, side),
                       number(0x0028, 0x0100, 16),
                       {.group = 0x7fe0, .element = 0x0010, .vr = {'O', 'W'}, .value = noise(pixel_bytes, random)}});
}

}  // namespace asepsis::phantom

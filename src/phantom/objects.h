// The data sets that phantoms exchange, in explicit VR little endian: as small as a receiver would take, with a patient
// in them, because what must not be read has to be there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "phantom/random.h"
#include "phantom/scenario.h"

namespace asepsis::phantom {

std::string day_of(Time time);
// Under 2.25 (a UUID as a number, ITU-T X.667), so that it is nobody's.
std::string made_uid(Random& random);

// `day` as DICOM writes it: "20170803".
struct Step {
  std::string_view ae, modality, day;
};
std::vector<std::byte> worklist_question(const Step& step);
std::vector<std::byte> worklist_answer(const Patient& patient, const Step& step);
std::vector<std::byte> study_question(const Patient& patient);
std::vector<std::byte> study_answer(const Patient& patient, std::string_view study);
std::vector<std::byte> step_created(const Patient& patient, const Step& step);
std::vector<std::byte> step_ended();
std::vector<std::byte> commitment(std::string_view transaction, std::string_view instance);

struct Series {
  std::string study, series;
  std::string modality, day;
};
std::vector<std::byte> image(const Series& series, std::string_view instance, const Patient& patient,
                             const Identity& identity, std::size_t pixel_bytes, Random& random);

}  // namespace asepsis::phantom

// The elements of a data set that can be copied out: this table, and no other. There is no generic element value in the
// API, so that adding a row here is the only way to read more.
//
// Each row is of the set that PS3.15 annex E keeps under "Retain Device Identity" and "Retain Institution Identity",
// or a key by which a device asks for its own worklist (PS3.4 K.6.1.2.2).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "wire/dicom/dicom.h"
#include "wire/dicom/layout.h"

namespace asepsis::wire::dicom {

// Where in a data set: the top level of an object or performed step, or the first item of a worklist query's
// Scheduled Procedure Step Sequence.
enum class Within : std::uint8_t { kObject, kScheduledStep };

struct Readable {
  std::uint32_t tag;
  Within within;
  std::array<char, 2> vr;  // explicit VR must say this, or UN (an archive that did not know it)
  std::optional<std::string> DeviceIdentity::*field;
  bool several = false;  // several values are usual
};

inline constexpr std::uint32_t kScheduledStepSequence = tag(0x0040, 0x0100);

inline constexpr std::array kReadable{
    Readable{tag(0x0008, 0x0060), Within::kObject, {'C', 'S'}, &DeviceIdentity::modality},
    Readable{tag(0x0008, 0x0070), Within::kObject, {'L', 'O'}, &DeviceIdentity::manufacturer},
    Readable{tag(0x0008, 0x0080), Within::kObject, {'L', 'O'}, &DeviceIdentity::institution},
    Readable{tag(0x0008, 0x1010), Within::kObject, {'S', 'H'}, &DeviceIdentity::station},
    Readable{tag(0x0008, 0x1090), Within::kObject, {'L', 'O'}, &DeviceIdentity::model},
    Readable{tag(0x0018, 0x1000), Within::kObject, {'L', 'O'}, &DeviceIdentity::serial},
    Readable{tag(0x0018, 0x1020), Within::kObject, {'L', 'O'}, &DeviceIdentity::software, true},
    Readable{tag(0x0008, 0x0060), Within::kScheduledStep, {'C', 'S'}, &DeviceIdentity::scheduled_modality},
    Readable{tag(0x0040, 0x0001), Within::kScheduledStep, {'A', 'E'}, &DeviceIdentity::scheduled_ae},
};

// Elements stand in ascending order (PS3.5 7.1), so behind this tag nothing of interest follows: not the patient's
// reports, not the pixel data (7FE0,0008), (7FE0,0009), (7FE0,0010).
constexpr std::uint32_t last_of_interest(Within within) {
  std::uint32_t last = 0;
  if (within == Within::kScheduledStep) return kScheduledStepSequence;
  for (const Readable& row : kReadable)
    if (row.within == within && row.tag > last) last = row.tag;
  return last;
}

}  // namespace asepsis::wire::dicom

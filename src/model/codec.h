// JSON codecs of the model. Writers give the same bytes for the same value; readers refuse what they do not know.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "model/detection.h"
#include "model/device.h"
#include "model/finding.h"
#include "model/inventory.h"
#include "model/recording.h"
#include "model/response.h"
#include "model/validation.h"

namespace asepsis::model {

// The `respond` contract (schemas/respond.schema.json).
std::string to_json(const Response& response);
// The `assess` contract.
std::string to_json(const Assessment& assessment, bool complete, const std::vector<Problem>& problems);
// The `know capture` contract.
struct Knowing {
  std::vector<Device> devices;
  std::vector<Detection> detections;
  Recording recording;
};
std::string to_json(const Knowing& knowing);

// One element of the `advise validate` contract (schemas/validate.schema.json).
std::string to_json(const Validation& validation);

// The observation file and the journal's fact "recording" (schemas/recording.schema.json): lossless.
std::string encode(const Recording& recording);
Result<Recording> decode_recording(std::string_view json, const std::string& file);
// True where the text begins like an observation file.
bool looks_like_recording(std::string_view text);

}  // namespace asepsis::model

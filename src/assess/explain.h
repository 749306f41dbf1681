// A part's answer in words, with the evidence and the place in the document that it rests on.
#pragma once

#include <string>
#include <vector>

#include "assess/match.h"
#include "model/device.h"

namespace asepsis::assess {

// `facts` are those of `device`. The state of `part` must not be kNotAsked.
model::Reason explain(Part part, const Match& match, const DeviceFacts& facts, const Predicate& predicate,
                      const model::Device& device);

// The fact that would decide an open part: "operating system".
std::string missing_fact(Part part, const DeviceFacts& facts, const Predicate& predicate);

// Do the facts under this part rest on more than forgeable evidence?
bool rests_on_proof(Part part, const Match& match, const DeviceFacts& facts);

// "PET/CT, SPECT or SPECT/CT".
std::string any_of(const std::vector<Term>& terms);

void add_ids(std::vector<Id>& into, const std::vector<Id>& ids);  // keeps `into` sorted and unique

}  // namespace asepsis::assess

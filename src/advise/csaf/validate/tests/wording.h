// Words that several tests need.
#pragma once

#include <string>

#include "base/json.h"
#include "base/result.h"

namespace asepsis::advise::csaf {

// Of a norm's reader: "character 10: expected AV:N, AV:A, AV:L or AV:P".
std::string because(const Error& error);

// A number as the document's shortest form: "9.8".
std::string number_text(json::Value number);

}  // namespace asepsis::advise::csaf

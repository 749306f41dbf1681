// The YAML that people write by hand (network files), read into a json::Document.
//
//   auto document = read_yaml(text);     // Error names line and column
//
// Plain scalars are typed by the YAML 1.2 core schema (null, true/false, decimal integers, decimals); quoted ones are
// strings. Refused: aliases and anchors, tags, duplicate keys, keys that are not strings, several documents, depth over
// 32, text over 8 MiB. Values know their line and column (json::Value::where). JSON is a subset and reads too.
#pragma once

#include <string_view>

#include "base/json.h"

namespace asepsis {

Result<json::Document> read_yaml(std::string_view text);

}  // namespace asepsis

// The main use case: from advisories, traffic, lists and a network file to the five answers.
//
//   chain::Inputs inputs = ...;              // bytes, already in memory: chain opens no file
//   auto respond = chain::respond(inputs);   // pure: the same inputs give the same Response
//
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "model/advisory.h"
#include "model/inventory.h"
#include "model/knowledge.h"
#include "model/network.h"
#include "model/recording.h"
#include "model/response.h"
#include "wire/reader.h"

namespace asepsis::chain {

// A file as the user named it. `bytes` is borrowed.
struct File {
  std::string name;
  wire::Bytes bytes;
};

// What the files said, before any conclusion: the facts.
struct Evidence {
  std::vector<File> documents;              // the advisories that could be read, in order
  std::vector<model::Advisory> advisories;  // of `documents`
  std::vector<model::AdviceChange> changes;
  std::optional<model::Recording> recording;  // absent: no capture was given
  std::optional<model::Inventory> inventory;  // absent: none was given
  std::optional<model::NetworkModel> network;
  std::vector<model::Problem> problems;  // of all files; damaged ones are here and answered without
  bool complete = true;
};

using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;  // bytes of captures; may be empty

struct Inputs {
  std::vector<File> advisories, captures, notes;
  std::optional<File> inventory, network;
  std::function<Result<std::string>(const std::string& name)> fetch;  // rules files that the network file names
  Progress progress;
};

Evidence gather(const Inputs& inputs);

// One pass over captures (packet captures and observation files). What could not be read is in its problems.
model::Recording ingest(const std::vector<File>& captures, const Progress& progress = {});

struct Options {
  std::optional<Time> now;  // as_of; default: the end of the evidence, else the last date of the documents
  std::string rules_file;   // as the answer should name it; empty: not written
};

model::Response respond(const Evidence& evidence, const model::Knowledge& knowledge, const Options& options);

}  // namespace asepsis::chain

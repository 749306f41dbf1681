// What commands share: opened inputs, knowledge, how errors and answers reach people.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chain/journal.h"
#include "chain/respond.h"
#include "cli/exit_status.h"
#include "cli/files.h"
#include "cli/progress.h"
#include "model/knowledge.h"

namespace asepsis::cli {

// The names that a user gave.
struct RespondFiles {
  std::vector<std::string> advisories, captures, notes;
  std::string inventory, network;  // empty: not given
};

// Opened files and what borrows them. Not movable: chain::Inputs points into it.
class Opened {
 public:
  Opened() = default;
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  // Says on standard error what could not be opened; false where anything could not.
  bool open(const RespondFiles& names);
  const chain::Inputs& inputs() const { return inputs_; }
  const chain::RulesFiles& rules() const { return rules_; }  // that the network file asked for

 private:
  bool open_into(const std::vector<std::string>& names, std::vector<chain::File>& into);
  std::vector<std::unique_ptr<InputFile>> files_;
  chain::RulesFiles rules_;
  Progress progress_;
  chain::Inputs inputs_;
};

// The tables that were built in; those that `folder` holds under the same name stand in their place.
model::Knowledge load_knowledge(const std::string& folder);

// One line each on standard error: "asepsis: FILE: WHERE: expected ...".
void say(const Error& error);
void say(const std::vector<model::Problem>& problems);
int status_of(const Error& error);

// Standard output, whole; false where nobody takes it.
bool print(std::string_view text);

}  // namespace asepsis::cli

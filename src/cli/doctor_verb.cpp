#include <sched.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>

#include "base/text.h"
#include "cli/verbs.h"
#include "cli/wire_up.h"

namespace asepsis::cli {
namespace {

enum class State { kFine, kMissing, kBad };

struct Finding {
  State state;
  std::string what, so_what;
};

std::string shape(State state) {
  switch (state) {
    case State::kFine: return "● fine    ";
    case State::kMissing: return "○ missing ";
    case State::kBad: break;
  }
  return "✗ bad     ";
}

bool on_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  const std::string places = std::string(path == nullptr ? "" : path) + ":/usr/sbin:/sbin";
  for (const std::string_view folder : split(places, ':'))
    if (!folder.empty() && access((std::filesystem::path(folder) / program).c_str(), X_OK) == 0) return true;
  return false;
}

Finding program(const std::string& name, std::string so_what) {
  return {on_path(name) ? State::kFine : State::kMissing, name, std::move(so_what)};
}

Finding tables(const std::string& folder) {
  const model::Knowledge knowledge = load_knowledge(folder);
  say(knowledge.problems);
  const std::size_t rows = knowledge.vendors.size() + knowledge.families.size() + knowledge.family_words.size() +
                           knowledge.modality_families.size() + knowledge.implementations.size() +
                           knowledge.os_signs.size() + knowledge.os_words.size() + knowledge.services.size() +
                           knowledge.flows.size();
  return {knowledge.problems.empty() && rows > 0 ? State::kFine : State::kBad, "tables of knowledge",
          count_of(rows, "row") + " of data/ read"};
}

Finding store(const std::string& file) {
  const auto opened = open_existing_store(file);
  if (!opened) {
    say(opened.error());
    return {State::kBad, "store " + file, "it cannot be opened"};
  }
  const auto found = (*opened)->check();
  const bool whole = found && !found->has_value();
  return {whole ? State::kFine : State::kBad, "store " + file,
          whole ? "the journal is whole" : "the journal is altered or unreadable"};
}

}  // namespace

int doctor(const DoctorOptions& options) {
  std::vector<Finding> findings = {tables(options.data)};
  if (!options.store.empty()) findings.push_back(store(options.store));
  findings.push_back(program("nft", "checks and loads the rules for tonight (package nftables)"));
  findings.push_back(program("ip", "network namespaces for the kernel proof of rules (package iproute2)"));
  findings.push_back({geteuid() == 0 ? State::kFine : State::kMissing, "root",
                      "needed for the kernel proof of rules, for nothing else"});
  findings.push_back(program("tshark", "a second opinion on packets that `asepsis why` names (package tshark)"));
  findings.push_back(program("chromium", "prints the page to PDF (package chromium)"));
  bool bad = false;
  std::string text;
  for (const Finding& finding : findings) {
    text += shape(finding.state) + finding.what + ": " + finding.so_what + "\n";
    bad = bad || finding.state == State::kBad;
  }
  text += bad ? "Something is broken: see above.\n"
              : "Everything that answering needs is here; what is missing only adds to it.\n";
  return print(text) && !bad ? kAnswered : kEnvironment;
}

}  // namespace asepsis::cli

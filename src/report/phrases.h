// The words that terminal and page share, so that both say the same. Everything returned is plain text (report/plain.h)
// but for the escaping that its place needs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/response.h"

namespace asepsis::report {

// How a state is shown: a word and a shape always, a colour beside them.
enum class Tone { kBad, kWarn, kGood, kPlain };
struct State {
  std::string_view shape, word;
  Tone tone = Tone::kPlain;
};
State state_of(model::Verdict verdict);  // ● affected, ◐ undecided, ○ fixed, ○ not affected
State exploit_state(const model::ExploitStatement& exploits);
State outcome_state(model::Outcome outcome);

State progress_of(std::string_view words);  // "no: ..." ○, "yes ..." ●, "unknown: ..." ◐; else no shape

// ---- head
std::string title_of(const model::AdvisoryHead& head);     // without the id that some publishers put before it
std::string headline(const model::Response& response);     // of one advisory its title; of several, how many
std::string life_of(const model::AdvisoryHead& head);      // "published 2017-08-03, final, never revised"
std::string change_of(const model::AdviceChange& change);  // "advice changed on 2017-08-07: disconnect: withdrawn"
std::string said_of(const model::AdviceChange& change);    // "Siemens, press ...; entered by ... on ..."
std::string evidence_of(const model::Response& response);  // "Evidence up to ..."

// ---- answers
std::string description_of(const model::DeviceLine& line);    // "Siemens Biograph64_mCT VG60A"
std::string kind_of(const model::DeviceLine& line);           // "PET/CT, Windows 7"
std::string circumstances_of(const model::DeviceLine& line);  // "PET/CT, Windows 7, zone imaging"
std::string addresses_of(const model::DeviceRef& device);
std::string name_of(const model::DeviceRef& device);
std::string who_of(const model::DeviceRef& device);             // "PETCT1, 10.20.0.11", an address never twice
std::string port_of(const std::optional<std::uint16_t>& port);  // "80", "any port"
std::string way_of(const model::Reach& reach);                  // "core: allow tcp ...; then edge: ..."
std::string can_of(const model::Reach& reach);                  // "office -> 80 (12 hosts): core: allow tcp ..."
std::string did_of(const model::Reach& reach);  // "10.10.0.57 -> 80: 4 connections, answered, an attack, ..."
std::string span_of(Time first, Time last);
std::string option_name(model::OptionKind kind);  // "Block ports"
std::string required_of(const model::RequiredFlow& flow);
std::string lost_of(const model::LostFlow& flow);
std::string duty_of(const model::Step& step);  // "network engineer · 10 min"
std::string detection_of(const model::Detection& detection);
std::string problem_of(const model::Problem& problem);
std::string ids_of(const std::vector<Id>& why);

using Findings = std::vector<const model::Finding*>;
std::map<std::string, Findings> findings_by_device(const model::Response& response);
// Each sentence once, in the order of the findings.
std::vector<model::Reason> reasons_of(const Findings& findings);
std::vector<std::string> missing_of(const Findings& findings);

// Systems that share a port and who can or did reach it, so that sixty of them are one line. Counts are summed, times
// span all.
struct ReachGroup {
  std::optional<std::uint16_t> port;
  std::vector<std::string> systems;  // names
  std::vector<model::Reach> can, did;
  std::vector<std::string> blind;
};
std::vector<ReachGroup> groups_of(const model::Reachable& reachable);

// Detections that differ in server and time alone become one over all its servers, each reason once.
std::vector<model::Detection> groups_of(const std::vector<model::Detection>& detections);

// How many attempts the detections hold against each address.
struct Attempts {
  std::uint64_t attempts = 0, sweeps = 0;
};
std::map<std::string, Attempts> attempts_by_address(const model::Response& response);
std::string attempts_on(const std::map<std::string, Attempts>& attempts, const model::DeviceRef& device);

}  // namespace asepsis::report

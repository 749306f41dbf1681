#include "report/text_answers.h"

#include <algorithm>

#include "base/text.h"
#include "report/plain.h"

namespace asepsis::report {
namespace {

std::string number(std::uint64_t n) { return std::to_string(n); }

std::string broken_of(const model::Option& option) {
  return option.can_be_judged ? number(option.required_broken.size()) : "not judged";
}

std::string shaped(const std::string& words) {
  const State state = progress_of(words);
  return state.shape.empty() ? plain(words) : std::string(state.shape) + ' ' + plain(words);
}

}  // namespace

void write_affected(Sheet& sheet, const model::Response& response) {
  sheet.answer(1, "Am I affected?", plain(response.affected.text));
  Table table;
  for (const model::DeviceLine& line : response.affected.devices) {
    table.rows.push_back(
        {sheet.mark(state_of(line.worst)), name_of(line.device), addresses_of(line.device), description_of(line)});
    std::vector<std::string> notes{circumstances_of(line), plain(line.because)};
    for (const std::string& contradiction : line.contradictions) notes.push_back("≠ " + plain(contradiction));
    std::erase(notes, "");
    table.notes.push_back(std::move(notes));
  }
  if (!table.rows.empty()) sheet.table(table);
  for (const model::Finding& finding : response.affected.assessment.beyond)
    sheet.state("   ", {"●", "beyond the document", Tone::kBad},
                who_of(finding.device) + ", " + plain(finding.vulnerability));
  for (const model::Unjudged& unjudged : response.affected.assessment.unjudged)
    sheet.state("   ", {"◐", "not judged", Tone::kWarn},
                who_of(unjudged.device) + ": not known is " + plain(join(unjudged.missing, ", ")));
}

void write_reachable(Sheet& sheet, const model::Response& response) {
  sheet.answer(2, "Can it be reached?", plain(response.reachable.text));
  for (const ReachGroup& group : groups_of(response.reachable)) {
    sheet.line("   ", (group.port ? "port " : "") + port_of(group.port) + " of " + join_as_sentence(group.systems));
    if (!response.reachable.can_known) sheet.line("       can:   ", "not judged, the network's rules are not known");
    for (const model::Reach& reach : group.can) sheet.line("       can:   ", can_of(reach));
    if (response.reachable.can_known && group.can.empty()) sheet.line("       can:   ", "nobody, by the rules given");
    for (const model::Reach& reach : group.did) sheet.line("       did:   ", did_of(reach));
    if (!group.blind.empty()) sheet.line("       blind: ", plain(join(group.blind, ", ")));
  }
}

void write_disconnect(Sheet& sheet, const model::Response& response) {
  const model::Plan& plan = response.disconnect.plan;
  sheet.answer(3, "Must I disconnect it?", plain(response.disconnect.text));
  if (plan.options.empty()) return;
  Table table;
  table.header = {"",
                  "option",
                  "attacks left, of " + number(plan.attack_paths_before),
                  "needed flows broken, of " + number(plan.required_total),
                  "others lost",
                  "update"};
  for (const model::Option& option : plan.options)
    table.rows.push_back({option.kind == plan.recommended ? "▶" : "", option_name(option.kind),
                          number(option.attack_paths), broken_of(option), number(option.benign_lost.size()),
                          option.update_path_open ? "open" : "closed"});
  sheet.table(table);
  for (const model::Option& option : plan.options) {
    if (!option.coverage.empty()) sheet.line("   ", option_name(option.kind) + ": " + plain(option.coverage));
    if (!option.if_wrong.empty()) sheet.line("   ", option_name(option.kind) + ", if wrong: " + plain(option.if_wrong));
  }
  for (const model::Reason& reason : plan.reasons) sheet.line("   ", "Recommended because: " + plain(reason.text));
  sheet.line("   ", "Nothing is decided yet: a decision needs a name, a reason and an end date.");
}

void write_tonight(Sheet& sheet, const model::Response& response) {
  const model::Tonight& tonight = response.tonight;
  sheet.answer(4, "What do I do tonight?", plain(tonight.text));
  unsigned count = 0;
  for (const model::Step& step : tonight.steps) {
    sheet.line("   " + std::to_string(++count) + ". ", plain(step.text));
    if (const std::string duty = duty_of(step); !duty.empty()) sheet.line("      ", duty);
    if (!step.undo.empty()) sheet.line("      ", "undo: " + plain(step.undo));
  }
  for (const std::string& check : tonight.checks) sheet.line("   ? ", plain(check));
  if (!tonight.placement.empty()) sheet.line("   ", "Rules: " + plain(tonight.placement));
  if (!tonight.rules_file.empty()) sheet.line("   ", "Written to: " + plain(tonight.rules_file));
}

void write_fixed(Sheet& sheet, const model::Response& response) {
  sheet.answer(5, "Is it fixed?", plain(response.fixed.text));
  const auto attempts = attempts_by_address(response);
  Table table;
  table.header = {"system", "contained", "updated", "on the wire", "attempts"};
  for (const model::FixedLine& line : response.fixed.devices)
    table.rows.push_back({name_of(line.device), shaped(line.contained), shaped(line.updated), plain(line.on_wire),
                          attempts_on(attempts, line.device)});
  if (!table.rows.empty()) sheet.table(table);
  for (const model::Detection& detection : groups_of(response.fixed.detections)) {
    sheet.line("   seen: ", detection_of(detection));
    for (const model::Reason& reason : detection.reasons) sheet.line("         ", plain(reason.text));
  }
  if (!response.fixed.coverage.empty()) sheet.line("   ", "Coverage: " + plain(response.fixed.coverage));
}

void write_reasons(Sheet& sheet, const model::Response& response) {
  const auto write = [&](const Findings& findings) {
    for (const model::Reason& reason : reasons_of(findings)) sheet.line("     - ", plain(reason.text));
    for (const std::string& fact : missing_of(findings)) sheet.line("     ? ", plain(fact));
  };
  // Patient risk is often the same sentence for every system: each sentence once, where it comes first.
  std::vector<std::string> said;
  const auto once = [&](std::string_view what, const std::string& text) {
    if (text.empty() || std::find(said.begin(), said.end(), text) != said.end()) return;
    said.push_back(text);
    sheet.line("     ", std::string(what) + plain(text));
  };
  const auto findings = findings_by_device(response);
  for (const model::DeviceLine& line : response.affected.devices) {
    const auto found = findings.find(line.device.id);
    if (found == findings.end()) continue;
    sheet.line("   ", name_of(line.device) + ": " + std::string(state_of(line.worst).word));
    write(found->second);
    for (const model::Finding* finding : found->second) {
      once("Leaving it on: ", finding->leave_on);
      once("Taking it off: ", finding->take_off);
    }
  }
  for (const model::Finding& finding : response.affected.assessment.beyond) {
    sheet.line("   ", name_of(finding.device) + ": beyond the document");
    write({&finding});
  }
  for (const model::Option& option : response.disconnect.plan.options) {
    if (option.required_broken.empty() && option.benign_lost.empty()) continue;
    sheet.line("   ", option_name(option.kind) + ":");
    for (const model::RequiredFlow& flow : option.required_broken) sheet.line("     breaks ", required_of(flow));
    for (const model::LostFlow& flow : option.benign_lost) sheet.line("     loses ", lost_of(flow));
  }
}

}  // namespace asepsis::report

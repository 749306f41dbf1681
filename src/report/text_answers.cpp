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

// "storage commitment report (4), worklist (4)": each name once, with how many flows bear it.
std::string names_of(const std::vector<model::RequiredFlow>& flows) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (const model::RequiredFlow& flow : flows) {
    auto count = std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.first == flow.name; });
    if (count == counts.end()) count = counts.insert(counts.end(), {flow.name, 0});
    ++count->second;
  }
  std::vector<std::string> names;
  for (const auto& [name, count] : counts) names.push_back(name + " (" + number(count) + ")");
  return join(names, ", ");
}

// What each option takes away; options that take the same share a line.
void write_losses(Sheet& sheet, const model::Plan& plan) {
  std::vector<std::pair<std::string, std::vector<std::string>>> losses;
  for (const model::Option& option : plan.options) {
    std::string text;
    if (!option.required_broken.empty()) text = "breaks " + names_of(option.required_broken);
    std::vector<std::string> lost;
    for (const model::LostFlow& flow : option.benign_lost) lost.push_back(lost_of(flow));
    if (!lost.empty()) text += (text.empty() ? "loses " : "; loses ") + join(lost, "; ");
    if (text.empty()) continue;
    auto group = std::find_if(losses.begin(), losses.end(), [&](const auto& l) { return l.first == text; });
    if (group == losses.end()) group = losses.insert(losses.end(), {text, {}});
    group->second.push_back(option_name(option.kind));
  }
  for (const auto& [text, options] : losses) sheet.line("   ", join_as_sentence(options) + ": " + plain(text));
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
  // Hosts that lack the same facts stand together: there are often many, and none of them is news.
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;
  for (const model::Unjudged& unjudged : response.affected.assessment.unjudged) {
    const std::string missing = plain(join_as_sentence(unjudged.missing));
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == missing; });
    if (group == groups.end()) group = groups.insert(groups.end(), {missing, {}});
    group->second.push_back(who_of(unjudged.device));
  }
  for (const auto& [missing, hosts] : groups)
    sheet.state("   ", {"◐", "not judged", Tone::kWarn}, missing + " not known: " + join(hosts, "; "));
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
    if (!option.can_be_judged) sheet.line("   ", option_name(option.kind) + ": " + plain(option.coverage));
    if (option.kind == plan.recommended && !option.if_wrong.empty())
      sheet.line("   ", option_name(option.kind) + ", if that is wrong: " + plain(option.if_wrong));
  }
  write_losses(sheet, plan);
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
  const auto in_a_step = [&](const std::string& text) {
    return std::any_of(tonight.steps.begin(), tonight.steps.end(),
                       [&](const model::Step& step) { return step.text.find(text) != std::string::npos; });
  };
  for (const std::string& check : tonight.checks)
    if (!in_a_step(check)) sheet.line("   ? ", plain(check));
  if (!tonight.rules_file.empty() && !in_a_step(tonight.rules_file))
    sheet.line("   ", "Written to: " + plain(tonight.rules_file));
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
  for (const model::Reason& reason : response.disconnect.plan.reasons)
    sheet.line("   ", "Option: " + plain(reason.text));
}

}  // namespace asepsis::report

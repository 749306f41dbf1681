// Am I affected?
#include <algorithm>
#include <map>
#include <set>

#include "assess/assess.h"
#include "base/text.h"
#include "chain/conclusions.h"

namespace asepsis::chain {
namespace {

using model::Finding;
using model::StatusSource;
using model::Verdict;

// Worst first.
int gravity(Verdict verdict) {
  switch (verdict) {
    case Verdict::kAffected: return 0;
    case Verdict::kUndecided: return 1;
    case Verdict::kFixed: return 2;
    case Verdict::kNotAffected: break;
  }
  return 3;
}

std::string source_text(StatusSource source) {
  switch (source) {
    case StatusSource::kStated: return "stated by the document";
    case StatusSource::kInferred: return "inferred: a remediation or a score names it, without a status";
    case StatusSource::kDecided: return "decided by a person";
    case StatusSource::kNone: break;
  }
  return "";
}

// The reasons in full are one click or one section away; here they have half a line.
std::string short_form(const model::Reason& reason, const model::DeviceLine& line) {
  if (reason.rule == "family-differs") return "not of the families named";
  if (reason.rule == "os-differs") return "runs " + line.os;
  if (reason.rule == "vendor-differs") return "another maker";
  if (reason.rule == "version-differs") return "another version";
  return reason.text.substr(0, reason.text.find_last_not_of('.') + 1);
}

std::string because(const std::vector<const Finding*>& findings, Verdict worst, const model::DeviceLine& line) {
  std::vector<std::string> texts;
  const auto say = [&](std::string text) {
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
  };
  for (const Finding* finding : findings) {
    if (finding->verdict != worst) continue;
    switch (worst) {
      case Verdict::kUndecided:
        if (finding->missing.empty()) say("evidence contradicts itself");
        if (!finding->missing.empty()) say("to decide it, look up: " + join(finding->missing, ", "));
        break;
      case Verdict::kAffected:
      case Verdict::kFixed: say(source_text(finding->status_source)); break;
      case Verdict::kNotAffected:
        for (const model::Reason& reason : finding->reasons) say(short_form(reason, line));
        break;
    }
  }
  return join(texts, "; ");
}

model::DeviceLine line_of(const model::Device& device, const std::vector<const Finding*>& findings,
                          const model::Knowledge& knowledge) {
  model::DeviceLine line;
  line.device = ref(device);
  const auto text = [](const std::optional<model::Attribute>& attribute) {
    return attribute ? attribute->value : std::string();
  };
  line.vendor = text(device.vendor);
  line.model = text(device.model);
  line.software = text(device.software);
  line.os = text(device.os);
  line.zone = device.zone;
  std::vector<std::string> families;
  for (const assess::FamilyGuess& guess : assess::families_of(device, knowledge)) families.push_back(guess.family);
  line.families = join(families, " or ");
  line.worst = (*std::min_element(findings.begin(), findings.end(), [](const Finding* a, const Finding* b) {
                 return gravity(a->verdict) < gravity(b->verdict);
               }))->verdict;
  line.because = because(findings, line.worst, line);
  std::set<std::string> contradictions;
  for (const Finding* finding : findings)
    for (const model::Contradiction& contradiction : finding->contradictions) contradictions.insert(contradiction.text);
  line.contradictions.assign(contradictions.begin(), contradictions.end());
  return line;
}

std::string sentence(const model::Assessment& assessment, const std::vector<model::DeviceLine>& lines) {
  const auto count = [&](Verdict verdict) {
    return static_cast<std::size_t>(std::count_if(
        lines.begin(), lines.end(), [&](const model::DeviceLine& line) { return line.worst == verdict; }));
  };
  const std::size_t affected = count(Verdict::kAffected), undecided = count(Verdict::kUndecided);
  std::set<std::string> stated, inferred;
  for (const Finding& finding : assessment.findings) {
    if (finding.verdict != Verdict::kAffected) continue;
    (finding.status_source == StatusSource::kInferred ? inferred : stated).insert(finding.device.id);
  }
  std::string text;
  if (affected > 0) {
    text = "Yes: " + std::to_string(affected) + " of " + count_of(lines.size(), "system") +
           " that the advisory could mean " + (affected == 1 ? "is" : "are") + " affected";
    if (!inferred.empty())
      text += " (" + std::to_string(stated.size()) + " stated, " + std::to_string(inferred.size()) +
              " inferred: the document forgets their status)";
    if (undecided > 0) text += ", " + std::to_string(undecided) + " undecided";
    text += ".";
  } else if (undecided > 0) {
    std::vector<std::string> missing;
    for (const Finding& finding : assessment.findings)
      for (const std::string& fact : finding.missing)
        if (std::find(missing.begin(), missing.end(), fact) == missing.end()) missing.push_back(fact);
    text = "Perhaps: " + count_of(undecided, "system") + " cannot be decided yet";
    if (!missing.empty()) text += "; to decide it takes: " + join(missing, ", ");
    text += ".";
  } else if (lines.empty()) {
    text = "No system that the advisory could mean is in this evidence.";
  } else {
    text = "No: none of " + count_of(lines.size(), "system") +
           " that the advisory could mean is affected by this evidence.";
  }
  if (!assessment.beyond.empty()) {
    std::set<std::string> devices;
    for (const Finding& finding : assessment.beyond) devices.insert(finding.device.id);
    text += " The same hole was seen on " + count_of(devices.size(), "system") + " that the advisory does not name.";
  }
  if (!assessment.unjudged.empty())
    text +=
        " " + count_of(assessment.unjudged.size(), "other host is", "other hosts are") + " too little known to judge.";
  return text;
}

}  // namespace

model::Affected answer_affected(const Conclusions& conclusions) {
  model::Affected answer;
  answer.assessment = conclusions.assessment;
  std::map<std::string, std::vector<const Finding*>> by_device;
  for (const Finding& finding : answer.assessment.findings) by_device[finding.device.id].push_back(&finding);
  for (const model::Device& device : conclusions.devices) {
    const auto found = by_device.find(device.id);
    if (found != by_device.end()) answer.devices.push_back(line_of(device, found->second, *conclusions.knowledge));
  }
  std::stable_sort(answer.devices.begin(), answer.devices.end(),
                   [](const auto& a, const auto& b) { return gravity(a.worst) < gravity(b.worst); });
  answer.text = sentence(answer.assessment, answer.devices);
  return answer;
}

}  // namespace asepsis::chain

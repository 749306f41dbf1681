#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "cli/verbs.h"
#include "cli/wire_up.h"
#include "model/codec.h"
#include "report/report.h"

namespace asepsis::cli {
namespace {

report::TextStyle terminal_style() {
  report::TextStyle style;
  if (isatty(STDOUT_FILENO) == 0) return style;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    style.columns = std::clamp<unsigned>(size.ws_col, 40, 100);
  const char* no_colour = std::getenv("NO_COLOR");
  style.colour = no_colour == nullptr || *no_colour == '\0';
  return style;
}

// Keeps the facts and the answer. The answer itself does not depend on it.
int record(const std::string& file, const Opened& opened, const chain::Evidence& evidence,
           const chain::Options& options, const std::string& answer) {
  auto store = open_store(file);
  if (!store) {
    say(store.error());
    return status_of(store.error());
  }
  const chain::Run run = chain::facts_of(opened.inputs(), opened.rules(), evidence, options);
  const Status recorded = record_run(**store, run, answer);
  if (recorded) return kAnswered;
  say(recorded.error());
  return status_of(recorded.error());
}

int write(const std::string& file, const std::string& text) {
  if (file.empty()) return kAnswered;
  const Status written = write_file(file, text);
  if (written) return kAnswered;
  say(written.error());
  return status_of(written.error());
}

// Opened and read inputs of a verb that needs an advisory; what could not be used is already said.
struct Gathered {
  model::Knowledge knowledge;
  Opened opened;
  chain::Evidence evidence;
  int status = kAnswered;

  Gathered(const RespondFiles& files, const std::string& data) : knowledge(load_knowledge(data)) {
    if (!opened.open(files)) status = kEnvironment;
    evidence = chain::gather(opened.inputs());
    say(evidence.problems);
    say(knowledge.problems);
    if (evidence.advisories.empty()) status = std::max<int>(status, kDamaged);
  }
  bool can_answer() const { return !evidence.advisories.empty(); }

  model::Response respond(const chain::Options& options) {
    model::Response response = chain::respond(evidence, knowledge, options);
    if (status != kAnswered) response.complete = false;
    if (!response.complete) status = std::max<int>(status, kDamaged);
    return response;
  }
};

}  // namespace

int respond(const RespondOptions& options) {
  Gathered gathered(options.files, options.data);
  if (!gathered.can_answer()) return gathered.status;
  const chain::Options how{options.now, options.rules};
  const model::Response response = gathered.respond(how);
  const std::string json = to_json(response);
  int status = gathered.status;
  if (!options.store.empty())
    status = std::max(status, record(options.store, gathered.opened, gathered.evidence, how, json));
  if (!response.tonight.rules.empty()) status = std::max(status, write(options.rules, response.tonight.rules));
  if (!options.html.empty()) status = std::max(status, write(options.html, report::to_html(response)));
  const bool printed = print(options.json ? json + "\n" : report::to_text(response, terminal_style()));
  return printed ? status : kEnvironment;
}

int assess(const AssessOptions& options) {
  Gathered gathered(options.files, options.data);
  if (!gathered.can_answer()) return gathered.status;
  const model::Response response = gathered.respond({});
  std::string text;
  if (options.json) {
    text = to_json(response.affected.assessment, response.complete, response.problems) + "\n";
  } else {
    text = response.affected.text + "\n";
    for (const model::Finding& finding : response.affected.assessment.findings)
      text += std::string(to_string(finding.verdict)) + "\t" + finding.device.name + "\t" + finding.vulnerability +
              "\t" + finding.advisory + "\n";
  }
  return print(text) ? gathered.status : kEnvironment;
}

}  // namespace asepsis::cli

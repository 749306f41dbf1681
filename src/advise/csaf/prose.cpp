// What only prose says: ports, and whether exploits are there.
#include <set>
#include <utility>

#include "advise/csaf/reading.h"
#include "advise/exploits.h"
#include "advise/ports.h"
#include "base/text.h"

namespace asepsis::advise::csaf {
namespace {

using model::ExploitStatement;
using Says = ExploitStatement::Says;

// ---- ports

std::string label(const PortMention& port) {
  std::string label = std::to_string(port.port) + '/' + std::string(to_string(port.transport));
  return port.transport_stated ? label : label + " (transport not said)";
}

PortsRead ports_of(Reading& reading, const model::Note& note) {
  if (note.category == "flag" ||
      (!contains_ignoring_case(note.text, "port") && !contains_ignoring_case(note.text, "/tcp") &&
       !contains_ignoring_case(note.text, "/udp")))
    return {};
  PortsRead read = read_ports(note.text);
  if (reading.ports.pointers.size() + read.ports.size() > kMostNamedPorts) {
    reading.over_budget =
        Error{Code::kLimit, "", note.pointer, "at most " + std::to_string(kMostNamedPorts) + " ports in the notes"};
    return {};
  }
  for (const PortMention& port : read.ports) reading.ports.add(label(port), note.pointer);
  for (const std::string& phrase : read.not_read) reading.unread_ports.add(phrase, note.pointer);
  return read;
}

// Each transport and port once, with the first words that name it.
class PortList {
 public:
  explicit PortList(model::Vulnerability& vulnerability) : vulnerability_(vulnerability) {}
  void add(const std::vector<PortMention>& ports, const std::string& pointer) {
    for (const PortMention& port : ports)
      if (seen_.emplace(port.transport, port.port).second)
        vulnerability_.ports.push_back({port.transport, port.port, port.words, pointer});
  }

 private:
  model::Vulnerability& vulnerability_;
  std::set<std::pair<Transport, std::uint16_t>> seen_;
};

void read_all_ports(Reading& reading) {
  model::Advisory& advisory = reading.advisory;
  std::vector<PortsRead> of_document;
  for (const model::Note& note : advisory.notes) of_document.push_back(ports_of(reading, note));
  for (model::Vulnerability& vulnerability : advisory.vulnerabilities) {
    PortList list(vulnerability);
    for (const model::Note& note : vulnerability.notes) list.add(ports_of(reading, note).ports, note.pointer);
    // A port of the whole document belongs to a vulnerability only where there is but one.
    if (advisory.vulnerabilities.size() > 1) continue;
    for (std::size_t i = 0; i < of_document.size(); ++i) list.add(of_document[i].ports, advisory.notes[i].pointer);
  }
}

// ---- exploits

bool speaks_of_exploits(const model::Note& note) {
  return contains_ignoring_case(note.text, "exploit") || contains_ignoring_case(note.text, "proof");
}

bool is_titled(const model::Note& note) { return contains_ignoring_case(note.title, "exploitab"); }
bool is_status(const model::Note& note) { return note.category == "threat" && note.title == "exploit_status"; }

struct Verdict {
  ExploitStatement statement;
  bool none_known_somewhere = false;
  void take(Says says, const std::string& text, const std::string& pointer) {
    none_known_somewhere |= says == Says::kNoneKnown;
    if (is_worse(says, statement.says) || (statement.pointer.empty() && says == statement.says))
      statement = {says, text, pointer};
  }
};

// A statement under one vulnerability. "None known" of one says nothing of the others, so it counts only where each has
// one of its own.
void take_vulnerabilities(const model::Advisory& advisory, bool threats, Verdict& verdict) {
  Verdict found;
  std::size_t speaking = 0;
  for (const model::Vulnerability& vulnerability : advisory.vulnerabilities) {
    Verdict own;
    for (const model::Note& note : vulnerability.notes) {
      if (is_status(note) != threats || (!threats && !speaks_of_exploits(note))) continue;
      const ExploitReading read = read_exploit_statement(note.text);
      if (read.says != Says::kNothing)
        own.take(read.says, read.sentence, note.pointer);
      else if (threats)
        own.take(read.says, note.text, note.pointer);
    }
    if (own.statement.says != Says::kNothing) ++speaking;
    if (!own.statement.pointer.empty()) found.take(own.statement.says, own.statement.text, own.statement.pointer);
  }
  const ExploitStatement& worst = found.statement;
  verdict.none_known_somewhere |= found.none_known_somewhere;
  if (worst.pointer.empty()) return;
  if (worst.says == Says::kNoneKnown && speaking < advisory.vulnerabilities.size()) return;
  verdict.take(worst.says, worst.text, worst.pointer);
}

void read_exploits(Reading& reading) {
  model::Advisory& advisory = reading.advisory;
  Verdict verdict;
  take_vulnerabilities(advisory, true, verdict);
  const bool from_threats = verdict.statement.says != Says::kNothing;
  const Says threats_say = verdict.statement.says;
  for (const bool titled : {true, false})
    for (const model::Note& note : advisory.notes) {
      if (is_titled(note) != titled || (!titled && !speaks_of_exploits(note))) continue;
      const ExploitReading read = read_exploit_statement(note.text);
      if (read.says != Says::kNothing)
        verdict.take(read.says, read.sentence, note.pointer);
      else if (titled)
        verdict.take(read.says, note.text, note.pointer);
    }
  take_vulnerabilities(advisory, false, verdict);
  advisory.exploits = std::move(verdict.statement);

  const ExploitStatement& exploits = advisory.exploits;
  if (exploits.says != Says::kNothing && !(from_threats && exploits.says == threats_say))
    reading.exploit_notes.add(exploits.text, exploits.pointer);
  if (verdict.none_known_somewhere && is_worse(exploits.says, Says::kNoneKnown))
    reading.exploit_conflicts.add(exploits.text, exploits.pointer);
}

}  // namespace

void read_prose(Reading& reading) {
  read_all_ports(reading);
  read_exploits(reading);
}

}  // namespace asepsis::advise::csaf

#include "chain/why.h"

#include <algorithm>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "wire/text_view.h"

namespace asepsis::chain {
namespace {

constexpr unsigned kDeepest = 12;
constexpr std::size_t kLongestShown = 120;

std::vector<Id> unique(std::vector<Id> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

void append(std::vector<Id>& to, const std::vector<Id>& more) { to.insert(to.end(), more.begin(), more.end()); }

void add_recording(WhyIndex& index, const model::Recording& recording) {
  for (const model::Observation& o : recording.observations)
    index.insert_or_assign(
        o.id.text,
        Explained{"observation", to_string(o.subject) + " " + o.claim + " \"" + o.value + "\"", o.origin, {}});
  for (const model::Flow& f : recording.flows)
    index.insert_or_assign(f.id.text, Explained{"flow",
                                                to_string(f.client) + " to " + to_string(f.server) + " " +
                                                    std::string(to_string(f.transport)) + " " + std::to_string(f.port) +
                                                    (f.protocol.empty() ? "" : ", " + f.protocol) + ", " +
                                                    count_of(f.connections, "connection"),
                                                model::Origin{f.origin},
                                                {}});
  for (const model::Contact& c : recording.contacts)
    index.insert_or_assign(c.id.text, Explained{"contact",
                                                std::string(to_string(c.kind)) + " from " + to_string(c.client) +
                                                    " to " + to_string(c.server) + " port " + std::to_string(c.port) +
                                                    ", answer " + std::string(to_string(c.answer)) +
                                                    (c.status != 0 ? " " + std::to_string(c.status) : ""),
                                                model::Origin{c.origin},
                                                {}});
}

void add_values(WhyIndex& index, const model::Advisory& advisory, const json::Value& value,
                const std::string& pointer) {
  std::string shown(value.string_or(""));
  if (shown.size() > kLongestShown) shown = shown.substr(0, kLongestShown) + " ...";
  index.insert_or_assign(place_id(advisory, pointer).text,
                         Explained{"statement",
                                   advisory.tracking_id + (shown.empty() ? "" : ": \"" + shown + "\""),
                                   model::Origin{model::DocumentOrigin{advisory.file, pointer.empty() ? "/" : pointer}},
                                   {}});
  // Pointers are built on the way down, since asking each value for its own would walk the document again.
  for (const json::Member member : value.members()) {
    std::string key;
    for (const char c : member.key) key += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    add_values(index, advisory, member.value, pointer + "/" + key);
  }
  std::size_t i = 0;
  for (const json::Value element : value.elements())
    add_values(index, advisory, element, pointer + "/" + std::to_string(i++));
}

void add_documents(WhyIndex& index, const Evidence& evidence, const Inputs& inputs) {
  for (const model::Advisory& advisory : evidence.advisories)
    for (const File& file : inputs.advisories) {
      if (file.name != advisory.file) continue;
      const auto document = json::parse(wire::as_text(file.bytes));
      if (document) add_values(index, advisory, document->root(), "");
    }
  for (const model::AdviceChange& change : evidence.changes)
    index.insert_or_assign(change.id.text,
                           Explained{"advice change",
                                     change.text,
                                     model::Origin{model::PersonOrigin{change.said_by, change.said, change.source}},
                                     {}});
  if (!evidence.inventory) return;
  for (const model::InventoryRow& row : evidence.inventory->rows)
    index.insert_or_assign(
        row.id.text,
        Explained{"inventory row", row.device_id + " " + row.vendor + " " + row.model, model::Origin{row.origin}, {}});
}

void add_devices(WhyIndex& index, const std::vector<model::Device>& devices) {
  for (const model::Device& device : devices) {
    std::vector<Id> because = device.why;
    for (const auto* attribute : {&device.vendor, &device.model, &device.software, &device.serial, &device.os})
      if (*attribute) append(because, (*attribute)->why);
    index.insert_or_assign(device.id,
                           Explained{"device", device.display_name(), std::nullopt, unique(std::move(because))});
  }
}

void add_findings(WhyIndex& index, const std::vector<model::Finding>& findings) {
  for (const model::Finding& finding : findings) {
    std::string text =
        finding.device.name + ", " + finding.vulnerability + ": " + std::string(to_string(finding.verdict));
    std::vector<Id> because;
    for (const model::Reason& reason : finding.reasons) {
      text += "; " + reason.text;
      append(because, reason.why);
    }
    for (const model::Contradiction& contradiction : finding.contradictions) append(because, contradiction.why);
    index.insert_or_assign(finding.id.text, Explained{"finding", text, std::nullopt, unique(std::move(because))});
  }
}

void add_detections(WhyIndex& index, const std::vector<model::Detection>& detections) {
  for (const model::Detection& detection : detections) {
    std::string text =
        detection.rule + " from " + to_string(detection.client) + ": " + std::string(to_string(detection.outcome));
    std::vector<Id> because = detection.why;
    for (const model::Reason& reason : detection.reasons) {
      text += "; " + reason.text;
      append(because, reason.why);
    }
    index.insert_or_assign(detection.id.text, Explained{"detection", text, std::nullopt, unique(std::move(because))});
  }
}

void walk(const WhyIndex& index, const std::string& id, unsigned depth, std::set<std::string>& on_the_way,
          std::vector<WhyLine>& lines) {
  const auto found = index.find(id);
  if (found == index.end()) {
    lines.push_back({depth, id, {"unknown", "not in this store", std::nullopt, {}}});
    return;
  }
  lines.push_back({depth, id, found->second});
  if (depth >= kDeepest || !on_the_way.insert(id).second) return;
  for (const Id& lower : found->second.because) walk(index, lower.text, depth + 1, on_the_way, lines);
  on_the_way.erase(id);
}

}  // namespace

WhyIndex index_of(const Conclusions& conclusions, const Inputs& inputs) {
  WhyIndex index;
  add_recording(index, conclusions.recording);
  add_documents(index, *conclusions.evidence, inputs);
  add_devices(index, conclusions.devices);
  add_findings(index, conclusions.assessment.findings);
  add_findings(index, conclusions.assessment.beyond);
  add_detections(index, conclusions.detections);
  return index;
}

Result<std::vector<WhyLine>> explain(const WhyIndex& index, std::string_view id_or_beginning) {
  auto found = index.lower_bound(id_or_beginning);
  if (found == index.end() || !found->first.starts_with(id_or_beginning))
    return Error{Code::kNotFound, "", std::string(id_or_beginning),
                 "an id of this store, as an answer with --json shows it"};
  const auto next = std::next(found);
  if (found->first != id_or_beginning && next != index.end() && next->first.starts_with(id_or_beginning))
    return Error{Code::kNotFound, "", std::string(id_or_beginning),
                 "one id; several begin so, \"" + found->first + "\" and \"" + next->first + "\" among them"};
  std::vector<WhyLine> lines;
  std::set<std::string> on_the_way;
  walk(index, found->first, 0, on_the_way, lines);
  return lines;
}

}  // namespace asepsis::chain

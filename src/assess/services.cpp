// Through which services a vulnerability is reached (assess.h, services_of).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "assess/assess.h"
#include "assess/words.h"
#include "base/text.h"

namespace asepsis::assess {
namespace {

using model::VulnerableService;

constexpr std::array<std::string_view, 5> kServiceNouns = {"service", "server", "daemon", "agent", "interface"};
constexpr std::array<std::string_view, 14> kPhraseEnds = {"the", "a",  "an",  "to", "of",   "in",  "on",
                                                          "via", "by", "and", "or", "with", "for", "request"};
constexpr std::size_t kLongestPhrase = 6;  // words before the noun
// A phrase of one word before the noun ("web server") is shared by services that have nothing to do with each other.
constexpr std::size_t kShortestPhrase = 2;

void add_service(std::vector<VulnerableService>& services, VulnerableService service) {
  for (VulnerableService& known : services) {
    if (known.transport != service.transport || known.port != service.port) continue;
    if (known.service.empty()) known.service = service.service;
    for (model::Reason& reason : service.reasons) known.reasons.push_back(std::move(reason));
    return;
  }
  services.push_back(std::move(service));
}

std::string row_text(const model::DocumentOrigin& origin) {
  return fmt::format("{}, {}", origin.document, origin.place);
}

void add_named_ports(std::vector<VulnerableService>& services, const model::Advisory& advisory,
                     const model::Vulnerability& vulnerability) {
  for (const model::NamedPort& named : vulnerability.ports)
    add_service(services, {named.transport,
                           named.port,
                           {},
                           {{"port-named",
                             fmt::format("The document says \"{}\".", named.text),
                             {model::place_id(advisory, named.pointer)}}}});
}

void add_rows(std::vector<VulnerableService>& services, const std::string& vulnerability,
              const model::Knowledge& knowledge) {
  for (const model::ServiceFact& fact : knowledge.services)
    if (fact.vulnerability == vulnerability && fact.port)
      add_service(
          services,
          {fact.transport,
           fact.port,
           fact.service,
           {{"port-known", fmt::format("{} uses {} ({}).", fact.service, *fact.port, row_text(fact.origin)), {}}}});
}

std::string service_name(const std::string& vulnerability, const model::Knowledge& knowledge) {
  for (const model::ServiceFact& fact : knowledge.services)
    if (fact.vulnerability == vulnerability && !fact.service.empty()) return fact.service;
  return {};
}

const model::Vulnerability* find_vulnerability(const model::Advisory& advisory, const std::string& id) {
  const auto found = std::find_if(advisory.vulnerabilities.begin(), advisory.vulnerabilities.end(),
                                  [&](const model::Vulnerability& v) { return v.id == id; });
  return found == advisory.vulnerabilities.end() ? nullptr : &*found;
}

// Ports that stand for a vulnerability itself.
std::vector<VulnerableService> own_services(const model::Advisory& advisory, const std::string& id,
                                            const model::Knowledge& knowledge) {
  std::vector<VulnerableService> services;
  if (const model::Vulnerability* vulnerability = find_vulnerability(advisory, id))
    add_named_ports(services, advisory, *vulnerability);
  add_rows(services, id, knowledge);
  return services;
}

std::vector<VulnerableService> inherited(std::vector<VulnerableService> services, const std::string& name,
                                         const model::Reason& because) {
  for (VulnerableService& service : services) {
    if (!name.empty()) service.service = name;
    service.reasons.insert(service.reasons.begin(), because);
  }
  return services;
}

// Follows same_service_as from sibling to sibling until one has ports.
std::vector<VulnerableService> inherited_by_row(const model::Advisory& advisory, const std::string& vulnerability,
                                                const model::Knowledge& knowledge) {
  std::set<std::string> seen;
  std::string id = vulnerability;
  while (seen.insert(id).second) {
    const auto row = std::find_if(knowledge.services.begin(), knowledge.services.end(), [&](const auto& fact) {
      return fact.vulnerability == id && !fact.same_service_as.empty();
    });
    if (row == knowledge.services.end()) return {};
    id = row->same_service_as;
    std::vector<VulnerableService> services = own_services(advisory, id, knowledge);
    if (services.empty()) continue;
    const std::string text = fmt::format("No port is stated for {}; it is the service of {}, whose port this is ({}).",
                                         vulnerability, id, row_text(row->origin));
    return inherited(std::move(services), row->service, {"port-inherited", text, {}});
  }
  return {};
}

// "... request to the HP Client automation service of ..." -> "hp client automation service".
std::set<std::string> service_phrases(std::string_view text) {
  std::set<std::string> phrases;
  const std::vector<std::string> words = spaced_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto is_noun = [](const std::string& word) {
      return std::find(kServiceNouns.begin(), kServiceNouns.end(), word) != kServiceNouns.end();
    };
    const bool goes_on = i + 1 < words.size() && is_noun(words[i + 1]);  // "agent service" is one name
    if (!is_noun(words[i]) || goes_on) continue;
    std::size_t begin = i;
    const auto ends = [&](const std::string& word) {
      return std::find(kPhraseEnds.begin(), kPhraseEnds.end(), word) != kPhraseEnds.end();
    };
    while (begin > 0 && i - begin < kLongestPhrase && !ends(words[begin - 1])) --begin;
    const bool bounded = begin == 0 || ends(words[begin - 1]);
    if (!bounded || i - begin < kShortestPhrase) continue;
    phrases.insert(join(
        {words.begin() + static_cast<std::ptrdiff_t>(begin), words.begin() + static_cast<std::ptrdiff_t>(i) + 1}, " "));
  }
  return phrases;
}

std::vector<VulnerableService> inherited_by_words(const model::Advisory& advisory,
                                                  const model::Vulnerability& vulnerability,
                                                  const model::Knowledge& knowledge) {
  const std::set<std::string> phrases = service_phrases(vulnerability.summary);
  for (const std::string& phrase : phrases)
    for (const model::Vulnerability& sibling : advisory.vulnerabilities) {
      if (sibling.id == vulnerability.id || !service_phrases(sibling.summary).contains(phrase)) continue;
      std::vector<VulnerableService> services = own_services(advisory, sibling.id, knowledge);
      if (services.empty()) continue;
      const std::string text = fmt::format(
          "No port is stated for {}; the document names \"{}\" for it and for {}, whose "
          "port this is.",
          vulnerability.id, phrase, sibling.id);
      return inherited(std::move(services), phrase,
                       {"port-inherited", text, {model::place_id(advisory, vulnerability.pointer)}});
    }
  return {};
}

}  // namespace

std::vector<VulnerableService> services_of(const model::Advisory& advisory, const model::Vulnerability& vulnerability,
                                           const model::Knowledge& knowledge) {
  std::vector<VulnerableService> services;
  add_named_ports(services, advisory, vulnerability);
  add_rows(services, vulnerability.id, knowledge);
  if (services.empty()) services = inherited_by_row(advisory, vulnerability.id, knowledge);
  if (services.empty()) services = inherited_by_words(advisory, vulnerability, knowledge);
  const std::string name = service_name(vulnerability.id, knowledge);
  if (services.empty())
    services.push_back({Transport::kTcp,
                        std::nullopt,
                        name,
                        {{"port-unknown",
                          "No port is known for it: any port may be it.",
                          {model::place_id(advisory, vulnerability.pointer)}}}});
  for (VulnerableService& service : services)
    if (service.service.empty()) service.service = name;
  std::sort(services.begin(), services.end(), [](const VulnerableService& a, const VulnerableService& b) {
    return std::tie(a.transport, a.port) < std::tie(b.transport, b.port);
  });
  return services;
}

}  // namespace asepsis::assess

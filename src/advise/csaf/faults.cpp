// Faults of meaning, in plain words: one root cause once, with every pointer.
#include <algorithm>
#include <unordered_set>

#include "advise/csaf/reading.h"
#include "base/text.h"

namespace asepsis::advise::csaf {
namespace {

constexpr std::size_t kNamesShown = 4;

// "A, B, C, D and 17 more", each once.
std::string list_of(const std::vector<std::string>& names) {
  std::vector<std::string> shown;
  std::unordered_set<std::string_view> seen;
  for (const std::string& name : names)
    if (seen.insert(name).second && shown.size() < kNamesShown) shown.push_back(name);
  if (seen.size() <= shown.size()) return join_as_sentence(shown);
  return join(shown, ", ") + " and " + std::to_string(seen.size() - shown.size()) + " more";
}

void add(Reading& reading, std::string rule, std::string text, std::vector<std::string> pointers) {
  reading.advisory.faults.push_back({std::move(rule), std::move(text), std::move(pointers)});
}

std::vector<std::string> names_of(const Reading& reading, const std::set<std::uint32_t>& products) {
  std::vector<std::string> names;
  for (const std::uint32_t product : products) names.push_back(reading.advisory.products[product].name);
  return names;
}

void products_without_status(Reading& reading) {
  const ProductRemark& remark = reading.without_status;
  if (remark.products.empty()) return;
  const std::size_t count = remark.products.size();
  add(reading, "product-without-status",
      count_of(count, "product") + (count == 1 ? " is" : " are") +
          " named by remediations, scores, threats or flags of a vulnerability that gives " +
          (count == 1 ? "it" : "them") + " no status: " + list_of(names_of(reading, remark.products)),
      remark.pointers);
}

void products_never_named(Reading& reading) {
  if (reading.advisory.vulnerabilities.empty()) return;
  std::vector<std::string> names, pointers;
  for (const model::Product& product : reading.advisory.products) {
    if (reading.mentioned[reading.products.at(product.id)]) continue;
    names.push_back(product.name);
    pointers.push_back(product.pointer);
  }
  if (names.empty()) return;
  add(reading, "product-never-named",
      count_of(pointers.size(), "product") + (pointers.size() == 1 ? " stands" : " stand") +
          " in the product tree and no vulnerability names " + (pointers.size() == 1 ? "it" : "them") + ": " +
          list_of(names),
      pointers);
}

void contradicting_statuses(Reading& reading) {
  const ProductRemark& remark = reading.contradicting;
  if (remark.products.empty()) return;
  add(reading, "contradicting-status",
      "statuses that exclude each other are given to " + list_of(names_of(reading, remark.products)), remark.pointers);
}

void remediations_cut_off(Reading& reading) {
  std::vector<std::string> pointers;
  for (const model::Vulnerability& vulnerability : reading.advisory.vulnerabilities)
    for (const model::Remediation& remediation : vulnerability.remediations)
      if (remediation.cut_off) pointers.push_back(pointer_to(remediation.pointer, "details"));
  if (pointers.empty()) return;
  const std::size_t count = pointers.size();
  add(reading, "remediation-cut-off",
      count_of(count, "remediation") +
          (count == 1 ? " ends in a colon: the list after it was" : " end in a colon: the lists after them were") +
          " lost; look at the publisher's own page",
      std::move(pointers));
}

void no_identifier(Reading& reading) {
  const auto& products = reading.advisory.products;
  std::vector<std::string> pointers;
  for (const model::Product& product : products)
    if (product.identifiers.empty()) pointers.push_back(product.pointer);
  if (pointers.empty()) return;
  const std::string of = pointers.size() == products.size()
                             ? "none of " + count_of(products.size(), "product") + " carries"
                             : std::to_string(pointers.size()) + " of " + count_of(products.size(), "product") +
                                   (pointers.size() == 1 ? " carries no" : " carry no");
  add(reading, "no-identifier",
      of + (pointers.size() == products.size() ? " an" : "") +
          " identifier (CPE, purl, model or serial number): they can be matched by name only",
      std::move(pointers));
}

void add_remark(Reading& reading, std::string rule, const std::string& before, const Remark& remark,
                const std::string& after = {}) {
  if (remark.empty()) return;
  std::vector<std::string> pointers;
  std::unordered_set<std::string_view> seen;
  for (const std::string& pointer : remark.pointers)
    if (seen.insert(pointer).second) pointers.push_back(pointer);
  add(reading, std::move(rule), before + list_of(remark.names) + after, std::move(pointers));
}

// Members come in any order in a document; what is said of them may not depend on it.
void sort_by_pointer(Remark& remark) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (std::size_t i = 0; i < remark.pointers.size(); ++i)
    pairs.emplace_back(std::move(remark.pointers[i]), std::move(remark.names[i]));
  std::sort(pairs.begin(), pairs.end());
  remark = {};
  for (auto& [pointer, name] : pairs) remark.add(std::move(name), std::move(pointer));
}

}  // namespace

void list_faults(Reading& reading) {
  for (Remark* remark : {&reading.not_understood, &reading.unknown_references, &reading.duplicates})
    sort_by_pointer(*remark);
  products_without_status(reading);
  contradicting_statuses(reading);
  remediations_cut_off(reading);
  add_remark(reading, "port-only-in-prose", "ports stand in prose only: ", reading.ports);
  add_remark(reading, "port-not-understood", "ports are named in a way that is not read: ", reading.unread_ports);
  add_remark(reading, "exploit-status-only-in-a-note",
             "what is known of exploits stands in a note only: ", reading.exploit_notes);
  add_remark(reading, "contradicting-exploit-status",
             "elsewhere the document says that no exploit is known, but: ", reading.exploit_conflicts);
  no_identifier(reading);
  add_remark(reading, "unknown-product-reference",
             "products or groups are named that the document does not define: ", reading.unknown_references);
  add_remark(reading, "duplicate-definition", "defined more than once: ", reading.duplicates);
  add_remark(reading, "vulnerability-without-name",
             "vulnerabilities have neither CVE, id nor title: ", reading.nameless);
  products_never_named(reading);
  add_remark(reading, "not-understood", "", reading.not_understood,
             " (" + count_of(reading.not_understood.pointers.size(), "place") + ")");
}

}  // namespace asepsis::advise::csaf

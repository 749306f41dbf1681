#include "advise/csaf/validate/outline.h"

#include <algorithm>
#include <string>

namespace asepsis::advise::csaf {
namespace {

constexpr std::array<std::string_view, kStatuses> kStatusNames = {
    "first_affected", "first_fixed",         "fixed",  "known_affected", "known_not_affected", "last_affected",
    "recommended",    "under_investigation", "unknown"};

struct Collector {
  Outline& outline;

  Number product_id(std::string_view id) {
    const Number number = outline.product_ids.add(id);
    if (number == outline.product_of.size()) outline.product_of.push_back(kNone);
    return number;
  }
  Number group_id(std::string_view id) {
    const Number number = outline.group_ids.add(id);
    if (number == outline.group_of.size()) outline.group_of.push_back(kNone);
    return number;
  }

  Number define(json::Value at, Product::Origin origin, Number branch) {
    if (!at.is_object()) return kNone;
    Product product{at, at["product_id"], kNone, origin, branch};
    const auto index = static_cast<Number>(outline.products.size());
    if (const auto id = product.id_at.string()) {
      product.id = product_id(*id);
      if (outline.product_of[product.id] == kNone) outline.product_of[product.id] = index;
    }
    outline.products.push_back(product);
    return index;
  }

  // One reference, remembered among all.
  std::optional<Reference> refer(json::Value at) {
    const auto id = at.string();
    if (!id) return std::nullopt;
    const Reference reference{product_id(*id), at};
    outline.product_references.push_back(reference);
    return reference;
  }
  std::vector<Reference> refer_each(json::Value list) {
    std::vector<Reference> references;
    references.reserve(list.size());
    for (const json::Value element : list.elements())
      if (const auto reference = refer(element)) references.push_back(*reference);
    return references;
  }
  void refer_groups(json::Value list) {
    for (const json::Value element : list.elements())
      if (const auto id = element.string()) outline.group_references.push_back({group_id(*id), element});
  }

  // Everything inside an item that names products: in document order, whatever the item is.
  void refer_within(json::Value item) {
    for (const json::Member member : item.members()) {
      if (member.key == "product_ids" || member.key == "products")
        refer_each(member.value);
      else if (member.key == "group_ids")
        refer_groups(member.value);
    }
  }

  void read_branches(json::Value top) {
    // No recursion: the levels that are still open, deepest last.
    struct Level {
      json::Elements elements;
      json::Elements::Iterator at;
      Number parent;
    };
    std::vector<Level> open;
    const auto enter = [&open](json::Value list, Number parent) {
      const json::Elements elements = list.elements();
      open.push_back({elements, elements.begin(), parent});
    };
    enter(top, kNone);
    while (!open.empty()) {
      Level& level = open.back();
      if (!(level.at != level.elements.end())) {
        open.pop_back();
        continue;
      }
      const json::Value element = *level.at;
      ++level.at;
      if (!element.is_object()) continue;
      const auto index = static_cast<Number>(outline.branches.size());
      outline.branches.push_back({element, element["category"].string_or(""), element["name"].string_or(""),
                                  level.parent, kNone, static_cast<std::uint32_t>(open.size())});
      outline.branches[index].product = define(element["product"], Product::Origin::kBranch, index);
      if (const json::Value inner = element["branches"]; inner.is_array()) enter(inner, index);
    }
  }

  void read_group(json::Value at) {
    if (!at.is_object()) return;
    Group group{at, kNone, refer_each(at["product_ids"])};
    if (const auto id = at["group_id"].string()) {
      group.id = group_id(*id);
      if (outline.group_of[group.id] == kNone) outline.group_of[group.id] = static_cast<Number>(outline.groups.size());
    }
    outline.groups.push_back(std::move(group));
  }

  void read_relationship(json::Value at) {
    if (!at.is_object()) return;
    Relationship relationship{at, define(at["full_product_name"], Product::Origin::kRelationship, kNone), {}};
    const auto add = [&](json::Value id) {
      if (const auto reference = refer(id)) relationship.refers_to.push_back(*reference);
    };
    if (outline.edition == Edition::k20) {
      add(at["product_reference"]);
      add(at["relates_to_product_reference"]);
    } else {
      add(at["beginning_product_reference"]);
      for (const json::Value subpath : at["subpaths"].elements()) add(subpath["next_product_reference"]);
    }
    outline.relationships.push_back(std::move(relationship));
  }

  void read_product_tree() {
    const json::Value tree = outline.product_tree;
    read_branches(tree["branches"]);
    for (const json::Value name : tree["full_product_names"].elements())
      define(name, Product::Origin::kFullProductName, kNone);
    const std::string_view paths = outline.edition == Edition::k20 ? "relationships" : "product_paths";
    for (const json::Value relationship : tree[paths].elements()) read_relationship(relationship);
    for (const json::Value group : tree["product_groups"].elements()) read_group(group);
  }

  void read_assessment(json::Value at, std::vector<Assessment>& assessments) {
    if (!at.is_object()) return;
    assessments.push_back({at, outline.edition == Edition::k20 ? at : at["content"], refer_each(at["products"])});
  }

  void read_vulnerability(json::Value at) {
    if (!at.is_object()) return;
    const std::string_view scores = outline.edition == Edition::k20 ? "scores" : "metrics";
    Vulnerability vulnerability{at, {}, {}};
    for (const json::Member member : at.members()) {
      if (member.key == "product_status") {
        for (std::size_t status = 0; status < kStatuses; ++status)
          vulnerability.status[status] = refer_each(member.value[kStatusNames[status]]);
      } else if (member.key == scores) {
        for (const json::Value item : member.value.elements()) read_assessment(item, vulnerability.assessments);
      } else {
        for (const json::Value item : member.value.elements()) refer_within(item);
      }
    }
    outline.vulnerabilities.push_back(std::move(vulnerability));
  }

  void read_revisions() {
    for (const json::Value at : outline.tracking["revision_history"].elements()) {
      if (!at.is_object()) continue;
      Revision revision{at, at["number"], {}, {}};
      if (const auto number = revision.number_at.string()) revision.number = read_document_version(*number);
      if (const auto date = at["date"].string()) revision.date = read_instant(*date);
      outline.revisions.push_back(revision);
    }
    auto& order = outline.revisions_by_date;
    for (std::uint32_t i = 0; i < outline.revisions.size(); ++i)
      if (outline.revisions[i].date && outline.revisions[i].number) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
      const Revision &left = outline.revisions[a], &right = outline.revisions[b];
      if (*left.date != *right.date) return *left.date < *right.date;
      return compare(*left.number, *right.number) < 0;
    });
  }
};

}  // namespace

std::string_view to_string(Status status) { return kStatusNames[static_cast<std::size_t>(status)]; }

Number Names::add(std::string_view name) {
  const auto [entry, fresh] = numbers_.try_emplace(name, static_cast<Number>(names_.size()));
  if (fresh) names_.push_back(name);
  return entry->second;
}

Number Names::find(std::string_view name) const {
  const auto entry = numbers_.find(name);
  return entry == numbers_.end() ? kNone : entry->second;
}

Outline outline_of(const json::Document& document, Edition edition) {
  Outline outline;
  outline.source = &document;
  outline.edition = edition;
  outline.root = document.root();
  outline.document = outline.root["document"];
  outline.tracking = outline.document["tracking"];
  outline.product_tree = outline.root["product_tree"];
  outline.vulnerability_list = outline.root["vulnerabilities"];
  outline.category = outline.document["category"].string_or("");
  if (const auto version = outline.tracking["version"].string()) outline.version = read_document_version(*version);

  Collector collector{outline};
  collector.read_revisions();
  for (const json::Value note : outline.document["notes"].elements()) collector.refer_within(note);
  collector.read_product_tree();
  for (const json::Value vulnerability : outline.vulnerability_list.elements())
    collector.read_vulnerability(vulnerability);
  return outline;
}

std::size_t group_members_written_out(const Outline& outline) {
  std::size_t members = 0;
  for (const Reference& reference : outline.group_references)
    if (outline.group_of[reference.id] != kNone)
      members += outline.groups[outline.group_of[reference.id]].products.size();
  return members;
}

std::vector<Number> products_named_by(const Outline& outline, json::Value item) {
  std::vector<Number> numbers;
  for (const std::string_view key : {"product_ids", "products"})
    for (const json::Value element : item[key].elements())
      if (const auto id = element.string()) numbers.push_back(outline.product_ids.find(*id));
  for (const json::Value element : item["group_ids"].elements()) {
    const auto id = element.string();
    const Number group = id ? outline.group_ids.find(*id) : kNone;
    if (group == kNone || outline.group_of[group] == kNone) continue;
    for (const Reference& product : outline.groups[outline.group_of[group]].products) numbers.push_back(product.id);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  if (!numbers.empty() && numbers.back() == kNone) numbers.pop_back();
  return numbers;
}

}  // namespace asepsis::advise::csaf

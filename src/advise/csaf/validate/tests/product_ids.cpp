// Ids of products and groups: each one defined, once, and not by itself.
#include <string>
#include <vector>

#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {

void test_6_1_1(const Outline& outline, Findings& findings) {
  for (const Reference& reference : outline.product_references)
    if (!outline.is_defined(reference.id))
      findings.add(reference.at, "product id " + quoted(outline.product_ids.name(reference.id)) +
                                     " is not defined in the product tree");
}

void test_6_1_2(const Outline& outline, Findings& findings) {
  for (Number index = 0; index < outline.products.size(); ++index) {
    const Product& product = outline.products[index];
    if (product.id != kNone && outline.product_of[product.id] != index)
      findings.add(product.id_at,
                   "product id " + quoted(outline.product_ids.name(product.id)) + " is defined more than once");
  }
}

namespace {

// By product number: the relationships that define it refer to these products.
std::vector<std::vector<Number>> ingredients_of(const Outline& outline) {
  std::vector<std::vector<Number>> ingredients(outline.product_ids.size());
  for (const Relationship& relationship : outline.relationships) {
    if (relationship.product == kNone || outline.products[relationship.product].id == kNone) continue;
    auto& list = ingredients[outline.products[relationship.product].id];
    for (const Reference& reference : relationship.refers_to) list.push_back(reference.id);
  }
  return ingredients;
}

// By product number: it lies on a circle. Tarjan's strongly connected components, without recursion.
std::vector<bool> on_a_circle(const std::vector<std::vector<Number>>& edges) {
  struct Visit {
    Number node;
    std::size_t next_edge;
  };
  std::vector<bool> circular(edges.size(), false), on_stack(edges.size(), false);
  std::vector<Number> index(edges.size(), kNone), low(edges.size(), 0), stack;
  Number counter = 0;
  for (Number start = 0; start < edges.size(); ++start) {
    if (index[start] != kNone) continue;
    std::vector<Visit> visits;
    const auto enter = [&](Number node) {
      index[node] = low[node] = counter++;
      stack.push_back(node);
      on_stack[node] = true;
      visits.push_back({node, 0});
    };
    enter(start);
    while (!visits.empty()) {
      Visit& visit = visits.back();
      const Number node = visit.node;
      if (visit.next_edge < edges[node].size()) {
        const Number next = edges[node][visit.next_edge++];
        if (next == node) circular[node] = true;
        if (index[next] == kNone)
          enter(next);
        else if (on_stack[next] && index[next] < low[node])
          low[node] = index[next];
        continue;
      }
      visits.pop_back();
      if (!visits.empty() && low[node] < low[visits.back().node]) low[visits.back().node] = low[node];
      if (low[node] != index[node]) continue;
      const bool several = stack.back() != node;
      for (Number member = kNone; member != node;) {
        member = stack.back();
        stack.pop_back();
        on_stack[member] = false;
        if (several) circular[member] = true;
      }
    }
  }
  return circular;
}

}  // namespace

void test_6_1_3(const Outline& outline, Findings& findings) {
  if (outline.relationships.empty()) return;
  const std::vector<bool> circular = on_a_circle(ingredients_of(outline));
  for (const Relationship& relationship : outline.relationships) {
    if (relationship.product == kNone) continue;
    const Product& product = outline.products[relationship.product];
    if (product.id != kNone && circular[product.id])
      findings.add(product.id_at, "product id " + quoted(outline.product_ids.name(product.id)) +
                                      " is defined by a circle of relationships that leads back to itself");
  }
}

void test_6_1_4(const Outline& outline, Findings& findings) {
  for (const Reference& reference : outline.group_references)
    if (outline.group_of[reference.id] == kNone)
      findings.add(reference.at, "product group id " + quoted(outline.group_ids.name(reference.id)) +
                                     " is not defined in the product tree");
}

void test_6_1_5(const Outline& outline, Findings& findings) {
  for (Number index = 0; index < outline.groups.size(); ++index) {
    const Group& group = outline.groups[index];
    if (group.id != kNone && outline.group_of[group.id] != index)
      findings.add(group.at["group_id"],
                   "product group id " + quoted(outline.group_ids.name(group.id)) + " is defined more than once");
  }
}

}  // namespace asepsis::advise::csaf

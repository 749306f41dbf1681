// Products that look like hardware, and products that are made of paths.
#include <string>
#include <vector>

#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {

void test_6_2_31(const Outline& outline, Findings& findings) {
  std::vector<bool> on_path(outline.product_ids.size(), false);
  for (const Relationship& path : outline.relationships)
    for (const Reference& reference : path.refers_to) on_path[reference.id] = true;
  for (const Product& product : outline.products) {
    if (product.id == kNone || on_path[product.id]) continue;
    const json::Value identification = product.at["product_identification_helper"];
    for (const char* key : {"model_numbers", "serial_numbers"}) {
      if (!identification[key].exists()) continue;
      findings.add(product.at, "product " + quoted(outline.product_ids.name(product.id)) + " has " + quoted(key) +
                                   ", as hardware does, but no product path says what runs on it");
      break;
    }
  }
}

void test_6_3_22(const Outline& outline, Findings& findings) {
  for (const Relationship& path : outline.relationships)
    for (const Reference& reference : path.refers_to)
      if (outline.is_defined(reference.id) &&
          outline.products[outline.product_of[reference.id]].origin == Product::Origin::kRelationship)
        findings.add(reference.at, "product " + quoted(outline.product_ids.name(reference.id)) +
                                       " is itself defined by a product path");
}

}  // namespace asepsis::advise::csaf

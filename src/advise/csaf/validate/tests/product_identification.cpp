// Helpers that identify a product.
#include <string>

#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {

void test_6_2_16(const Outline& outline, Findings& findings) {
  for (const Product& product : outline.products)
    if (!product.at["product_identification_helper"].exists())
      findings.add(product.at, "`product_identification_helper` is missing: product " +
                                   quoted(product.id_at.string_or("")) + " can be told by its name alone");
}

}  // namespace asepsis::advise::csaf

#include "model/advisory.h"

#include <algorithm>

namespace asepsis::model {

std::string_view to_string(ProductStatus status) {
  switch (status) {
    case ProductStatus::kAffected: return "affected";
    case ProductStatus::kFixed: return "fixed";
    case ProductStatus::kNotAffected: return "not affected";
    case ProductStatus::kUnderInvestigation: return "under investigation";
    case ProductStatus::kRecommended: return "recommended";
  }
  return {};
}

std::string_view to_string(AdviceChange::What what) {
  switch (what) {
    case AdviceChange::What::kDisconnectWithdrawn: return "disconnect: withdrawn";
    case AdviceChange::What::kDisconnectAdvised: return "disconnect: advised";
    case AdviceChange::What::kOther: return "other";
  }
  return {};
}

const Product* Advisory::product(std::string_view product_id) const {
  const auto found = std::ranges::find(products, product_id, &Product::id);
  return found == products.end() ? nullptr : &*found;
}

Id place_id(const Advisory& advisory, std::string_view pointer) {
  return make_id("place", {advisory.id.text, pointer});
}

}  // namespace asepsis::model

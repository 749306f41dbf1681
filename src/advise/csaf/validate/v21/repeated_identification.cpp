// One value that identifies several products identifies none.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {

namespace {

// The same text for values that are equal as the test wants it: members and elements in any order. No deeper than
// json::Limits::depth allows a document to be.
std::string canonical_text(json::Value value) {
  std::vector<std::string> parts;
  if (value.is_array()) {
    for (const json::Value element : value.elements()) parts.push_back(canonical_text(element));
  } else if (value.is_object()) {
    for (const json::Member member : value.members()) {
      json::Writer key;
      key.value(member.key);
      parts.push_back(key.text() + ":" + canonical_text(member.value));
    }
  } else {
    json::Writer scalar;
    scalar.copy(value);
    return std::move(scalar).take();
  }
  std::sort(parts.begin(), parts.end());
  std::string text = value.is_array() ? "[" : "{";
  for (const std::string& part : parts) text += part + ",";
  return text + (value.is_array() ? "]" : "}");
}

class Uses {
 public:
  Uses(const Outline& outline, Findings& findings) : outline_(outline), findings_(findings) {}

  void add(const char* category, json::Value value, Number product) {
    const auto [entry, fresh] = first_.try_emplace(std::string(category) + ' ' + canonical_text(value), product);
    if (fresh || entry->second == product) return;
    findings_.add(value, quoted(category) + " of product " + quoted(outline_.product_ids.name(product)) +
                             " says the same as that of product " + quoted(outline_.product_ids.name(entry->second)) +
                             (value.is_string() ? ": " + quoted(value.string_or("")) : ""));
  }

 private:
  const Outline& outline_;
  Findings& findings_;
  std::unordered_map<std::string, Number> first_;
};

}  // namespace

void test_6_2_32(const Outline& outline, Findings& findings) {
  Uses uses(outline, findings);
  for (const Product& product : outline.products) {
    if (product.id == kNone) continue;
    const json::Value identification = product.at["product_identification_helper"];
    if (identification["cpe"].is_string()) uses.add("cpe", identification["cpe"], product.id);
    for (const char* key :
         {"hashes", "model_numbers", "purls", "sbom_urls", "serial_numbers", "skus", "x_generic_uris"})
      for (const json::Value value : identification[key].elements()) uses.add(key, value, product.id);
  }
}

}  // namespace asepsis::advise::csaf

// Any bytes: no crash, an answer or an error with a place; the same bytes give the same answer; every pointer of the
// answer stands in the document, and nothing refers to a product that is not there.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "advise/advise.h"
#include "advise/csaf/pointers_for_fuzz.h"
#include "base/json.h"

using namespace asepsis;

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto advisory = advise::read(text, "f.json");
  if (!advisory) {
    check(!advisory.error().where.empty() && !advisory.error().expected.empty());
    return 0;
  }
  check(*advise::read(text, "f.json") == *advisory);
  const auto document = json::parse(text);
  const json::Value root = document->root();
  for (const model::Product& product : advisory->products) check(advise::csaf::points_somewhere(root, product.pointer));
  for (const model::Note& note : advisory->notes) check(advise::csaf::points_somewhere(root, note.pointer));
  for (const model::Vulnerability& vulnerability : advisory->vulnerabilities) {
    check(advise::csaf::points_somewhere(root, vulnerability.pointer) && !vulnerability.id.empty());
    for (const model::StatedStatus& stated : vulnerability.stated)
      check(advisory->product(stated.product) != nullptr && advise::csaf::points_somewhere(root, stated.pointer));
    for (const model::InferredStatus& inferred : vulnerability.inferred) {
      check(advisory->product(inferred.product) != nullptr && !inferred.pointers.empty());
      for (const std::string& pointer : inferred.pointers) check(advise::csaf::points_somewhere(root, pointer));
      for (const model::StatedStatus& stated : vulnerability.stated) check(stated.product != inferred.product);
    }
    for (const model::NamedPort& port : vulnerability.ports)
      check(port.port != 0 && advise::csaf::points_somewhere(root, port.pointer));
  }
  for (const model::Fault& fault : advisory->faults) check(!fault.pointers.empty() && !fault.text.empty());
  return 0;
}

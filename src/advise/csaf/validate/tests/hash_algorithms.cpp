// Hashes of files that identify a product: weak ones, alone.
#include <algorithm>
#include <string>

#include "advise/csaf/validate/tests/tests.h"
#include "base/text.h"

namespace asepsis::advise::csaf {
namespace {

template <class Visit>
void each_file_hashes(const Outline& outline, const Visit& visit) {
  for (const Product& product : outline.products)
    for (const json::Value file : product.at["product_identification_helper"]["hashes"].elements())
      visit(file["file_hashes"]);
}

void report_alone(const Outline& outline, std::string_view algorithm, Findings& findings) {
  each_file_hashes(outline, [&](json::Value hashes) {
    const json::Elements elements = hashes.elements();
    bool alone = hashes.size() > 0;
    for (const json::Value hash : elements)
      alone = alone && equal_ignoring_case(hash["algorithm"].string_or(""), algorithm);
    if (alone)
      findings.add(hashes, quoted(algorithm) + " is the only hash algorithm here; collisions of it can be made");
  });
}

constexpr std::size_t kShortestHash = 64;  // characters: 256 bits

}  // namespace

void test_6_2_8(const Outline& outline, Findings& findings) { report_alone(outline, "md5", findings); }

void test_6_2_9(const Outline& outline, Findings& findings) { report_alone(outline, "sha1", findings); }

void test_6_3_5(const Outline& outline, Findings& findings) {
  each_file_hashes(outline, [&findings](json::Value hashes) {
    for (const json::Value hash : hashes.elements()) {
      const auto value = hash["value"].string();
      if (value && value->size() < kShortestHash)
        findings.add(hash["value"], "hash value " + quoted(*value) + " has " + count_of(value->size(), "character") +
                                        ", fewer than " + std::to_string(kShortestHash));
    }
  });
}

}  // namespace asepsis::advise::csaf

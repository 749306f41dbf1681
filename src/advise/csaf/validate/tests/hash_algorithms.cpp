// Hashes of files that identify a product: weak ones, alone.
#include <algorithm>
#include <array>
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

// What OpenSSL 3.4 supports, as CSAF 2.1 section 3.1.3.3.2 lists it.
constexpr std::array<std::string_view, 26> kKnown = {
    "blake2b512", "blake2s256", "md4",      "md5",      "md5-sha1", "mdc2",     "ripemd",    "ripemd160", "rmd160",
    "sha1",       "sha224",     "sha256",   "sha3-224", "sha3-256", "sha3-384", "sha3-512",  "sha384",    "sha512",
    "sha512-224", "sha512-256", "shake128", "shake256", "sm3",      "ssl3-md5", "ssl3-sha1", "whirlpool"};

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

void test_6_2_52_of_21(const Outline& outline, Findings& findings) {
  each_file_hashes(outline, [&findings](json::Value hashes) {
    for (const json::Value hash : hashes.elements()) {
      const auto algorithm = hash["algorithm"].string();
      if (algorithm && std::find(kKnown.begin(), kKnown.end(), *algorithm) == kKnown.end())
        findings.add(hash["algorithm"], "hash algorithm " + quoted(*algorithm) +
                                            " is neither among those that the standard names nor known here");
    }
  });
}

}  // namespace asepsis::advise::csaf

// A product has one status in a vulnerability: the groups of statuses contradict each other.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {
namespace {

// CSAF 2.0 section 6.1.6, 2.1 section 3.2.4.16. `recommended` goes with any.
constexpr std::uint8_t kNoGroup = 0xff;
std::uint8_t group_of(Status status) {
  switch (status) {
    case Status::kFirstAffected:
    case Status::kKnownAffected:
    case Status::kLastAffected: return 0;
    case Status::kKnownNotAffected: return 1;
    case Status::kFirstFixed:
    case Status::kFixed: return 2;
    case Status::kUnderInvestigation: return 3;
    case Status::kUnknown: return 4;
    case Status::kRecommended: break;
  }
  return kNoGroup;
}

struct Mention {
  Number product;
  Status status;
  json::Value at;
};

}  // namespace

void test_6_1_6(const Outline& outline, Findings& findings) {
  std::vector<Mention> mentions;
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    mentions.clear();
    for (std::size_t i = 0; i < kStatuses; ++i) {
      const auto status = static_cast<Status>(i);
      if (group_of(status) == kNoGroup || (status == Status::kUnknown && outline.edition == Edition::k20)) continue;
      for (const Reference& reference : vulnerability.products(status))
        mentions.push_back({reference.id, status, reference.at});
    }
    std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
      return a.product != b.product ? a.product < b.product : a.at.order() < b.at.order();
    });
    // One finding a product: where the document first contradicts what it said before.
    for (std::size_t i = 0; i < mentions.size();) {
      const Mention& first = mentions[i];
      bool found = false;
      for (; i < mentions.size() && mentions[i].product == first.product; ++i) {
        if (found || group_of(mentions[i].status) == group_of(first.status)) continue;
        found = true;
        findings.add(mentions[i].at, "product " + quoted(outline.product_ids.name(first.product)) + " is " +
                                         quoted(to_string(mentions[i].status)) + " and also " +
                                         quoted(to_string(first.status)));
      }
    }
  }
}

}  // namespace asepsis::advise::csaf

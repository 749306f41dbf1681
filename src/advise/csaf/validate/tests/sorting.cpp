// The keys: their order, and that each is defined.
#include <string>
#include <vector>

#include "advise/csaf/validate/structure.h"
#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {
namespace {

// One finding an object: sorting it once mends all of it.
void check_keys(json::Value object, Findings& findings) {
  json::Member before;
  for (const json::Member member : object.members()) {
    if (before.value.exists() && member.key < before.key) {
      findings.add(before.value, "key " + quoted(before.key) + " stands before " + quoted(member.key) +
                                     ": keys should be in alphabetical order");
      return;
    }
    before = member;
  }
}

}  // namespace

void test_6_2_13(const Outline& outline, Findings& findings) {
  std::vector<json::Value> open = {outline.root};
  while (!open.empty()) {
    const json::Value value = open.back();
    open.pop_back();
    check_keys(value, findings);
    for (const json::Member member : value.members())
      if (member.value.size() > 0) open.push_back(member.value);
    for (const json::Value element : value.elements())
      if (element.size() > 0) open.push_back(element);
  }
}

void test_6_2_20(const Outline& outline, Findings& findings) {
  find_unknown_members(*outline.source, outline.edition, findings);
}

}  // namespace asepsis::advise::csaf

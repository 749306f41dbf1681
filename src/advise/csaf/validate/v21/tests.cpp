// The tests of CSAF 2.1 (Committee Specification Draft 03), section 6.
#include "advise/csaf/validate/tests/tests.h"

#include "advise/csaf/validate/test.h"

namespace asepsis::advise::csaf {

using enum model::TestGroup;

const std::vector<Test>& tests_of_21() {
  static const std::vector<Test> tests = {
      {"6.1.1", kMandatory, "every product id that is used is defined", test_6_1_1},
      {"6.1.2", kMandatory, "no product id is defined twice", test_6_1_2},
      {"6.1.3", kMandatory, "no product is defined by a circle of relationships", test_6_1_3},
      {"6.1.4", kMandatory, "every product group id that is used is defined", test_6_1_4},
      {"6.1.5", kMandatory, "no product group id is defined twice", test_6_1_5},
  };
  return tests;
}

}  // namespace asepsis::advise::csaf

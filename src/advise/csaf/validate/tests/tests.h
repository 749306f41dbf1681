// The tests of section 6, by section. A name with one edition in it is of that edition alone; all others serve both.
#pragma once

#include "advise/csaf/validate/findings.h"
#include "advise/csaf/validate/outline.h"

namespace asepsis::advise::csaf {

// product_ids.cpp
void test_6_1_1(const Outline& outline, Findings& findings);
void test_6_1_2(const Outline& outline, Findings& findings);
void test_6_1_3(const Outline& outline, Findings& findings);
void test_6_1_4(const Outline& outline, Findings& findings);
void test_6_1_5(const Outline& outline, Findings& findings);

}  // namespace asepsis::advise::csaf

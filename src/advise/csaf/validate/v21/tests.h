// The tests of section 6 that CSAF 2.1 alone has, by section.
#pragma once

#include "advise/csaf/validate/findings.h"
#include "advise/csaf/validate/outline.h"

namespace asepsis::advise::csaf {

// branch_paths.cpp
void test_6_1_34(const Outline& outline, Findings& findings);
void test_6_1_57(const Outline& outline, Findings& findings);
void test_6_1_58(const Outline& outline, Findings& findings);

// dates.cpp
void test_6_1_37(const Outline& outline, Findings& findings);
void test_6_1_45(const Outline& outline, Findings& findings);
void test_6_1_49(const Outline& outline, Findings& findings);
void test_6_1_51(const Outline& outline, Findings& findings);
void test_6_1_52(const Outline& outline, Findings& findings);
void test_6_1_53(const Outline& outline, Findings& findings);

// extension_tests.cpp
void test_6_1_60_1(const Outline& outline, Findings& findings);
void test_6_1_60_2(const Outline& outline, Findings& findings);
void test_6_1_60_3(const Outline& outline, Findings& findings);

// identification_helpers.cpp
void test_6_1_42(const Outline& outline, Findings& findings);
void test_6_1_43(const Outline& outline, Findings& findings);
void test_6_1_44(const Outline& outline, Findings& findings);
void test_6_1_61(const Outline& outline, Findings& findings);

// licenses.cpp
void test_6_1_54(const Outline& outline, Findings& findings);
void test_6_1_55(const Outline& outline, Findings& findings);

// qualitative_ratings.cpp
void test_6_1_56(const Outline& outline, Findings& findings);

// remediations.cpp
void test_6_1_35(const Outline& outline, Findings& findings);
void test_6_1_36(const Outline& outline, Findings& findings);

// sharing_groups.cpp
void test_6_1_38(const Outline& outline, Findings& findings);
void test_6_1_39(const Outline& outline, Findings& findings);
void test_6_1_40(const Outline& outline, Findings& findings);
void test_6_1_41(const Outline& outline, Findings& findings);

// ssvc.cpp
void test_6_1_46(const Outline& outline, Findings& findings);
void test_6_1_47(const Outline& outline, Findings& findings);
void test_6_1_48(const Outline& outline, Findings& findings);

// version_ranges.cpp
void test_6_1_50(const Outline& outline, Findings& findings);
void test_6_1_59(const Outline& outline, Findings& findings);

}  // namespace asepsis::advise::csaf

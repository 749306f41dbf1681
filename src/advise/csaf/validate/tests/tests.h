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

// category.cpp
void test_6_1_26(const Outline& outline, Findings& findings);

// corresponding_products.cpp
void test_6_1_27_13_of_21(const Outline& outline, Findings& findings);

// cvss.cpp
void test_6_1_8(const Outline& outline, Findings& findings);
void test_6_1_9(const Outline& outline, Findings& findings);
void test_6_1_10(const Outline& outline, Findings& findings);

// identification.cpp
void test_6_1_13(const Outline& outline, Findings& findings);
void test_6_1_25(const Outline& outline, Findings& findings);

// languages.cpp
void test_6_1_12(const Outline& outline, Findings& findings);
void test_6_1_15(const Outline& outline, Findings& findings);
void test_6_1_28(const Outline& outline, Findings& findings);

// product_references.cpp
void test_6_1_29(const Outline& outline, Findings& findings);
void test_6_1_32(const Outline& outline, Findings& findings);
void test_6_1_33(const Outline& outline, Findings& findings);

// profile_elements.cpp
void test_6_1_27_1(const Outline& outline, Findings& findings);
void test_6_1_27_2(const Outline& outline, Findings& findings);
void test_6_1_27_3(const Outline& outline, Findings& findings);
void test_6_1_27_4(const Outline& outline, Findings& findings);
void test_6_1_27_5(const Outline& outline, Findings& findings);
void test_6_1_27_6(const Outline& outline, Findings& findings);
void test_6_1_27_11(const Outline& outline, Findings& findings);
void test_6_1_27_12_of_21(const Outline& outline, Findings& findings);
void test_6_1_27_14_of_21(const Outline& outline, Findings& findings);
void test_6_1_27_15_of_21(const Outline& outline, Findings& findings);
void test_6_1_27_16_of_21(const Outline& outline, Findings& findings);

// repetitions.cpp
void test_6_1_23(const Outline& outline, Findings& findings);
void test_6_1_24(const Outline& outline, Findings& findings);

// revisions.cpp
void test_6_1_14(const Outline& outline, Findings& findings);
void test_6_1_16(const Outline& outline, Findings& findings);
void test_6_1_17(const Outline& outline, Findings& findings);
void test_6_1_18(const Outline& outline, Findings& findings);
void test_6_1_19(const Outline& outline, Findings& findings);
void test_6_1_20(const Outline& outline, Findings& findings);
void test_6_1_21(const Outline& outline, Findings& findings);
void test_6_1_22(const Outline& outline, Findings& findings);
void test_6_1_30(const Outline& outline, Findings& findings);

// scores.cpp
void test_6_1_7(const Outline& outline, Findings& findings);

// status_groups.cpp
void test_6_1_6(const Outline& outline, Findings& findings);

// version_names.cpp
void test_6_1_31(const Outline& outline, Findings& findings);

// vex_statements.cpp
void test_6_1_27_7(const Outline& outline, Findings& findings);
void test_6_1_27_8_of_20(const Outline& outline, Findings& findings);
void test_6_1_27_8_of_21(const Outline& outline, Findings& findings);
void test_6_1_27_9(const Outline& outline, Findings& findings);
void test_6_1_27_10(const Outline& outline, Findings& findings);

// weaknesses.cpp
void test_6_1_11(const Outline& outline, Findings& findings);

// withdrawal.cpp
void test_6_1_27_17_of_21(const Outline& outline, Findings& findings);
void test_6_1_27_18_of_21(const Outline& outline, Findings& findings);
void test_6_1_27_19_of_21(const Outline& outline, Findings& findings);

// Sections 6.2 and 6.3.

// branch_names.cpp
void test_6_2_18(const Outline& outline, Findings& findings);
void test_6_3_9(const Outline& outline, Findings& findings);
void test_6_3_10(const Outline& outline, Findings& findings);
void test_6_3_11(const Outline& outline, Findings& findings);

// coverage.cpp
void test_6_2_1(const Outline& outline, Findings& findings);
void test_6_2_2(const Outline& outline, Findings& findings);
void test_6_2_3(const Outline& outline, Findings& findings);
void test_6_3_1(const Outline& outline, Findings& findings);
void test_6_3_12_of_21(const Outline& outline, Findings& findings);

// corresponding_products.cpp
void test_6_2_39_1_of_21(const Outline& outline, Findings& findings);

// cvss_use.cpp
void test_6_2_19(const Outline& outline, Findings& findings);
void test_6_3_2(const Outline& outline, Findings& findings);

// document_properties.cpp
void test_6_2_10_of_20(const Outline& outline, Findings& findings);
void test_6_2_11(const Outline& outline, Findings& findings);
void test_6_2_12(const Outline& outline, Findings& findings);
void test_6_2_14(const Outline& outline, Findings& findings);
void test_6_2_15(const Outline& outline, Findings& findings);

// hash_algorithms.cpp
void test_6_2_8(const Outline& outline, Findings& findings);
void test_6_2_9(const Outline& outline, Findings& findings);
void test_6_2_52_of_21(const Outline& outline, Findings& findings);
void test_6_3_5(const Outline& outline, Findings& findings);

// links.cpp
void test_6_3_6(const Outline& outline, Findings& findings);
void test_6_3_7(const Outline& outline, Findings& findings);

// product_identification.cpp
void test_6_2_16(const Outline& outline, Findings& findings);

// release_dates.cpp
void test_6_2_4(const Outline& outline, Findings& findings);
void test_6_2_5(const Outline& outline, Findings& findings);
void test_6_2_6(const Outline& outline, Findings& findings);

// sorting.cpp
void test_6_2_13(const Outline& outline, Findings& findings);
void test_6_2_20(const Outline& outline, Findings& findings);

// spelling.cpp
void test_6_3_8(const Outline& outline, Findings& findings);

// vulnerability_ids.cpp
void test_6_2_7(const Outline& outline, Findings& findings);
void test_6_2_17(const Outline& outline, Findings& findings);
void test_6_3_3(const Outline& outline, Findings& findings);
void test_6_3_4(const Outline& outline, Findings& findings);

}  // namespace asepsis::advise::csaf

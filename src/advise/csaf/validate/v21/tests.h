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

// product_identifiers.cpp
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

// Sections 6.2 and 6.3.

// document_naming.cpp
void test_6_2_22(const Outline& outline, Findings& findings);
void test_6_2_38(const Outline& outline, Findings& findings);

// extension_advice.cpp
void test_6_2_20_of_21(const Outline& outline, Findings& findings);
void test_6_2_39_5(const Outline& outline, Findings& findings);
void test_6_2_54_1(const Outline& outline, Findings& findings);
void test_6_2_54_2(const Outline& outline, Findings& findings);
void test_6_2_54_3(const Outline& outline, Findings& findings);
void test_6_2_54_4(const Outline& outline, Findings& findings);
void test_6_3_21_1(const Outline& outline, Findings& findings);
void test_6_3_21_2(const Outline& outline, Findings& findings);
void test_6_3_21_3(const Outline& outline, Findings& findings);
void test_6_3_21_4(const Outline& outline, Findings& findings);
void test_6_3_21_5(const Outline& outline, Findings& findings);
void test_6_3_21_6(const Outline& outline, Findings& findings);
void test_6_3_21_7(const Outline& outline, Findings& findings);
void test_6_3_21_8(const Outline& outline, Findings& findings);
void test_6_3_21_9(const Outline& outline, Findings& findings);

// hardware.cpp
void test_6_2_31(const Outline& outline, Findings& findings);
void test_6_3_22(const Outline& outline, Findings& findings);

// id_systems.cpp
void test_6_2_53(const Outline& outline, Findings& findings);
void test_6_3_20(const Outline& outline, Findings& findings);

// license_standing.cpp
void test_6_2_43(const Outline& outline, Findings& findings);
void test_6_2_44(const Outline& outline, Findings& findings);
void test_6_2_45(const Outline& outline, Findings& findings);
void test_6_3_17(const Outline& outline, Findings& findings);

// matching_identification.cpp
void test_6_2_42(const Outline& outline, Findings& findings);

// overlapping_ranges.cpp
void test_6_2_50_1(const Outline& outline, Findings& findings);
void test_6_2_50_2(const Outline& outline, Findings& findings);
void test_6_2_50_3(const Outline& outline, Findings& findings);
void test_6_3_19_1(const Outline& outline, Findings& findings);
void test_6_3_19_2(const Outline& outline, Findings& findings);
void test_6_3_19_3(const Outline& outline, Findings& findings);
void test_6_3_19_4(const Outline& outline, Findings& findings);
void test_6_3_19_5(const Outline& outline, Findings& findings);

// range_names.cpp
void test_6_2_48(const Outline& outline, Findings& findings);
void test_6_2_49(const Outline& outline, Findings& findings);
void test_6_2_51(const Outline& outline, Findings& findings);

// remediations.cpp
void test_6_2_27(const Outline& outline, Findings& findings);

// repeated_identification.cpp
void test_6_2_32(const Outline& outline, Findings& findings);

// revision_dates.cpp
void test_6_2_21(const Outline& outline, Findings& findings);
void test_6_2_33(const Outline& outline, Findings& findings);
void test_6_2_41(const Outline& outline, Findings& findings);

// severity_ratings.cpp
void test_6_2_47(const Outline& outline, Findings& findings);
void test_6_3_18(const Outline& outline, Findings& findings);

// sharing_groups.cpp
void test_6_2_28(const Outline& outline, Findings& findings);
void test_6_2_29(const Outline& outline, Findings& findings);
void test_6_2_30(const Outline& outline, Findings& findings);

// ssvc_namespaces.cpp
void test_6_2_34(const Outline& outline, Findings& findings);
void test_6_2_35(const Outline& outline, Findings& findings);
void test_6_2_36(const Outline& outline, Findings& findings);
void test_6_2_37(const Outline& outline, Findings& findings);
void test_6_3_13(const Outline& outline, Findings& findings);
void test_6_3_14(const Outline& outline, Findings& findings);
void test_6_3_15(const Outline& outline, Findings& findings);

// translated_terms.cpp
void test_6_2_39_2(const Outline& outline, Findings& findings);
void test_6_2_39_3(const Outline& outline, Findings& findings);
void test_6_2_39_4(const Outline& outline, Findings& findings);
void test_6_2_40(const Outline& outline, Findings& findings);
void test_6_2_46(const Outline& outline, Findings& findings);

// weakness_usage.cpp
void test_6_2_23(const Outline& outline, Findings& findings);
void test_6_2_24(const Outline& outline, Findings& findings);
void test_6_2_25(const Outline& outline, Findings& findings);
void test_6_2_26(const Outline& outline, Findings& findings);

}  // namespace asepsis::advise::csaf

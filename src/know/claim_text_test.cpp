#include "know/claim_text.h"

#include <gtest/gtest.h>

#include "model/observation.h"

namespace asepsis::know {
namespace {

TEST(ClaimText, PaddingGoesAndTheTextStays) {
  EXPECT_EQ(claim_text("PETCT1  "), "PETCT1");
  EXPECT_EQ(claim_text(std::string_view("PETCT1\0\0", 8)), "PETCT1");
  EXPECT_EQ(claim_text("Universit\xc3\xa4tsklinikum"), "Universit\xc3\xa4tsklinikum");
}

TEST(ClaimText, NothingIsCutWhatIsTooLongIsLeftOut) {
  EXPECT_TRUE(claim_text(std::string(model::Observation::kLongestValue, 'a')));
  EXPECT_FALSE(claim_text(std::string(model::Observation::kLongestValue + 1, 'a')));
}

TEST(ClaimText, WhatCannotBePrintedIsLeftOut) {
  EXPECT_FALSE(claim_text(""));
  EXPECT_FALSE(claim_text("   "));
  EXPECT_FALSE(claim_text("a\nb"));
  EXPECT_FALSE(claim_text("a\x1b[31mb"));
  EXPECT_FALSE(claim_text("a\x7f"));
  EXPECT_FALSE(claim_text("a\xc2\x85z"));      // a C1 control
  EXPECT_FALSE(claim_text("a\xe2\x80\xaez"));  // right-to-left override
  EXPECT_FALSE(claim_text("a\xe2\x81\xa6z"));  // an isolate
  EXPECT_FALSE(claim_text("a\xe4z"));          // Latin-1
  EXPECT_FALSE(claim_text(std::string_view("a\0b", 3)));
}

}  // namespace
}  // namespace asepsis::know

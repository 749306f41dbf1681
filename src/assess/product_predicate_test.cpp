#include "assess/product_predicate.h"

#include <gtest/gtest.h>

#include "assess/hospital_fixture.h"

namespace asepsis::assess {
namespace {

Predicate read(const model::Product& product) {
  static const model::Knowledge knowledge = fixture::knowledge();
  static const Vocabulary vocabulary(knowledge);
  PredicateReader reader(vocabulary);
  return reader.read(fixture::advisory(), product);
}

Predicate read(const std::string& name, const std::string& version = "vers:all/*") {
  return read(fixture::product("P", name, name, version));
}

std::vector<std::string> values(const std::vector<Term>& terms) {
  std::vector<std::string> out;
  for (const Term& term : terms) out.push_back(term.value);
  return out;
}
using Words = std::vector<std::string>;

TEST(ProductPredicate, AFamilyNameIsTakenApartIntoVendorFamilySystemAndEveryVersion) {
  const Predicate p = read(fixture::advisory().products[0]);
  EXPECT_EQ(values(p.vendors), Words{"Siemens"});
  EXPECT_EQ(p.families, (std::vector<Term>{{"PET/CT", "PET/CT"}}));
  EXPECT_EQ(values(p.systems), Words{"Windows 7"});
  EXPECT_TRUE(p.model_words.empty());
  EXPECT_TRUE(p.versions.empty());
  EXPECT_TRUE(p.exception.empty());
  EXPECT_FALSE(p.names_nothing);
  EXPECT_EQ(p.why, model::place_id(fixture::advisory(), "/product_tree/P1"));
}

TEST(ProductPredicate, TheLongestWordsCountSoAHybridIsNeitherOfItsHalves) {
  EXPECT_EQ(values(read(fixture::advisory().products[1]).families), Words{"SPECT/CT"});
  EXPECT_EQ(values(read(fixture::advisory().products[2]).families), Words{"SPECT workplace"});
  EXPECT_EQ(values(read(fixture::advisory().products[3]).families), Words{"SPECT"});
}

TEST(ProductPredicate, AFamilyJoinedToAWordThatNobodyKnowsIsNotUnderstood) {
  const Predicate p = read("Siemens XYZ/CT Systems");
  EXPECT_TRUE(p.families.empty());
  EXPECT_FALSE(p.family_unclear.empty());
}

TEST(ProductPredicate, ModelWordsKeepTheirDigits) {
  const Predicate p =
      read(fixture::product("P", "Philips Brilliance CT 64", "Philips Brilliance CT 64", "", "Philips"));
  EXPECT_EQ(p.model_words, (Words{"brilliance", "64"}));
  EXPECT_EQ(values(p.families), Words{"CT"});
}

TEST(ProductPredicate, AModelNameThatFamiliesCsvKnowsGivesItsFamily) {
  const Predicate p = read("Siemens Symbia Intevo");
  EXPECT_EQ(values(p.families), Words{"SPECT/CT"});
  EXPECT_EQ(p.model_words, (Words{"symbia", "intevo"}));
}

TEST(ProductPredicate, ABetterVersionBehindTheNameIsNotHiddenByABranchThatSaysAll) {
  EXPECT_EQ(
      read(fixture::product("P", "Brilliance iCT: Versions 4.1.6 and below", "Brilliance iCT", "vers:all/*")).versions,
      Words{"Versions 4.1.6 and below"});
  EXPECT_EQ(
      read(fixture::product("P", "Brilliance iCT: Versions 4.1.6 and below", "Brilliance iCT", "<=4.1.6")).versions,
      Words{"<=4.1.6"});
}

TEST(ProductPredicate, SystemsAreReadFromTheVersionTooAndARangeOfSystemsIsNotUnderstood) {
  EXPECT_EQ(values(read("RIS Client", "<=11.2 on Windows 8.1 with IIS 7.5").systems), Words{"Windows 8.1"});
  EXPECT_TRUE(read("Viewer before Windows 10").systems.empty());
  EXPECT_FALSE(read("Viewer before Windows 10").system_unclear.empty());
  EXPECT_FALSE(read("Viewer for Windows 7 and earlier").system_unclear.empty());
}

TEST(ProductPredicate, AnExceptionIsKeptAndNeverReadAsAModel) {
  const Predicate p = read("LOGIQ, not including LOGIQ 100 Pro");
  EXPECT_EQ(p.exception, "not including LOGIQ 100 Pro");
  EXPECT_EQ(p.model_words, Words{"logiq"});
}

TEST(ProductPredicate, AProductCalledVersionNamesNothing) {
  EXPECT_TRUE(read("Version", "<= R8.0.3").names_nothing);
  EXPECT_FALSE(
      read(fixture::product("P", "Windows XP: all Service Pack versions", "Windows XP", "vers:all/*")).names_nothing);
}

TEST(ProductPredicate, AVersionBranchThatNamesAModelIsModelWordsWithoutItsCatalogueNumber) {
  const Predicate p = read(fixture::product("P", "Gemini PET/CT Family - 882471 Gemini TF 64", "Gemini PET/CT Family",
                                            "882471 Gemini TF 64", "Philips"));
  EXPECT_EQ(p.model_words, (Words{"gemini", "tf", "64"}));
  EXPECT_TRUE(p.versions.empty());
}

TEST(ProductPredicate, SeveralVendorsAreAnyOfThemAndNoVendorIsUnclear) {
  EXPECT_EQ(values(read(fixture::product("P", "SX-500", "SX-500", "", "Silex Technology and GE Healthcare")).vendors),
            (Words{"Silex Technology and GE Healthcare", "GE"}));
  EXPECT_TRUE(read(fixture::product("P", "SX-500", "SX-500", "", "Multiple Vendors")).vendor_unclear);
  EXPECT_TRUE(read(fixture::product("P", "SX-500", "SX-500", "", "")).vendor_unclear);
  EXPECT_EQ(values(read(fixture::product("P", "Siemens SX-500", "Siemens SX-500", "", "")).vendors), Words{"Siemens"});
}

}  // namespace
}  // namespace asepsis::assess

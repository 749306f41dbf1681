#include "model/knowledge.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/text.h"
#include "model/knowledge_reader.h"
#include "model/plain_words.h"

namespace asepsis::model {
namespace {

Knowledge vendors(std::string_view rows) {
  const std::string text = "# spellings; correct them here\nalias,vendor,source,confidence\n" + std::string(rows);
  return read_knowledge({{"vendors.csv", text}});
}

TEST(PlainWords, CasePunctuationAndSignsDoNotMatterButTheDotOfANumberDoes) {
  EXPECT_EQ(plain_words("  Siemens\xC2\xAE Healthcare, GmbH "), "siemens healthcare gmbh");
  EXPECT_EQ(plain_words("TOSHIBA_MEC"), "toshiba mec");
  EXPECT_EQ(plain_words("Koninklijke Philips N.V."), "koninklijke philips nv");
  EXPECT_EQ(plain_words("Windows 8.1"), "windows 8.1");
  EXPECT_EQ(plain_words("Windows 7-based"), "windows 7 based");
  EXPECT_EQ(plain_words("..."), "");
}

TEST(PlainWords, ALegalFormIsTakenOffButNeverTheWholeName) {
  EXPECT_EQ(without_legal_form("siemens ag"), "siemens");
  EXPECT_EQ(without_legal_form("fuji photo film co ltd"), "fuji photo film");
  EXPECT_EQ(without_legal_form("ag"), "ag");
}

TEST(PlainWords, APrefixEndsWhereAWordEnds) {
  EXPECT_TRUE(is_whole_word_prefix("windows 7", "windows 7 sp1"));
  EXPECT_TRUE(is_whole_word_prefix("windows 7", "windows 7"));
  EXPECT_FALSE(is_whole_word_prefix("windows 7", "windows 70"));
  EXPECT_FALSE(is_whole_word_prefix("windows 8", "windows 8.1"));
  EXPECT_FALSE(is_whole_word_prefix("", "windows"));
}

TEST(PlainWords, TheFirstWordsAreComparedAsTheWholePlainFormsWouldBe) {
  EXPECT_TRUE(rc::check([] {
    const auto piece = rc::gen::element<std::string>("GE", "ge ", "Ge-", "8", ".", "1", " ", "\xC2\xAE", "B. ", "x");
    const auto text = rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                                   [](const std::vector<std::string>& parts) { return join(parts, ""); });
    const std::string a = *text, b = plain_words(*text), plain = plain_words(a);
    const auto first = [](const std::string& words) { return words.substr(0, words.find(' ')); };
    RC_ASSERT(first_word_is(a, b) == (!b.empty() && first(plain) == first(b)));
  }));
}

TEST(NormaliseVendor, AnExactRowCountsBeforeALongerPrefix) {
  const Knowledge k =
      vendors("GE,GE Healthcare,s,0.8\nGE Medical,Somebody,s,0.9\nGE Medical Systems,GE Healthcare,s,1\n");
  EXPECT_EQ(normalise_vendor(k, "GE MEDICAL SYSTEMS").value, "GE Healthcare");
  EXPECT_EQ(normalise_vendor(k, "GE MEDICAL SYSTEMS").confidence, 1);
  EXPECT_EQ(normalise_vendor(k, "ge medical").value, "Somebody");
}

TEST(NormaliseVendor, TheLongestAliasThatIsAWholeWordPrefixCountsAtLessConfidence) {
  const Knowledge k = vendors("GE,GE Healthcare,s,0.8\nGE Medical,Somebody,s,0.9\n");
  const Normalised found = normalise_vendor(k, "GE Medical Kretz");
  EXPECT_EQ(found.value, "Somebody");
  EXPECT_LT(found.confidence, 0.9);
  ASSERT_TRUE(found.origin);
  EXPECT_EQ(to_text(*found.origin), "vendors.csv, line 4");
  EXPECT_EQ(normalise_vendor(k, "Gemini Works").value, "Gemini Works");
}

TEST(NormaliseVendor, LegalFormsDoNotMatterOnEitherSide) {
  const Knowledge k = vendors("\"Becton, Dickinson and Company\",BD,s,0.9\nSiemens,Siemens,s,1\n");
  EXPECT_EQ(normalise_vendor(k, "Siemens AG").confidence, 1);
  EXPECT_EQ(normalise_vendor(k, "Becton Dickinson and").value, "BD");
}

TEST(NormaliseVendor, ANameThatNoRowKnowsStaysAsItIsWritten) {
  const Normalised found = normalise_vendor(vendors("Siemens,Siemens,s,1\n"), "  Acme Imaging ");
  EXPECT_EQ(found.value, "Acme Imaging");
  EXPECT_EQ(found.confidence, kUnlistedVendorConfidence);
  EXPECT_FALSE(found.origin);
  EXPECT_EQ(normalise_vendor({}, "").confidence, 0);
}

TEST(NormaliseOs, ASystemThatNoRowKnowsIsNotGuessed) {
  EXPECT_EQ(normalise_os({}, "Windows 7").value, "");
  const Knowledge k = read_knowledge({{"os_words.csv", "words,os,source,confidence\nWindows 8,Windows 8,s,1\n"}});
  EXPECT_EQ(normalise_os(k, "windows 8 Pro").value, "Windows 8");
  EXPECT_EQ(normalise_os(k, "Windows 8.1").value, "");
}

TEST(ReadKnowledge, ABadRowIsAProblemWithFileAndLineAndTheOthersStay) {
  const Knowledge k = vendors("A,,s,1\nB,Bee,s,2\nC,Cee,,1\nD,Dee,s,1\nE,Ee\n");
  ASSERT_EQ(k.vendors.size(), 1u);
  EXPECT_EQ(k.vendors[0].vendor, "Dee");
  ASSERT_EQ(k.problems.size(), 4u);
  for (const Problem& problem : k.problems) {
    EXPECT_EQ(problem.file, "vendors.csv");
    EXPECT_TRUE(problem.where.starts_with("line ")) << problem.where;
    EXPECT_FALSE(problem.expected.empty());
  }
}

TEST(ReadKnowledge, ColumnsAreFoundByNameAndAMissingOneIsSaidOnce) {
  const Knowledge swapped =
      read_knowledge({{"vendors.csv", "confidence,note,vendor,source,alias\n0.5,x,Siemens,s,SIEMENS NM\n"}});
  ASSERT_EQ(swapped.vendors.size(), 1u);
  EXPECT_EQ(swapped.vendors[0].alias, "SIEMENS NM");

  const Knowledge lacking = read_knowledge({{"vendors.csv", "alias,vendor,source\nA,B,s\nC,D,s\n"}});
  EXPECT_TRUE(lacking.vendors.empty());
  ASSERT_EQ(lacking.problems.size(), 1u);
  EXPECT_EQ(lacking.problems[0], (Problem{"vendors.csv", "header", "a column 'confidence'"}));
}

TEST(ReadKnowledge, AFileThatIsNoTableOrHasNoKnownNameIsAProblem) {
  EXPECT_EQ(read_knowledge({{"vendors.csv", ""}}).problems.size(), 1u);
  EXPECT_EQ(read_knowledge({{"vendor.csv", "alias\n"}}).problems.size(), 1u);
}

TEST(ReadKnowledge, ReadsPortsOfFlowsAndPortsOfServices) {
  constexpr std::string_view kFlows =
      "name,role,opens,partner,operation,protocol,transport,ports,kind,if_cut,source,confidence\n"
      "store,modality,device,archive,c-store,dicom,tcp,104 6000-6063,clinical,images queue,s,1\n"
      "odd,modality,device,archive,,,tcp,104-80,clinical,x,s,1\n"
      "odd,modality,nobody,archive,,,tcp,,clinical,x,s,1\n";
  const Knowledge flows = read_knowledge({{"flows.csv", kFlows}});
  ASSERT_EQ(flows.flows.size(), 1u);
  EXPECT_EQ(to_string(flows.flows[0].ports), "104, 6000-6063");
  EXPECT_TRUE(flows.flows[0].device_opens);
  EXPECT_EQ(flows.problems.size(), 2u);

  constexpr std::string_view kServices =
      "vulnerability,transport,port,service,same_service_as,check,source,confidence\n"
      "CVE-1,tcp,3465,agent,,,s,1\nCVE-2,tcp,,agent,CVE-1,,s,1\nCVE-3,tcp,,agent,,,s,1\nCVE-4,tcp,65536,agent,,,s,1\n";
  const Knowledge services = read_knowledge({{"services.csv", kServices}});
  ASSERT_EQ(services.services.size(), 2u);
  EXPECT_EQ(services.services[0].port, 3465);
  EXPECT_EQ(services.services[1].same_service_as, "CVE-1");
  EXPECT_EQ(services.problems.size(), 2u);
}

}  // namespace
}  // namespace asepsis::model

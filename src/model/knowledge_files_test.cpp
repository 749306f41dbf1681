// The tables that are shipped: every row reads, and the names in one table are those of the others.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "base/text.h"
#include "model/knowledge_reader.h"

namespace asepsis::model {
namespace {

const Knowledge& shipped() {
  static const Knowledge knowledge = [] {
    std::vector<std::pair<std::string, std::string>> texts;
    for (const auto& entry : std::filesystem::directory_iterator(ASEPSIS_SOURCE_DIR "/data")) {
      if (entry.path().extension() != ".csv") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      texts.emplace_back(entry.path().filename().string(), std::string(std::istreambuf_iterator<char>(in), {}));
    }
    std::vector<KnowledgeFile> files;
    for (const auto& [name, text] : texts) files.push_back({name, text});
    return read_knowledge(files);
  }();
  return knowledge;
}

std::string family_of(std::string_view vendor, std::string_view model) {
  for (const Family& row : shipped().families)
    if (row.vendor == vendor && matches_glob(model, row.model)) return row.family;
  return {};
}

std::string os_of(std::string_view claim, std::string_view value) {
  for (const OsSign& row : shipped().os_signs)
    if (row.claim == claim && matches_glob(value, row.pattern)) return row.os;
  return {};
}

TEST(ShippedKnowledge, EveryRowReads) {
  for (const Problem& problem : shipped().problems)
    ADD_FAILURE() << problem.file << " " << problem.where << ": " << problem.expected;
  EXPECT_FALSE(shipped().vendors.empty() || shipped().families.empty() || shipped().family_words.empty());
  EXPECT_FALSE(shipped().modality_families.empty() || shipped().implementations.empty() || shipped().os_signs.empty());
  EXPECT_FALSE(shipped().os_words.empty() || shipped().services.empty() || shipped().flows.empty());
}

TEST(ShippedKnowledge, NoKeyStandsTwice) {
  const auto twice = [](const auto& rows, const auto& key) {
    std::set<std::string> seen;
    for (const auto& row : rows) EXPECT_TRUE(seen.insert(to_lower(key(row))).second) << key(row);
  };
  twice(shipped().vendors, [](const VendorAlias& row) { return row.alias; });
  twice(shipped().families, [](const Family& row) { return row.vendor + "|" + row.model; });
  twice(shipped().family_words, [](const FamilyWord& row) { return row.words; });
  twice(shipped().modality_families, [](const ModalityFamily& row) { return join(row.modalities, "+"); });
  twice(shipped().implementations, [](const Implementation& row) { return row.class_prefix + "|" + row.version_glob; });
  twice(shipped().os_signs, [](const OsSign& row) { return row.claim + "|" + row.pattern; });
  twice(shipped().os_words, [](const OsWord& row) { return row.words; });
}

TEST(ShippedKnowledge, TablesUseEachOthersNames) {
  std::set<std::string> vendors, systems, vulnerabilities;
  for (const VendorAlias& row : shipped().vendors) vendors.insert(row.vendor);
  for (const OsWord& row : shipped().os_words) systems.insert(row.os);
  for (const ServiceFact& row : shipped().services) vulnerabilities.insert(row.vulnerability);
  for (const Family& row : shipped().families) EXPECT_TRUE(vendors.contains(row.vendor)) << row.vendor;
  for (const Implementation& row : shipped().implementations)
    EXPECT_TRUE(row.is_toolkit || vendors.contains(row.means)) << row.means;
  for (const OsSign& row : shipped().os_signs) EXPECT_TRUE(systems.contains(row.os)) << row.os;
  for (const ServiceFact& row : shipped().services)
    EXPECT_TRUE(row.same_service_as.empty() || vulnerabilities.contains(row.same_service_as)) << row.vulnerability;
}

TEST(ShippedKnowledge, EverySpellingOfAMakerComesToOneName) {
  for (const char* raw :
       {"SIEMENS", "Siemens", "SIEMENS NM", "Siemens AG", "Siemens Healthcare", "Siemens Healthineers",
        "Siemens Healthcare GmbH", "Siemens Healthineers AG", "Siemens Healthcare Diagnostics"})
    EXPECT_EQ(normalise_vendor(shipped(), raw).value, "Siemens") << raw;
  for (const char* raw : {"Philips", "Phillips", "Philips Medical Systems", "Philips Medical Systems Nederland B.V."})
    EXPECT_EQ(normalise_vendor(shipped(), raw).value, "Philips") << raw;
  for (const char* raw : {"GE MEDICAL SYSTEMS", "GE Healthcare", "GE HealthCare", "General Electric (GE)", "GE"})
    EXPECT_EQ(normalise_vendor(shipped(), raw).value, "GE Healthcare") << raw;
  for (const char* raw : {"TOSHIBA", "TOSHIBA_MEC", "Canon", "Canon Medical Systems Corporation"})
    EXPECT_EQ(normalise_vendor(shipped(), raw).value, "Canon Medical") << raw;
  EXPECT_EQ(normalise_vendor(shipped(), "FUJIFILM Corporation").value, "Fujifilm");
  EXPECT_EQ(normalise_vendor(shipped(), "Silex Technology and GE Healthcare").value,
            "Silex Technology and GE Healthcare");
}

TEST(ShippedKnowledge, ModelsComeToTheFamilyThatAdvisoriesName) {
  EXPECT_EQ(family_of("Siemens", "Biograph64_mCT"), "PET/CT");
  EXPECT_EQ(family_of("Siemens", "Biograph_mMR"), "PET/MR");
  EXPECT_EQ(family_of("Siemens", "Symbia Intevo 16"), "SPECT/CT");
  EXPECT_EQ(family_of("Siemens", "Symbia T6"), "SPECT/CT");
  EXPECT_EQ(family_of("Siemens", "Symbia S"), "SPECT");
  EXPECT_EQ(family_of("Siemens", "Symbia Evo Excel"), "SPECT");
  EXPECT_EQ(family_of("Siemens", "Symbia.net"), "SPECT workplace");
  EXPECT_EQ(family_of("Siemens", "syngo MI Workplace"), "SPECT workplace");
  EXPECT_EQ(family_of("Siemens", "Avanto"), "MR");
  EXPECT_EQ(family_of("Siemens", "SOMATOM Definition AS+"), "CT");
  EXPECT_EQ(family_of("GE Healthcare", "Discovery 710"), "PET/CT");
  EXPECT_EQ(family_of("GE Healthcare", "Discovery NM/CT 670"), "SPECT/CT");
  EXPECT_EQ(family_of("GE Healthcare", "Discovery NM 630"), "SPECT");
  EXPECT_EQ(family_of("GE Healthcare", "DISCOVERY MR750"), "MR");
  EXPECT_EQ(family_of("GE Healthcare", "Discovery CT750HD"), "CT");
  EXPECT_EQ(family_of("Philips", "GEMINI TF TOF 64"), "PET/CT");
  EXPECT_EQ(family_of("Philips", "Ingenuity CT"), "CT");
}

TEST(ShippedKnowledge, AModelThatOnlyBeginsLikeAnotherHasNoFamily) {
  EXPECT_EQ(family_of("Siemens", "Symbia Symphony"), "");
  EXPECT_EQ(family_of("Siemens", "Symbia"), "");
  EXPECT_EQ(family_of("Siemens", "Symbia Tango"), "");
  EXPECT_EQ(family_of("GE Healthcare", "Biograph64"), "");
}

TEST(ShippedKnowledge, SignsOfWindowsAreReadAndSambasAreNot) {
  EXPECT_EQ(os_of("browser.version", "5.1"), "Windows XP");
  EXPECT_EQ(os_of("browser.version", "6.1"), "Windows 7");
  EXPECT_EQ(os_of("browser.version", "10.0"), "Windows 10");
  EXPECT_EQ(os_of("ntlm.version", "6.1.7601"), "Windows 7");
  EXPECT_EQ(os_of("ntlm.version", "10.0.19041"), "Windows 10");
  EXPECT_EQ(os_of("ntlm.version", "10.0.22631"), "Windows 11");
  EXPECT_EQ(os_of("ntlm.version", "6.1.0"), "");
  EXPECT_EQ(os_of("ntlm.version", "10.0.0"), "");
  EXPECT_EQ(os_of("http.server", "Microsoft-IIS/7.5"), "Windows 7");
  EXPECT_EQ(os_of("http.server", "Microsoft-HTTPAPI/2.0"), "Windows");
  EXPECT_EQ(os_of("dhcp.vendor_class", "MSFT 5.0"), "Windows");
}

TEST(ShippedKnowledge, NamesOfSystemsComeToOneName) {
  for (const char* raw :
       {"Windows 7", "Win7", "Windows 7-based", "Microsoft Windows 7 SP1", "windows 7 professional x64"})
    EXPECT_EQ(normalise_os(shipped(), raw).value, "Windows 7") << raw;
  EXPECT_EQ(normalise_os(shipped(), "Windows XP-based").value, "Windows XP");
  EXPECT_EQ(normalise_os(shipped(), "Windows 10 IoT Enterprise 2019").value, "Windows 10");
  EXPECT_EQ(normalise_os(shipped(), "Windows Server 2008 R2 SP1").value, "Windows Server 2008 R2");
  EXPECT_EQ(normalise_os(shipped(), "Windows 7.5").value, "Windows");
  EXPECT_EQ(normalise_os(shipped(), "Debian GNU/Linux 12").value, "Linux");
  EXPECT_EQ(normalise_os(shipped(), "TempleOS").value, "");
}

TEST(ShippedKnowledge, TheSiblingsOfTheAgentsHoleInheritItsPort) {
  std::vector<std::string> inherit;
  for (const ServiceFact& row : shipped().services) {
    EXPECT_TRUE(row.vulnerability != "CVE-2015-1497" || row.port == 3465);
    if (row.same_service_as == "CVE-2015-1497" && !row.port) inherit.push_back(row.vulnerability);
  }
  EXPECT_EQ(inherit, (std::vector<std::string>{"CVE-2015-7860", "CVE-2015-7861"}));
}

}  // namespace
}  // namespace asepsis::model

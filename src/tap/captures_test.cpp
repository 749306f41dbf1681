// Real captures with known truth, beside the repository.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

#include "tap/tap.h"

namespace asepsis::tap {
namespace {

const std::filesystem::path kCaptures = std::filesystem::path(ASEPSIS_SHARED_DIR) / "data" / "pcap";

// What a DICOM, HL7, HTTP message is, in a word: enough to compare sequences.
std::string word_of(const Message& message) {
  std::string word = std::to_string(message.index());
  if (const auto* dicom = std::get_if<wire::dicom::Message>(&message)) {
    word += "." + std::to_string(dicom->index());
    if (const auto* associate = std::get_if<wire::dicom::Associate>(dicom)) word += associate->calling_ae;
    if (const auto* set = std::get_if<wire::dicom::DataSet>(dicom)) word += set->identity.model.value_or("");
    if (const auto* dimse = std::get_if<wire::dicom::Dimse>(dicom))
      word += "." + std::to_string(static_cast<unsigned>(dimse->command));
  }
  return word;
}

struct Told final : Sink {
  std::map<std::uint16_t, std::vector<std::string>> said;  // by client port: the captures use each once
  std::size_t tcp = 0, conflicts = 0;
  void on_host(const IpAddress&, const MacAddress&, bool, const Place&) override {}
  void on_message(const Conversation& c, wire::Side side, const Message& message, const Place&) override {
    said[c.client_port].push_back((side == wire::Side::kClient ? "C " : "S ") + word_of(message));
  }
  void on_conflict(const Conversation&, wire::Side, const Place&) override { ++conflicts; }
  void on_end(const Conversation& c) override { tcp += c.transport == Transport::kTcp; }
};

struct Ran {
  Told told;
  Outcome outcome;
};

Ran run_on(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
  std::vector<std::unique_ptr<Source>> sources;
  auto source = open_capture(std::as_bytes(std::span(bytes)), file.filename().string());
  EXPECT_TRUE(source.ok()) << file;
  Ran ran;
  if (!source) return ran;
  sources.push_back(std::move(*source));
  Sink* const sink = &ran.told;
  ran.outcome = run(sources, {&sink, 1});
  return ran;
}

std::vector<std::filesystem::path> captures() {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::exists(kCaptures)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kCaptures))
    if (entry.path().extension() == ".pcap" || entry.path().extension() == ".pcapng") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

std::optional<std::string> output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return std::nullopt;
  std::string text;
  std::array<char, 4'096> block{};
  while (const std::size_t got = fread(block.data(), 1, block.size(), pipe)) text.append(block.data(), got);
  return pclose(pipe) == 0 ? std::optional(text) : std::nullopt;
}

#define NEED_CAPTURES()   \
  if (captures().empty()) \
  GTEST_SKIP() << "no captures beside the repository (" << kCaptures << "): nothing was compared"

TEST(Captures, EveryOneIsReadWithoutAProblem) {
  NEED_CAPTURES();
  for (const auto& file : captures()) {
    const Ran ran = run_on(file);
    EXPECT_TRUE(ran.outcome.complete) << file;
    for (const auto& problem : ran.outcome.problems)
      ADD_FAILURE() << file << " " << problem.where << " " << problem.expected;
    EXPECT_EQ(ran.outcome.coverage.evicted, 0u) << file;
  }
}

TEST(Captures, VariantsThatLoseNothingTellTheSameMessagesInTheSameOrder) {
  NEED_CAPTURES();
  const auto base = run_on(kCaptures / "synthetic" / "dicom-devices-sim.pcap").told.said;
  EXPECT_EQ(base.size(), 7u);
  for (const char* variant :
       {"-out-of-order.pcap", "-duplicates.pcap", "-overlap-conflict.pcap", "-midstream-no-syn.pcap", "-vlan120.pcap",
        ".pcapng", "-gaps.pcap"}) {  // the gaps fell into pixel data
    const auto said = run_on(kCaptures / "synthetic" / ("dicom-devices-sim" + std::string(variant))).told.said;
    EXPECT_EQ(said, base) << variant;
  }
}

TEST(Captures, OneDirectionTellsTheClientsMessagesAlone) {
  NEED_CAPTURES();
  auto base = run_on(kCaptures / "synthetic" / "dicom-devices-sim.pcap").told.said;
  for (auto& [port, said] : base) std::erase_if(said, [](const std::string& word) { return word[0] == 'S'; });
  auto got = run_on(kCaptures / "synthetic" / "dicom-devices-sim-client-to-server-only.pcap").told.said;
  EXPECT_EQ(got, base);
}

TEST(Captures, AConflictingOverlapIsTold) {
  NEED_CAPTURES();
  EXPECT_GT(run_on(kCaptures / "synthetic" / "dicom-devices-sim-overlap-conflict.pcap").told.conflicts, 0u);
  EXPECT_EQ(run_on(kCaptures / "synthetic" / "dicom-devices-sim.pcap").told.conflicts, 0u);
}

TEST(Captures, TcpConversationsAreAsManyAsTsharkCounts) {
  NEED_CAPTURES();
  if (!output_of("tshark --version 2>/dev/null")) GTEST_SKIP() << "tshark is not installed: nothing was compared";
  for (const char* name :
       {"hospital-morning.pcapng", "synthetic/dicom-devices-sim.pcap", "synthetic/http-iis75-ntlm-win7.pcap",
        "public/ndpi-webdav.pcap", "public/zeek-smb_raw_ntlm_in_smb.pcap", "public/zeek-rdp_rdp-to-ssl.pcap"}) {
    const auto file = kCaptures / name;
    const auto table = output_of("tshark -r '" + file.string() + "' -q -z conv,tcp 2>/dev/null");
    ASSERT_TRUE(table) << file;
    std::size_t rows = 0;
    for (std::size_t at = table->find("<->"); at != std::string::npos; at = table->find("<->", at + 3)) ++rows;
    EXPECT_EQ(run_on(file).told.tcp, rows) << file;
  }
}

}  // namespace
}  // namespace asepsis::tap

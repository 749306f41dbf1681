// Any bytes as a capture: no crash, no packet outside of the file, problems with places; and the whole pass over it,
// with small budgets, ends with every packet accounted for and every conversation ended once.
#include <cstdlib>
#include <vector>

#include "tap/tap.h"

using namespace asepsis;

namespace {

struct Account final : tap::Sink {
  std::uint64_t packets = 0;
  std::uint64_t ended = 0;
  void on_host(const IpAddress&, const MacAddress&, bool, const tap::Place&) override {}
  void on_message(const tap::Conversation&, wire::Side, const tap::Message&, const tap::Place& place) override {
    if (place.packet == 0) std::abort();
  }
  void on_conflict(const tap::Conversation&, wire::Side, const tap::Place&) override {}
  void on_end(const tap::Conversation& conversation) override {
    packets += conversation.packets;
    ++ended;
    if (conversation.last < conversation.first) std::abort();
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::byte> file(reinterpret_cast<const std::byte*>(data),
                                    reinterpret_cast<const std::byte*>(data) + size);
  auto source = tap::open_capture(file, "fuzz");
  if (!source) return source.error().expected.empty() ? std::abort(), 0 : 0;
  std::uint64_t packets = 0;
  while (const auto packet = (*source)->next()) {
    ++packets;
    if (packet->bytes.data() < file.data() || packet->bytes.size() > size ||
        packet->bytes.data() + packet->bytes.size() > file.data() + size)
      std::abort();
  }
  for (const auto& problem : (*source)->problems())
    if (problem.where.empty() || problem.expected.empty()) std::abort();

  std::vector<std::unique_ptr<tap::Source>> sources;
  sources.push_back(std::move(*tap::open_capture(file, "fuzz")));
  Account account;
  tap::Sink* const sink = &account;
  const tap::Limits limits{.reorder = 16, .flows = 4, .stream_window = 2'048, .total_window = 4'096, .fragments = 4};
  const auto outcome = tap::run(sources, {&sink, 1}, limits);
  if (outcome.coverage.packets + outcome.coverage.duplicates != packets) std::abort();
  if (account.packets > outcome.coverage.packets) std::abort();
  return 0;
}

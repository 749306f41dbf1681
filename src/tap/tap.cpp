#include "tap/tap.h"

#include "tap/order.h"
#include "tap/pass.h"

namespace asepsis::tap {
namespace {

// The sources as one, the earliest packet first.
class Merged {
 public:
  explicit Merged(std::span<const std::unique_ptr<Source>> sources) : sources_(sources) {
    for (const auto& source : sources_) heads_.push_back(source->next());
  }

  std::optional<Packet> next() {
    std::size_t earliest = heads_.size();
    for (std::size_t i = 0; i < heads_.size(); ++i)
      if (heads_[i] && (earliest == heads_.size() || heads_[i]->time < heads_[earliest]->time)) earliest = i;
    if (earliest == heads_.size()) return std::nullopt;
    std::optional<Packet> packet = std::move(heads_[earliest]);
    packet->source = static_cast<std::uint32_t>(earliest);
    heads_[earliest] = sources_[earliest]->next();
    return packet;
  }

 private:
  std::span<const std::unique_ptr<Source>> sources_;
  std::vector<std::optional<Packet>> heads_;
};

}  // namespace

Outcome run_with(std::span<const std::unique_ptr<Source>> sources, std::span<Sink* const> sinks, const Limits& limits,
                 const Progress& progress, const Protocols& protocols) {
  constexpr std::uint64_t kProgressEvery = 4u << 20;
  Pass pass(sinks, limits, protocols);
  OrderOfTime order(limits.reorder);
  Merged merged(sources);
  std::uint64_t done = 0, told = 0;
  while (const auto packet = merged.next()) {
    if (order.full()) pass.packet(order.pop());
    order.push(*packet);
    done += packet->bytes.size();
    if (progress && done - told >= kProgressEvery) progress(told = done);
  }
  while (!order.empty()) pass.packet(order.pop());

  std::vector<std::string> names;
  for (const auto& source : sources) names.push_back(source->name());
  Outcome outcome = pass.finish(names);
  std::vector<model::Problem> problems;
  for (const auto& source : sources)
    problems.insert(problems.end(), source->problems().begin(), source->problems().end());
  if (!problems.empty()) outcome.complete = false;
  problems.insert(problems.end(), outcome.problems.begin(), outcome.problems.end());
  outcome.problems = std::move(problems);
  return outcome;
}

Outcome run(std::span<const std::unique_ptr<Source>> sources, std::span<Sink* const> sinks, const Limits& limits,
            const Progress& progress) {
  return run_with(sources, sinks, limits, progress, all_protocols());
}

}  // namespace asepsis::tap

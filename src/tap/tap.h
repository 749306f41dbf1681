// One pass: sources -> decode -> duplicates out -> flow table -> reassembly -> protocols -> sinks.
//
//   tap::Limits limits;
//   tap::Outcome outcome = tap::run(sources, sinks, limits);
//
// Deterministic: packets of all sources are put in order of time (within limits.reorder packets; ties by content), so
// shuffled, duplicated or split captures tell the sinks the same. All memory is bounded by `limits`; what had to be
// given up is counted.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "model/problem.h"
#include "model/recording.h"
#include "tap/sink.h"
#include "tap/source.h"

namespace asepsis::tap {

struct Limits {
  std::size_t reorder = 65'536;            // packets held to be put in order of time
  std::size_t flows = 200'000;             // conversations open at once; beyond: the longest silent one is ended
  std::size_t stream_window = 256u << 10;  // bytes held out of order or unconsumed, per side
  std::size_t total_window = 96u << 20;    // the same, over all
  std::size_t fragments = 4'096;           // datagrams being put together
  Duration udp_silence = seconds(60);      // after which an exchange is ended
  Duration tcp_silence = seconds(3'600);
  Duration duplicate_within = {50'000'000};  // copies of a packet further apart are retransmissions
  std::uint64_t seed = 0;                    // of hash tables; a live sensor gives a random one. Changes no answer
};

struct Outcome {
  model::Coverage coverage;  // without `networks`, which know derives
  std::vector<model::Problem> problems;
  bool complete = true;
};

using Progress = std::function<void(std::uint64_t bytes_done)>;  // called about every 4 MB; may be empty

Outcome run(std::span<const std::unique_ptr<Source>> sources, std::span<Sink* const> sinks, const Limits& limits = {},
            const Progress& progress = {});

}  // namespace asepsis::tap

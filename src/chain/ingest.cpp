// One pass over captures, and observation files beside them.
#include <algorithm>

#include "chain/respond.h"
#include "know/sink.h"
#include "model/codec.h"
#include "tap/tap.h"
#include "watch/watch.h"
#include "wire/text_view.h"

namespace asepsis::chain {
namespace {

void refuse(model::Recording& recording, const Error& error) {
  recording.problems.push_back(model::problem_of(error));
  recording.complete = false;
}

struct Pass {
  std::vector<std::unique_ptr<tap::Source>> sources;
  std::vector<std::string> names;
  std::uint64_t bytes = 0;
};

model::Recording record(const Pass& pass, const Progress& progress) {
  know::Sink knowing(pass.names);
  watch::Sink watching(pass.names);
  tap::Sink* const sinks[] = {&knowing, &watching};
  const tap::Outcome outcome = tap::run(pass.sources, sinks, {}, [&](std::uint64_t done) {
    if (progress) progress(done, pass.bytes);
  });
  model::Recording recording = std::move(knowing).take();
  const std::uint64_t left_out = watching.left_out();
  recording.contacts = std::move(watching).take();
  if (left_out > 0) {
    recording.problems.push_back({"", "",
                                  "at most " + std::to_string(watch::Sink::kMostContacts) + " attempts; " +
                                      std::to_string(left_out) + " more were seen and are not listed"});
    recording.complete = false;
  }
  auto networks = std::move(recording.coverage.networks);
  recording.coverage = outcome.coverage;
  recording.coverage.networks = std::move(networks);
  recording.problems.insert(recording.problems.end(), outcome.problems.begin(), outcome.problems.end());
  recording.complete = recording.complete && outcome.complete;
  return recording;
}

}  // namespace

model::Recording ingest(const std::vector<File>& captures, const Progress& progress) {
  model::Recording recording;
  Pass pass;
  for (const File& file : captures) {
    if (model::looks_like_recording(wire::as_text(file.bytes))) {
      const auto earlier = model::decode_recording(wire::as_text(file.bytes), file.name);
      if (earlier)
        recording = merge(std::move(recording), *earlier);
      else
        refuse(recording, earlier.error());
      continue;
    }
    auto source = tap::open_capture(file.bytes, file.name, static_cast<std::uint32_t>(pass.sources.size()));
    if (!source) {
      refuse(recording, source.error());
      continue;
    }
    pass.sources.push_back(std::move(*source));
    pass.names.push_back(file.name);
    pass.bytes += file.bytes.size();
  }
  if (!pass.sources.empty()) recording = merge(std::move(recording), record(pass, progress));
  std::sort(recording.problems.begin(), recording.problems.end());
  return recording;
}

}  // namespace asepsis::chain

// Any bytes, both sides, with gaps: no crash; the answer does not depend on how the stream was cut; every text that is
// told keeps the limits. Input: a cut length, a gap length, then (side, length, bytes)*; the gap comes before every
// turn whose side byte is above 127.
#include <cstdlib>

#include "base/text.h"
#include "wire/dicom/dicom.h"
#include "wire/session_replay.h"

using namespace asepsis::wire;

namespace {

using Dicom = Replay<dicom::Session, dicom::Message>;

struct Part {
  Turn turn;
  bool behind_gap = false;
};

std::vector<Part> read_steps(Reader in) {
  std::vector<Part> steps;
  for (;;) {
    const auto side = in.u8();
    const auto length = in.u16be();
    if (!side || !length) return steps;
    const auto bytes = in.bytes(std::min<std::size_t>(*length, in.remaining()));
    steps.push_back({{*side % 2 == 0 ? Side::kClient : Side::kServer, {bytes->begin(), bytes->end()}}, *side > 127});
  }
}

void check_text(const std::optional<std::string>& text, std::size_t longest) {
  if (!text) return;
  if (text->empty() || text->size() > longest || !asepsis::is_utf8(*text)) std::abort();
  for (const char c : *text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) std::abort();
}

void check_texts(const dicom::Message& message) {
  const auto* data_set = std::get_if<dicom::DataSet>(&message);
  if (data_set == nullptr) return;
  const auto& id = data_set->identity;
  for (const auto* text : {&id.modality, &id.manufacturer, &id.institution, &id.station, &id.model, &id.serial,
                           &id.scheduled_ae, &id.scheduled_modality})
    check_text(*text, dicom::kLongestText);
  check_text(id.software, dicom::kLongestTexts);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::byte> input(reinterpret_cast<const std::byte*>(data),
                                     reinterpret_cast<const std::byte*>(data) + size);
  Reader in(input);
  const std::size_t cut = in.u8().value_or(0);
  const std::uint64_t gap = in.u8().value_or(0);
  Dicom whole, pieces;
  for (const Part& step : read_steps(in)) {
    if (step.behind_gap) whole.gap(step.turn.side, gap), pieces.gap(step.turn.side, gap);
    whole.feed(step.turn.side, step.turn.bytes);
    pieces.feed_in_pieces({step.turn}, [&] { return cut; });
  }
  if (whole.heard != pieces.heard) std::abort();
  for (const auto& heard : whole.heard) check_texts(heard.message);
  return 0;
}

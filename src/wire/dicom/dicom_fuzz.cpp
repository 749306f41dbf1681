// Any bytes as a PDU and as a command set: no crash; what was read can be said again and is read the same; truncation
// names a length that is missing. Input: the bytes.
#include <cstdlib>

#include "wire/dicom/dicom.h"
#include "wire/dicom/layout.h"
#include "wire/dicom/recognise.h"

using namespace asepsis::wire;

namespace {

template <class M>
void check_truncation(const Parsed<M>& parsed, std::size_t size) {
  const auto* truncated = std::get_if<Truncated>(&parsed);
  if (truncated != nullptr && truncated->need <= size) std::abort();
}

void check_associate(Bytes pdu) {
  const auto parsed = dicom::parse_associate(pdu);
  check_truncation(parsed, pdu.size());
  const auto* associate = std::get_if<dicom::Associate>(&parsed);
  if (associate == nullptr) return;
  // Left out by the parser and therefore not said again: syntaxes without a UID; roles of a class that is proposed
  // twice are one for both.
  const auto again = dicom::parse_associate(dicom::build(*associate));
  const auto* same = std::get_if<dicom::Associate>(&again);
  if (same == nullptr || same->contexts.size() != associate->contexts.size()) std::abort();
  if (same->called_ae != associate->called_ae || same->calling_ae != associate->calling_ae ||
      same->implementation_class != associate->implementation_class ||
      same->implementation_version != associate->implementation_version || same->max_pdu != associate->max_pdu)
    std::abort();
  for (std::size_t i = 0; i < same->contexts.size(); ++i) {
    const auto& before = associate->contexts[i];
    const auto& after = same->contexts[i];
    if (after.id != before.id || after.result != before.result || after.abstract_syntax != before.abstract_syntax)
      std::abort();
    if (!before.transfer_syntaxes.empty() && after.transfer_syntaxes != before.transfer_syntaxes) std::abort();
  }
}

void check_command(Bytes command_set) {
  const auto parsed = dicom::parse_command(command_set);
  check_truncation(parsed, command_set.size());
  const auto* dimse = std::get_if<dicom::Dimse>(&parsed);
  if (dimse == nullptr) return;
  const auto pdus = dicom::build(*dimse, 1, "", {}, 65536);
  Reader in(pdus);
  in.skip(dicom::kPduHeaderLength);
  const auto length = *in.u32be() - dicom::kPdvIdAndControlLength;
  in.skip(dicom::kPdvIdAndControlLength);
  if (dicom::parse_command(*in.bytes(length)) != Parsed<dicom::Dimse>{*dimse}) std::abort();
}

// Once it said yes or no, more bytes do not change that.
void check_recognition(Bytes bytes, dicom::Strictness strictness) {
  auto before = Recognition::kNeedMore;
  for (std::size_t length = 0; length <= bytes.size() && length <= 200; ++length) {
    const auto now = dicom::starts_pdu(bytes.first(length), strictness);
    if (before != Recognition::kNeedMore && now != before) std::abort();
    if (length >= 160 && now == Recognition::kNeedMore) std::abort();
    before = now;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::byte> input(reinterpret_cast<const std::byte*>(data),
                                     reinterpret_cast<const std::byte*>(data) + size);
  check_associate(input);
  check_command(input);
  check_recognition(input, dicom::Strictness::kFirstBytes);
  check_recognition(input, dicom::Strictness::kAnywhere);
  return 0;
}

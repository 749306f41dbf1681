// One phrase that names ports, as ports.h describes the grammar; the settling of transports over a whole text is there.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "advise/words.h"

namespace asepsis::advise {

// A set of transports; empty: not said.
struct Transports {
  bool tcp = false, udp = false;
  bool said() const { return tcp || udp; }
};

struct PortItem {
  std::uint16_t first = 0, last = 0;
  Transports transports;
  std::size_t begin = 0, end = 0;  // words
};

struct PortPhrase {
  std::vector<PortItem> items;
  std::size_t begin = 0, end = 0;  // words
  bool plural = false;
  bool headed = false;   // the word "port" or "ports" stands in it
  bool refused = false;  // its last part names ports in a way that is not read
};

// The phrase that begins at word `at`, or nothing. A phrase without items is one that was refused at once.
std::optional<PortPhrase> read_port_phrase(std::span<const Word> words, std::size_t at);

}  // namespace asepsis::advise

// Where a fact comes from: what `asepsis why` shows in the end.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "base/time.h"

namespace asepsis::model {

// A value that stood in a packet. `packet` counts from 1 over the file as a viewer counts frames; `offset` is the
// value's first byte in that frame.
struct PacketOrigin {
  std::string file;
  std::uint64_t packet = 0;
  std::uint32_t offset = 0;
  bool operator==(const PacketOrigin&) const = default;
};

// A value of a document: an advisory (`place` is a JSON pointer), an inventory ("line 4, column model"), a network file
// ("line 12, column 7"), a row of data/ ("os.csv line 9").
struct DocumentOrigin {
  std::string document;
  std::string place;
  bool operator==(const DocumentOrigin&) const = default;
};

// Something that a person said or decided.
struct PersonOrigin {
  std::string person;
  Time at;
  std::string source;  // where it can be looked up: press article, phone note, portal
  bool operator==(const PersonOrigin&) const = default;
};

using Origin = std::variant<DocumentOrigin, PacketOrigin, PersonOrigin>;

std::string to_text(const Origin& origin);  // "morning.pcapng, packet 210, offset 142"

}  // namespace asepsis::model

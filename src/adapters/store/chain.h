// What all stores check alike.
#pragma once

#include <optional>
#include <span>

#include "ports/store.h"

namespace asepsis::adapters {

// A fact whose id does not fit its content.
std::optional<Error> fault_of(std::span<const ports::Fact> facts);

// Walks the journal and recomputes every hash and sequence number.
Result<std::optional<ports::Break>> check_chain(const ports::Store& store);

}  // namespace asepsis::adapters

// Sweeps: one client that touches many servers in short time.
#pragma once

#include <span>
#include <vector>

#include "model/detection.h"
#include "model/recording.h"

namespace asepsis::watch {

// Every longest run of touches of one client in which each touch lies in some window of kSweepWindow with
// kSweepServers or more servers. Contacts in any order.
std::vector<model::Detection> sweeps_of(std::span<const model::Contact> contacts);

}  // namespace asepsis::watch

// DHCP: what a client says of its system, brought to the address that it then has.
//
// A client speaks from 0.0.0.0 until it has a lease, so its claims wait for the server's acknowledgement (by hardware
// address), or for a packet that shows the same MAC in front of an address of its own. With neither they are about
// nobody and go.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <vector>

#include "know/observe/told.h"

namespace asepsis::know {

struct DhcpClaim {
  MacAddress mac;
  Claim claim;  // subject not set yet
  tap::Place place;
};

// A claim with its subject known at last.
struct PlacedClaim {
  Claim claim;
  tap::Place place;
};

class DhcpClients {
 public:
  // Claims whose subject is known at once; the others wait.
  Told on_message(const tap::Conversation& conversation, wire::Side side, const wire::dhcp::Message& message,
                  const tap::Place& place);

  // `addresses_of(mac)` gives the addresses that were seen to be the MAC's own.
  template <class AddressesOf>
  std::vector<PlacedClaim> settle(const AddressesOf& addresses_of) const {
    std::vector<PlacedClaim> placed;
    for (const DhcpClaim& waiting : waiting_) {
      const auto lease = leases_.find(waiting.mac);
      const std::set<IpAddress> subjects =
          lease != leases_.end() ? lease->second : std::set<IpAddress>(addresses_of(waiting.mac));
      for (const IpAddress& subject : subjects) {
        placed.push_back({waiting.claim, waiting.place});
        placed.back().claim.subject = subject;
      }
    }
    return placed;
  }

  std::size_t left_out() const { return left_out_; }

  static constexpr std::size_t kMostWaiting = 100'000;  // claims; a hospital's clients ask a few times a day each
  static constexpr std::size_t kMostLeases = 8;         // addresses of one client in one recording

 private:
  std::vector<DhcpClaim> waiting_;
  std::map<MacAddress, std::set<IpAddress>> leases_;
  std::size_t left_out_ = 0;
};

}  // namespace asepsis::know

// Evidence: observations as they gather during the pass, one per subject, claim and value.
//
// Bounded: a host that makes up names without end fills its own share and no other's. What was left out is counted.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "know/observe/told.h"
#include "model/observation.h"

namespace asepsis::know {

class Evidence {
 public:
  explicit Evidence(const std::vector<std::string>& file_names) : file_names_(file_names) {}

  // Text that does not pass claim_text() is left out; so is a subject that can be no host.
  void add(const Claim& claim, const tap::Place& place);

  std::vector<model::Observation> take() &&;  // sorted by subject, claim, value
  std::size_t left_out() const { return left_out_; }

  static constexpr std::size_t kMostValues = 256;  // of one claim about one subject
  static constexpr std::size_t kMostObservations = 1'000'000;

 private:
  // Places stay small while there may be many; names of files come in take().
  struct Seen {
    std::uint64_t count = 0;
    Time first, last;
    double weight = 0;
    tap::Place place;
  };
  using Values = std::map<std::string, Seen, std::less<>>;

  const std::vector<std::string>& file_names_;
  std::map<IpAddress, std::map<std::string_view, Values>> subjects_;
  std::size_t observations_ = 0;
  std::size_t left_out_ = 0;
};

// No group, no "nobody": an address that one host can have.
bool can_be_host(const IpAddress& address);

model::PacketOrigin origin_of(const tap::Place& place, const std::vector<std::string>& file_names);
// Of two places of one fact the one to name: by time, then as origins are ordered. model::merge keeps the same order.
bool is_earlier(const tap::Place& a, const tap::Place& b, const std::vector<std::string>& file_names);

}  // namespace asepsis::know

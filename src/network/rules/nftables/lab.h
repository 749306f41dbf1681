// A router between two networks, made of network namespaces: the kernel as the judge of an emitted file. Tests only.
//
//   if (const std::string why = Lab::missing(); !why.empty()) GTEST_SKIP() << why;
//   Lab lab;                         // gone with its namespaces when it ends
//   lab.load(emit(rules, header));
//   auto passed = lab.try_all(Lab::Side::kWest, probes, expected);
//
// West holds 10.10.0.0/16, 10.30.0.0/24 and fd00:10::/64, east 10.20.0.0/24 and fd00:20::/64: every address of them
// answers. Nothing listens anywhere: a refusal by the other end shows that the packet came through.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "network/network.h"

namespace asepsis::network::nftables {

class Lab {
 public:
  enum class Side { kWest, kEast };

  static std::string missing();  // what this machine lacks for a lab; empty: nothing
  Lab();
  ~Lab();
  Lab(const Lab&) = delete;
  Lab& operator=(const Lab&) = delete;

  bool ready() const { return ready_; }
  bool check(const std::string& ruleset) const;  // nft -c
  bool load(const std::string& ruleset) const;
  // Opens every probe's connection from that side at once. Waits for those expected to pass, then a moment for others.
  std::vector<bool> try_all(Side side, std::span<const Probe> probes, const std::vector<bool>& expected) const;

  // A TCP connection across the router, one descriptor for each end; {-1, -1}: could not be opened.
  struct Connection {
    int client = -1, server = -1;
  };
  Connection connect(Side from, const Probe& probe) const;

 private:
  std::string name(Side side) const;
  bool run(const std::string& command) const;
  bool nft(const std::string& ruleset, const char* options) const;
  std::string prefix_;
  bool ready_ = false;
};

// Does a byte written to one descriptor arrive at the other within the time?
bool arrives(int from, int to, int milliseconds);

}  // namespace asepsis::network::nftables

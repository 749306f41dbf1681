#include "network/rules/nftables/lab.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <thread>

namespace asepsis::network::nftables {
namespace {

struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t length = 0;
  const sockaddr* get() const { return static_cast<const sockaddr*>(static_cast<const void*>(&storage)); }
};

SocketAddress socket_address(const IpAddress& address, std::uint16_t port) {
  SocketAddress made;
  if (address.is_v4()) {
    sockaddr_in in{};
    in.sin_family = AF_INET;
    in.sin_port = htons(port);
    in.sin_addr.s_addr = htonl(address.as_v4());
    std::memcpy(&made.storage, &in, made.length = sizeof in);
  } else {
    sockaddr_in6 in{};
    in.sin6_family = AF_INET6;
    in.sin6_port = htons(port);
    std::memcpy(&in.sin6_addr, address.bytes.data(), address.bytes.size());
    std::memcpy(&made.storage, &in, made.length = sizeof in);
  }
  return made;
}

int socket_for(const Probe& probe, int flags) {
  const int kind = probe.transport == Transport::kTcp ? SOCK_STREAM : SOCK_DGRAM;
  const int fd = ::socket(probe.client.is_v4() ? AF_INET : AF_INET6, kind | SOCK_CLOEXEC | flags, 0);
  const int one = 1;
  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  return fd;
}

// The other end spoke: connected, or refused by a reset or by "port unreachable".
bool answered(int fd, Transport transport) {
  int error = 0;
  socklen_t length = sizeof error;
  ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length);
  return error == ECONNREFUSED || (error == 0 && transport == Transport::kTcp);
}

// Runs in that namespace; the sockets made there stay there.
template <class Work>
bool inside(const std::string& name_space, Work work) {
  bool entered = false;
  std::thread([&] {
    const int fd = ::open(("/var/run/netns/" + name_space).c_str(), O_RDONLY | O_CLOEXEC);
    entered = fd >= 0 && ::setns(fd, CLONE_NEWNET) == 0;
    if (fd >= 0) ::close(fd);
    if (entered) work();
  }).join();
  return entered;
}

using Clock = std::chrono::steady_clock;
constexpr auto kPatience = std::chrono::seconds(4);       // for what must pass, on a busy machine
constexpr auto kMoment = std::chrono::milliseconds(200);  // for what must not

void wait_for(std::vector<pollfd>& waiting, std::span<const Probe> probes, const std::vector<bool>& expected,
              std::vector<bool>& passed) {
  const auto start = Clock::now();
  auto settled = start;
  for (;;) {
    std::size_t missing = 0;
    for (std::size_t i = 0; i < waiting.size(); ++i) missing += expected[i] && !passed[i] ? 1 : 0;
    const auto now = Clock::now();
    if (missing > 0) settled = now;
    if (now - start > kPatience || now - settled > kMoment) return;
    ::poll(waiting.data(), waiting.size(), 20);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].fd < 0 || waiting[i].revents == 0) continue;
      passed[i] = answered(waiting[i].fd, probes[i].transport);
      ::close(waiting[i].fd);
      waiting[i].fd = -1;
    }
  }
}

}  // namespace

std::string Lab::missing() {
  if (::geteuid() != 0) return "the kernel test needs root; rules were not compared with the kernel";
  const std::string probe = "asepsis-probe-" + std::to_string(::getpid());
  const auto works = [](const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
  };
  if (!works("ip netns add " + probe)) return "no network namespaces here; rules were not compared with the kernel";
  const bool nft = works("ip netns exec " + probe + " nft list ruleset");
  const bool veth = works("ip -n " + probe + " link add probe0 type veth peer name probe1");
  works("ip netns del " + probe);
  if (!nft) return "no nft here; rules were not compared with the kernel";
  return veth ? "" : "no veth here; rules were not compared with the kernel";
}

Lab::Lab() : prefix_("asepsis-lab-" + std::to_string(::getpid())) {
  const std::string w = name(Side::kWest), e = name(Side::kEast), r = prefix_ + "-r";
  const auto in = [](const std::string& name_space, const std::string& rest) {
    return "ip -n " + name_space + " " + rest;
  };
  const auto sysctl = [](const std::string& name_space, const std::string& setting) {
    return "ip netns exec " + name_space + " sysctl -qw " + setting;
  };
  ready_ = run("ip netns add " + w) && run("ip netns add " + e) && run("ip netns add " + r) &&
           run(in(r, "link add west type veth peer name hall netns " + w)) &&
           run(in(r, "link add east type veth peer name hall netns " + e));
  struct End {
    std::string name_space, link, router4, host4, router6, host6;
    std::vector<std::string> networks;
  };
  const End ends[] = {
      {w,
       "west",
       "192.0.2.1",
       "192.0.2.2",
       "2001:db8:1::1",
       "2001:db8:1::2",
       {"10.10.0.0/16", "10.30.0.0/24", "fd00:10::/64"}},
      {e, "east", "192.0.2.5", "192.0.2.6", "2001:db8:2::1", "2001:db8:2::2", {"10.20.0.0/24", "fd00:20::/64"}}};
  for (const End& end : ends) {
    ready_ = ready_ && run(in(r, "addr add " + end.router4 + "/30 dev " + end.link)) &&
             run(in(r, "addr add " + end.router6 + "/64 dev " + end.link + " nodad")) &&
             run(in(r, "link set " + end.link + " up")) && run(in(end.name_space, "link set lo up")) &&
             run(sysctl(end.name_space, "net.ipv6.conf.hall.accept_dad=0")) &&
             run(in(end.name_space, "addr add " + end.host4 + "/30 dev hall")) &&
             run(in(end.name_space, "addr add " + end.host6 + "/64 dev hall nodad")) &&
             run(in(end.name_space, "link set hall up")) &&
             run(in(end.name_space, "route add default via " + end.router4)) &&
             run(in(end.name_space, "-6 route add default via " + end.router6));
    for (const std::string& network : end.networks) {
      const bool v4 = network.find(':') == std::string::npos;
      ready_ = ready_ && run(in(end.name_space, "route add local " + network + " dev lo")) &&
               run(in(r, "route add " + network + " via " + (v4 ? end.host4 : end.host6)));
    }
    // IPv6 lets nobody speak from an address of a local route unless told so.
    ready_ = ready_ && run(sysctl(end.name_space, "net.ipv6.ip_nonlocal_bind=1"));
    // Each refused datagram must be told; kernels differ in which of these exist.
    for (const char* setting : {"net.ipv4.icmp_ratelimit=0", "net.ipv6.icmp.ratelimit=0",
                                "net.ipv4.icmp_msgs_per_sec=1000000", "net.ipv4.icmp_msgs_burst=1000000"})
      run(sysctl(end.name_space, setting));
  }
  ready_ = ready_ && run(sysctl(r, "net.ipv4.ip_forward=1")) && run(sysctl(r, "net.ipv6.conf.all.forwarding=1"));
  // Neighbours are found at leisure, and a lost datagram is not sent again: begin once both families get through.
  const std::vector<Probe> greetings{{*parse_ip("10.10.0.1"), *parse_ip("10.20.0.1"), Transport::kTcp, 9},
                                     {*parse_ip("fd00:10::1"), *parse_ip("fd00:20::1"), Transport::kTcp, 9}};
  const std::vector<Probe> returned{{greetings[0].server, greetings[0].client, Transport::kTcp, 9},
                                    {greetings[1].server, greetings[1].client, Transport::kTcp, 9}};
  const std::vector<bool> both{true, true};
  bool warm = false;
  for (int attempt = 0; ready_ && !warm && attempt < 10; ++attempt)
    warm = try_all(Side::kWest, greetings, both) == both && try_all(Side::kEast, returned, both) == both;
  ready_ = ready_ && warm;
}

Lab::~Lab() {
  for (const std::string& name_space : {name(Side::kWest), name(Side::kEast), prefix_ + "-r"})
    run("ip netns del " + name_space);
}

std::string Lab::name(Side side) const { return prefix_ + (side == Side::kWest ? "-w" : "-e"); }

bool Lab::run(const std::string& command) const { return std::system((command + " 2>/dev/null").c_str()) == 0; }

bool Lab::nft(const std::string& ruleset, const char* options) const {
  const std::string command = "ip netns exec " + prefix_ + "-r nft " + options + " -f -";
  FILE* pipe = ::popen(command.c_str(), "w");
  if (pipe == nullptr) return false;
  const bool written = std::fwrite(ruleset.data(), 1, ruleset.size(), pipe) == ruleset.size();
  return ::pclose(pipe) == 0 && written;
}
bool Lab::check(const std::string& ruleset) const { return nft(ruleset, "-c"); }
bool Lab::load(const std::string& ruleset) const { return nft(ruleset, ""); }

std::vector<bool> Lab::try_all(Side side, std::span<const Probe> probes, const std::vector<bool>& expected) const {
  std::vector<bool> passed(probes.size(), false);
  inside(name(side), [&] {
    std::vector<pollfd> waiting;
    for (const Probe& probe : probes) {
      const int fd = socket_for(probe, SOCK_NONBLOCK);
      const SocketAddress from = socket_address(probe.client, 0);
      const SocketAddress to = socket_address(probe.server, probe.port);
      EXPECT_EQ(::bind(fd, from.get(), from.length), 0) << to_string(probe.client);
      ::connect(fd, to.get(), to.length);
      const bool udp = probe.transport == Transport::kUdp;
      if (udp) (void)!::send(fd, "?", 1, 0);
      waiting.push_back({fd, static_cast<short>(udp ? POLLIN : POLLOUT), 0});
    }
    wait_for(waiting, probes, expected, passed);
    for (const pollfd& rest : waiting)
      if (rest.fd >= 0) ::close(rest.fd);
  });
  return passed;
}

Lab::Connection Lab::connect(Side from, const Probe& probe) const {
  Connection made;
  int listener = -1;
  inside(name(from == Side::kWest ? Side::kEast : Side::kWest), [&] {
    listener = socket_for(probe, 0);
    const SocketAddress at = socket_address(probe.server, probe.port);
    if (::bind(listener, at.get(), at.length) != 0 || ::listen(listener, 1) != 0) ::close(listener), listener = -1;
  });
  if (listener < 0) return made;
  inside(name(from), [&] {
    const int fd = socket_for(probe, 0);
    const SocketAddress own = socket_address(probe.client, 0);
    const SocketAddress to = socket_address(probe.server, probe.port);
    if (::bind(fd, own.get(), own.length) == 0 && ::connect(fd, to.get(), to.length) == 0)
      made.client = fd;
    else
      ::close(fd);
  });
  if (made.client >= 0) made.server = ::accept(listener, nullptr, nullptr);
  ::close(listener);
  return made;
}

bool arrives(int from, int to, int milliseconds) {
  if (::send(from, "x", 1, MSG_NOSIGNAL) != 1) return false;
  pollfd waiting{to, POLLIN, 0};
  char byte = 0;
  return ::poll(&waiting, 1, milliseconds) == 1 && ::recv(to, &byte, 1, MSG_DONTWAIT) == 1;
}

}  // namespace asepsis::network::nftables

// The one file that knows libcurl.
#include "adapters/resolver/curl_resolver.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string>

namespace asepsis::adapters {
namespace {

constexpr long kSeconds = 10;

// IANA's special-purpose registries (RFC 6890), and what may stand for them (NAT64).
constexpr std::array<std::string_view, 24> kNotPublic = {
    "0.0.0.0/8",      "10.0.0.0/8",   "100.64.0.0/10",  "127.0.0.0/8",    "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24",   "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",  "198.51.100.0/24",
    "203.0.113.0/24", "224.0.0.0/4",  "240.0.0.0/4",    "::/127",         "64:ff9b::/96",   "64:ff9b:1::/48",
    "100::/64",       "2001::/23",    "2001:db8::/32",  "2002::/16",      "fc00::/7",       "fe00::/7"};

std::optional<IpAddress> address_of(const curl_sockaddr& socket) {
  if (socket.family == AF_INET) {
    const auto* v4 = static_cast<const sockaddr_in*>(static_cast<const void*>(&socket.addr));
    return IpAddress::v4(ntohl(v4->sin_addr.s_addr));
  }
  if (socket.family != AF_INET6) return std::nullopt;
  const auto* v6 = static_cast<const sockaddr_in6*>(static_cast<const void*>(&socket.addr));
  std::array<std::uint8_t, 16> bytes{};
  std::copy(std::begin(v6->sin6_addr.s6_addr), std::end(v6->sin6_addr.s6_addr), bytes.begin());
  return IpAddress::v6(bytes);
}

struct Gate {
  bool (*may_reach)(const IpAddress&);
};

curl_socket_t open_socket(void* gate, curlsocktype, curl_sockaddr* wanted) {
  const auto address = address_of(*wanted);
  if (!address || !static_cast<const Gate*>(gate)->may_reach(*address)) return CURL_SOCKET_BAD;
  return socket(wanted->family, wanted->socktype | SOCK_CLOEXEC, wanted->protocol);
}

std::size_t stop_at_body(char*, std::size_t, std::size_t, void*) { return 0; }

struct Closed {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

class CurlResolver final : public ports::Resolver {
 public:
  explicit CurlResolver(Gate gate) : gate_(gate) { curl_global_init(CURL_GLOBAL_DEFAULT); }
  CurlResolver(const CurlResolver&) = delete;
  CurlResolver& operator=(const CurlResolver&) = delete;
  ~CurlResolver() override { curl_global_cleanup(); }

  std::optional<int> status(std::string_view url) const override {
    const std::unique_ptr<CURL, Closed> handle(curl_easy_init());
    if (!handle) return std::nullopt;
    CURL* curl = handle.get();
    const std::string text(url);
    Gate gate = gate_;
    curl_easy_setopt(curl, CURLOPT_URL, text.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, kSeconds);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "asepsis");
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &gate);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, stop_at_body);
    curl_easy_perform(curl);  // an error where a body begins: the status is there by then
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (status == 0) return std::nullopt;
    return static_cast<int>(status);
  }

 private:
  Gate gate_;
};

}  // namespace

bool is_public(const IpAddress& address) {
  return std::none_of(kNotPublic.begin(), kNotPublic.end(), [&address](std::string_view network) {
    const auto cidr = parse_cidr(network);
    return !cidr || (cidr->is_v4() == address.is_v4() && cidr->contains(address));
  });
}

std::unique_ptr<ports::Resolver> open_curl_resolver(bool (*may_reach)(const IpAddress&)) {
  return std::make_unique<CurlResolver>(Gate{may_reach});
}

}  // namespace asepsis::adapters

#include "adapters/resolver/curl_resolver.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string>
#include <thread>

namespace asepsis::adapters {
namespace {

// Answers `answers` connections on loopback with the same bytes, and keeps the requests.
class Server {
 public:
  Server(std::string answer, int answers) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* any = static_cast<sockaddr*>(static_cast<void*>(&address));
    if (bind(socket_, any, size) != 0 || listen(socket_, 4) != 0 || getsockname(socket_, any, &size) != 0) return;
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this, answer = std::move(answer), answers] {
      for (int i = 0; i < answers; ++i) {
        const int client = accept(socket_, nullptr, nullptr);
        if (client < 0) return;
        std::array<char, 4096> request{};
        const ssize_t count = recv(client, request.data(), request.size(), 0);
        if (count > 0) requests_.append(request.data(), static_cast<std::size_t>(count));
        send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
        close(client);
      }
    });
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() { shut(); }

  void shut() {
    shutdown(socket_, SHUT_RDWR);
    if (thread_.joinable()) thread_.join();
    if (socket_ >= 0) close(socket_);
    socket_ = -1;
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/a.json"; }
  const std::string& requests() const { return requests_; }  // after shut()

 private:
  int socket_;
  std::uint16_t port_ = 0;
  std::string requests_;
  std::jthread thread_;
};

bool anything(const IpAddress&) { return true; }

TEST(CurlResolver, GivesTheStatusAndFollowsNothing) {
  const auto resolver = open_curl_resolver(anything);
  Server found("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 1);
  EXPECT_EQ(resolver->status(found.url()), 200);
  Server gone("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 1);
  EXPECT_EQ(resolver->status(gone.url()), 404);
  Server moved("HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", 1);
  EXPECT_EQ(resolver->status(moved.url()), 301);
}

TEST(CurlResolver, NeverContactsAnAddressThatIsNotPublic) {
  const auto resolver = open_curl_resolver();
  Server server("HTTP/1.1 200 OK\r\n\r\n", 1);
  EXPECT_EQ(resolver->status(server.url()), std::nullopt);
  server.shut();
  EXPECT_EQ(server.requests(), "");
}

TEST(CurlResolver, TakesHttpAloneAndNoCredentials) {
  const auto resolver = open_curl_resolver(anything);
  EXPECT_EQ(resolver->status("file:///etc/hostname"), std::nullopt);
  EXPECT_EQ(resolver->status("no url"), std::nullopt);
  Server server("HTTP/1.1 200 OK\r\n\r\n", 1);
  std::string with_user = server.url();
  with_user.insert(7, "user:secret@");
  EXPECT_EQ(resolver->status(with_user), std::nullopt);
}

TEST(CurlResolver, KnowsWhatIsPublic) {
  for (const char* text : {"10.20.0.11", "127.0.0.1", "169.254.1.1", "172.31.0.1", "192.168.1.1", "100.64.0.1",
                           "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00:30::5", "ff02::1",
                           "64:ff9b::a14:b", "2002:a14:b::1", "::ffff:10.0.0.1"})
    EXPECT_FALSE(is_public(*parse_ip(text))) << text;
  for (const char* text : {"8.8.8.8", "172.32.0.1", "9.255.255.255", "2606:2800:220:1::1", "2a00::1"})
    EXPECT_TRUE(is_public(*parse_ip(text))) << text;
}

}  // namespace
}  // namespace asepsis::adapters

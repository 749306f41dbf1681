#include "advise/ports.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"

namespace asepsis::advise {
namespace {

// "tcp/80 udp/161", with '?' behind where the transport was not said.
std::string ports(std::string_view text) {
  std::string out;
  for (const PortMention& port : read_ports(text).ports) {
    if (!out.empty()) out += ' ';
    out +=
        std::string(to_string(port.transport)) + '/' + std::to_string(port.port) + (port.transport_stated ? "" : "?");
  }
  return out;
}

TEST(Ports, TheFormsThatAdvisoriesUseAreRead) {
  EXPECT_EQ(ports("to the web server (Port 80/TCP and Port 443/TCP) of affected devices."), "tcp/80 tcp/443");
  EXPECT_EQ(ports("TCP port 44818"), "tcp/44818");
  EXPECT_EQ(ports("Port 2222/TCP and 44818/UDP"), "tcp/2222 udp/44818");
  EXPECT_EQ(ports("ports 80 and 443"), "tcp/80? tcp/443?");
  EXPECT_EQ(ports("Ports 10001/TCP, 10002/TCP"), "tcp/10001 tcp/10002");
  EXPECT_EQ(ports("UDP port 161"), "udp/161");
  EXPECT_EQ(ports("network access to port 102/tcp could"), "tcp/102");
  EXPECT_EQ(ports("TCP/IP Port 502"), "tcp/502");
  EXPECT_EQ(ports("Port 2455/TCP/IP, used in"), "tcp/2455");
  EXPECT_EQ(ports("(80/tcp and 443/tcp)"), "tcp/80 tcp/443");
  EXPECT_EQ(ports("packets to 80/tcp, 8095/tcp or 8080/tcp."), "tcp/80 tcp/8095 tcp/8080");
  EXPECT_EQ(ports("either port 4884/TCP, 5885/TCP, or port 5886/TCP could"), "tcp/4884 tcp/5885 tcp/5886");
  EXPECT_EQ(ports("the web server port (tcp/80)."), "tcp/80");
  EXPECT_EQ(ports("on Port TCP/443, but"), "tcp/443");
  EXPECT_EQ(ports("the PAPI UDP port (8211)."), "udp/8211");
  EXPECT_EQ(ports("TCP/UDP port 53"), "tcp/53 udp/53");
  EXPECT_EQ(ports("port 80 (TCP) and port 161 (UDP)"), "tcp/80 udp/161");
  EXPECT_EQ(ports("HTTP(S) Ports 80/443, which"), "tcp/80? tcp/443?");
  EXPECT_EQ(ports("(Port 80 or 443) of"), "tcp/80? tcp/443?");
  EXPECT_EQ(ports("port number: 3465"), "tcp/3465?");
  EXPECT_EQ(ports("port 50000/UDP.CVE-2099-1234 has been assigned"), "udp/50000");
}

TEST(Ports, ARangeGivesEveryPortUpToSixtyFourAndAWiderOneIsHandedBack) {
  EXPECT_EQ(ports("TCP ports 20222 and 20224-20226"), "tcp/20222 tcp/20224 tcp/20225 tcp/20226");
  EXPECT_EQ(ports("Ports 30001/TCP to 30003/TCP listen"), "tcp/30001 tcp/30002 tcp/30003");
  EXPECT_EQ(ports("20224\xe2\x80\x93"
                  "20225/tcp"),
            "tcp/20224 tcp/20225");
  EXPECT_EQ(read_ports("UDP ports 1000-1063").ports.size(), 64u);
  const PortsRead wide = read_ports("TCP ports 1000-1064 and port 80/tcp");
  EXPECT_EQ(wide.not_read, std::vector<std::string>{"TCP ports 1000-1064"});
  EXPECT_EQ(wide.ports.size(), 1u);
  const PortsRead second = read_ports("TCP ports 80 and 20000-30000.");
  EXPECT_EQ(second.ports.size(), 1u);
  EXPECT_EQ(second.not_read, std::vector<std::string>{"TCP ports 80 and 20000-30000"});
  EXPECT_EQ(ports("traffic to port 80 to 443"), "tcp/80?") << "a redirect is no range";
}

TEST(Ports, WhatIsNoNetworkPortIsNotRead) {
  for (const char* text : {"USB port 2",
                           "the serial port 1",
                           "COM port 3",
                           "network port X130",
                           "Version 3.1 supports TCP",
                           "CWE-80 and CVE-2020-8080",
                           "since 2017, 445 reports",
                           "import 80",
                           "report 2021",
                           "support 443 sites",
                           "open ports.CVE-2020-12529",
                           "TCP 2102",
                           "port 3.4",
                           "port 80%",
                           "IPv4/UDP component",
                           "the TCP port for SSH",
                           "an airport 80 miles away",
                           "ports",
                           "port",
                           "port /tcp",
                           "port 0",
                           "port 65536",
                           "port 080",
                           "Ethernet port 2222"})
    EXPECT_EQ(ports(text), "") << text;
  EXPECT_EQ(ports("port 80, 3 vulnerabilities"), "tcp/80?");
  EXPECT_EQ(ports("ports 80 and 443 and 12 devices"), "tcp/80? tcp/443?");
  EXPECT_EQ(ports("port 443 and USB port 12"), "tcp/443?");
}

TEST(Ports, WhatMayBeAThousandIsHandedBack) {
  EXPECT_EQ(ports("port 20,222"), "");
  EXPECT_EQ(read_ports("port 20,222").not_read, std::vector<std::string>{"port 20,222"});
  EXPECT_EQ(ports("ports 20222,20223"), "tcp/20222? tcp/20223?");
}

TEST(Ports, ATransportThatIsNotSaidComesFromTheSameNumberElsewhereOrTheSentence) {
  EXPECT_EQ(ports("Port 161 is open. SNMP uses port 161/udp."), "udp/161");
  EXPECT_EQ(ports("crafted UDP packets sent to port 1234"), "udp/1234?");
  EXPECT_EQ(ports("ports 80 and 443/tcp"), "tcp/80 tcp/443");
  EXPECT_EQ(ports("Port 443/TCP or 80 of the device"), "tcp/443");
}

TEST(Ports, TheWordsAreKeptAsTheyStandAndCutWhereTheyAreLong) {
  const auto seed = read_ports("server (Port 80/TCP and  Port\n443/TCP) of");
  ASSERT_EQ(seed.ports.size(), 2u);
  EXPECT_EQ(seed.ports[1].words, "Port 80/TCP and Port 443/TCP");
  std::string many = "ports 1000";
  for (int port = 1001; port < 1400; ++port) many += ", " + std::to_string(port);
  const auto read = read_ports(many);
  ASSERT_EQ(read.ports.size(), 400u);
  EXPECT_EQ(read.ports[7].words, "1007");
}

TEST(Ports, TextWithoutNumbersOfPortsIsReadInLinearTime) {
  std::string hostile;
  for (int i = 0; i < 200'000; ++i) hostile += "tcp port 80, ";
  EXPECT_EQ(ports(hostile), "tcp/80");
}

std::string prose() {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("port", "ports", "Port", "80", "443", "8080", "65536", "3.1", "CWE-20", "2017", "/",
                                    "tcp", "TCP", "udp", "ip", ",", "and", "or", "-", "to", "(", ")", ".", "USB", "the",
                                    "report", "20,222", "\xe2\x80\x93", "\xc2\xa0", "v2", "%"));
  std::string text;
  for (const std::string& piece : pieces) text += piece + (*rc::gen::inRange(0, 3) ? " " : "");
  return text;
}

RC_GTEST_PROP(Ports, NoPortIsReadWithoutTheWordPortOrATransportBehindTheNumber, ()) {
  const std::string text = prose();
  if (read_ports(text).ports.empty()) return;
  // Twin: the words, as crudely as can be.
  std::string crude;
  for (const char c : to_lower(text)) crude += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' ? c : ' ';
  std::string squeezed;
  for (const char c : crude)
    if (c != ' ') squeezed += c;
  bool word = false;
  for (const auto piece : split(crude, ' '))
    for (const auto part : split(piece, '/')) word |= part == "port" || part == "ports";
  RC_ASSERT(word || squeezed.find("/tcp") != std::string::npos || squeezed.find("/udp") != std::string::npos);
}

RC_GTEST_PROP(Ports, EveryPortReadStandsInTheTextOrInsideARangeOfIt, ()) {
  const std::string text = prose();
  for (const PortMention& port : read_ports(text).ports) {
    RC_ASSERT(port.port > 0);
    const bool stands = text.find(std::to_string(port.port)) != std::string::npos;
    RC_ASSERT(stands || text.find('-') != std::string::npos || text.find("\xe2\x80\x93") != std::string::npos ||
              text.find("to") != std::string::npos);
  }
}

RC_GTEST_PROP(Ports, UpperAndLowerCaseAndBlanksChangeNothing, ()) {
  const std::string text = prose();
  std::string other;
  for (const char c : to_lower(text)) other += c == ' ' ? std::string(" \n") : std::string(1, c);
  const auto a = read_ports(text), b = read_ports(other);
  RC_ASSERT(a.ports.size() == b.ports.size());
  for (std::size_t i = 0; i < a.ports.size(); ++i) RC_ASSERT(a.ports[i].port == b.ports[i].port);
}

}  // namespace
}  // namespace asepsis::advise

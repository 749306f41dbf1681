#include "wire/http/http.h"

#include <gtest/gtest.h>

#include "wire/ascii.h"

namespace asepsis::wire::http {
namespace {

Request request(std::string_view head) { return std::get<Request>(parse_request(to_bytes(head))); }
Response response(std::string_view head) { return std::get<Response>(parse_response(to_bytes(head))); }

std::optional<std::uint64_t> last_byte(std::string_view range_field) {
  const auto range = request(std::string("GET / HTTP/1.1\r\n").append(range_field).append("\r\n\r\n")).range;
  return range ? std::optional(range->last) : std::nullopt;
}

TEST(Http, ReadsBackWhatItBuilds) {
  const Request probe{.method = "GET", .range = Range{UINT64_MAX}, .user_agent = "probe/1.0", .body = 0};
  EXPECT_EQ(std::get<Request>(parse_request(build(probe, "/", "petct"))), probe);
  const Response answer{.status = 401,
                        .server = "Microsoft-IIS/7.5",
                        .powered_by = "ASP.NET",
                        .challenge = ntlmssp::Challenge{.version = ntlmssp::Version{6, 1, 7601},
                                                        .netbios_computer = "PETCT1",
                                                        .netbios_domain = std::nullopt,
                                                        .dns_computer = std::nullopt,
                                                        .dns_domain = std::nullopt},
                        .body = 6};
  EXPECT_EQ(std::get<Response>(parse_response(build(answer, "denied"))), answer);
}

TEST(Http, TheRangeProbeIsSeenHoweverItIsWritten) {
  EXPECT_EQ(last_byte("Range: bytes=18-18446744073709551615"), UINT64_MAX);
  EXPECT_EQ(last_byte("rAnGe:bytes=18-18446744073709551615"), UINT64_MAX);
  EXPECT_EQ(last_byte("RANGE:  \t bytes = 0 - 18446744073709551615 "), UINT64_MAX);
  EXPECT_EQ(last_byte("Range : bytes=0-18446744073709551615"), UINT64_MAX);
  EXPECT_EQ(last_byte("Range: bytes=0-3, 5-9,18-18446744073709551615,-5"), UINT64_MAX);
  EXPECT_EQ(last_byte("Range: bytes=0-1\r\nRange: bytes=0-18446744073709551615"), UINT64_MAX);
  EXPECT_EQ(last_byte("Range: BYTES=0-00018446744073709551615"), UINT64_MAX);
}

TEST(Http, ALastBytePositionBeyondSixtyFourBitsSaturates) {
  EXPECT_EQ(last_byte("Range: bytes=0-18446744073709551616"), UINT64_MAX);
  EXPECT_EQ(last_byte("Range: bytes=0-99999999999999999999999999"), UINT64_MAX);
  EXPECT_EQ(last_byte("Range: bytes=0-18446744073709551614"), UINT64_MAX - 1);
}

TEST(Http, ARangeWithoutALastPositionIsNoRange) {
  EXPECT_EQ(last_byte("Range: bytes=-500"), std::nullopt);
  EXPECT_EQ(last_byte("Range: bytes=-18446744073709551615"), std::nullopt);
  EXPECT_EQ(last_byte("Range: bytes=500-"), std::nullopt);
  EXPECT_EQ(last_byte("Range: pages=0-18446744073709551615"), std::nullopt);
  EXPECT_EQ(last_byte("Range: bytes 0-18446744073709551615"), std::nullopt);
  EXPECT_EQ(last_byte("Range: bytes=0-0x10"), std::nullopt);
  EXPECT_EQ(last_byte("X-Range: bytes=0-18446744073709551615"), std::nullopt);
  EXPECT_EQ(last_byte("Range: bytes=a-b,0-7"), 7);
}

TEST(Http, MethodsAreKeptWhenTheyAreShortUpperCaseTokens) {
  EXPECT_EQ(request("GET / HTTP/1.0\r\n\r\n").method, "GET");
  EXPECT_EQ(request("PROPFIND /x HTTP/1.1\n\n").method, "PROPFIND");
  EXPECT_EQ(request("get / HTTP/1.1\r\n\r\n").method, "");
  EXPECT_EQ(request("ABCDEFGHIJKLMNOPQ / HTTP/1.1\r\n\r\n").method, "");
}

TEST(Http, ATargetWithBlanksIsPassedAndNeverKept) {
  const auto told = request("GET /wado?patient=DOE JANE HTTP/1.1\r\nCookie: DOE^JANE\r\n\r\n");
  EXPECT_EQ(told, (Request{.method = "GET", .range = std::nullopt, .user_agent = std::nullopt, .body = 0}));
}

TEST(Http, ProductFieldsAreRightOrAbsent) {
  const auto told =
      response("HTTP/1.1 200 OK\r\nSERVER:Microsoft-HTTPAPI/2.0 \r\nServer: second\r\nX-Powered-By: \x01\r\n\r\n");
  EXPECT_EQ(told.server, "Microsoft-HTTPAPI/2.0");
  EXPECT_EQ(told.powered_by, std::nullopt);
  EXPECT_EQ(response("HTTP/1.1 200\r\nServer: " + std::string(kLongestField + 1, 'x') + "\r\n\r\n").server,
            std::nullopt);
}

TEST(Http, ATokenThatIsNotStrictBase64IsNoChallenge) {
  const ntlmssp::Challenge windows{.version = ntlmssp::Version{6, 1, 7601},
                                   .netbios_computer = std::nullopt,
                                   .netbios_domain = std::nullopt,
                                   .dns_computer = std::nullopt,
                                   .dns_domain = std::nullopt};
  const auto bytes =
      build(Response{.status = 401, .server = {}, .powered_by = {}, .challenge = windows, .body = 0}, "");
  std::string text;
  for (const std::byte byte : bytes) text.push_back(to_char(byte));
  EXPECT_EQ(response(text).challenge, windows);
  const auto token = text.find("NTLM ");
  EXPECT_EQ(response(std::string(text).replace(token, 5, "negotiate   ")).challenge, windows);
  EXPECT_EQ(response(std::string(text).replace(token, 5, "Basic realm=\"x\", NTLM ")).challenge, windows);
  EXPECT_EQ(response(std::string(text).replace(token, 5, "NTLM *")).challenge, std::nullopt);
  EXPECT_EQ(response(std::string(text).replace(token, 5, "Digest ")).challenge, std::nullopt);
}

TEST(Http, BrokenHeadsAreMalformed) {
  for (const auto* head :
       {"GET / HTTP/2.0\r\n\r\n", "GET /\r\n\r\n", "GET HTTP/1.1\r\n\r\n", " GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\n: b\r\n\r\n", "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n", "GET / RTSP/1.0\r\n\r\n"})
    EXPECT_TRUE(std::holds_alternative<Malformed>(parse_request(to_bytes(head)))) << head;
  for (const auto* head : {"HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1  200\r\n\r\n",
                           "ICY 200 OK\r\n\r\n", "HTTP/1.1 099 OK\r\n\r\n"})
    EXPECT_TRUE(std::holds_alternative<Malformed>(parse_response(to_bytes(head)))) << head;
  EXPECT_TRUE(std::holds_alternative<Malformed>(parse_request(to_bytes(std::string(kLongestHead, 'A')))));
}

TEST(Http, EveryPrefixOfAHeadIsTruncated) {
  const auto head = build(Request{.method = "GET", .range = Range{7}, .user_agent = "a", .body = 3}, "/", "h");
  for (std::size_t length = 0; length < head.size(); ++length) {
    const auto parsed = parse_request(Bytes(head).first(length));
    ASSERT_TRUE(std::holds_alternative<Truncated>(parsed)) << length;
    EXPECT_GT(std::get<Truncated>(parsed).need, length);
    EXPECT_EQ(head_length(Bytes(head).first(length)), std::nullopt);
  }
  EXPECT_EQ(head_length(head), head.size());
}

TEST(Http, IsRecognisedByAWholeStartLineAndByNothingLess) {
  const auto client = [](std::string_view text) { return recognise(Side::kClient, to_bytes(text)); };
  EXPECT_EQ(client(""), Recognition::kNeedMore);
  EXPECT_EQ(client("PROP"), Recognition::kNeedMore);
  EXPECT_EQ(client("GET /long"), Recognition::kNeedMore);
  EXPECT_EQ(client("GET / HTTP/1.1\r\n"), Recognition::kYes);
  EXPECT_EQ(client("X-ANY / HTTP/1.0\n"), Recognition::kYes);
  EXPECT_EQ(client("OPTIONS rtsp://x RTSP/1.0\r\n"), Recognition::kNo);
  EXPECT_EQ(client("EHLO host\r\n"), Recognition::kNo);
  EXPECT_EQ(client("PRI * HTTP/2.0\r\n"), Recognition::kNo);
  EXPECT_EQ(client("\x16\x03\x01"), Recognition::kNo);
  EXPECT_EQ(client(std::string(65, 'A')), Recognition::kNo);
  const auto server = [](std::string_view text) { return recognise(Side::kServer, to_bytes(text)); };
  EXPECT_EQ(server("HTTP/1.1 20"), Recognition::kNeedMore);
  EXPECT_EQ(server("HTTP/1.1 200 OK"), Recognition::kYes);
  EXPECT_EQ(server("HTTP/1.0 404\r\n"), Recognition::kYes);
  EXPECT_EQ(server("HTTP/1.1 2000"), Recognition::kNo);
  EXPECT_EQ(server("RTSP/1.0 200 OK"), Recognition::kNo);
}

}  // namespace
}  // namespace asepsis::wire::http

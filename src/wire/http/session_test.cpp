#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "wire/ascii.h"
#include "wire/http/http.h"
#include "wire/session_replay.h"

namespace asepsis::wire::http {
namespace {

using Http = Replay<Session, Message>;

Turn client(std::string_view text) { return {Side::kClient, to_bytes(text)}; }
Turn server(std::string_view text) { return {Side::kServer, to_bytes(text)}; }

// "C GET@0", "S 200@0": who said what, where.
std::vector<std::string> heard(const Http& http) {
  std::vector<std::string> lines;
  for (const auto& told : http.heard) {
    const auto* request = std::get_if<Request>(&told.message);
    lines.push_back((told.side == Side::kClient ? "C " : "S ") +
                    (request ? request->method : std::to_string(std::get<Response>(told.message).status)) + "@" +
                    std::to_string(told.position));
  }
  return lines;
}

std::vector<std::string> heard(const std::vector<Turn>& turns) {
  Http http;
  http.feed(turns);
  return heard(http);
}

using Lines = std::vector<std::string>;

TEST(HttpSession, BodiesAreSteppedOverWhateverTheyHold) {
  EXPECT_EQ(
      heard({client("POST / HTTP/1.1\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\nPUT / HTTP/1.1\r\n\r\n")}),
      (Lines{"C POST@0", "C PUT@57"}));
}

TEST(HttpSession, ABodyIsSkippedByArithmeticAndNeverAskedFor) {
  Session session;
  std::vector<Said<Message>> out;
  const auto head = to_bytes("PUT / HTTP/1.1\r\nContent-Length: 5000000000\r\n\r\n");
  const Step step = session.on_bytes(Side::kClient, head, out);
  EXPECT_EQ(step.consumed, head.size());
  EXPECT_EQ(step.skip, 5'000'000'000u);
}

TEST(HttpSession, ChunkedBodiesEndBehindTheirTrailers) {
  const std::string chunks = "4;name=value\r\nabcd\r\n0A\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n";
  EXPECT_EQ(
      heard({client("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n"),
             server("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n" + chunks + "HTTP/1.1 404 x\r\n\r\n")}),
      (Lines{"C GET@0", "C GET@18", "S 200@0", "S 404@" + std::to_string(47 + chunks.size())}));
}

TEST(HttpSession, AnswersWithoutABodyAreKnownByTheirRequestAndStatus) {
  EXPECT_EQ(heard({client("HEAD / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n"),
                   server("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"),
                   server("HTTP/1.1 304 x\r\nContent-Length: 99\r\n\r\n"), server("HTTP/1.1 204 x\r\n\r\n")}),
            (Lines{"C HEAD@0", "C GET@19", "C GET@37", "S 200@0", "S 304@39", "S 204@77"}));
}

TEST(HttpSession, AnInterimAnswerDoesNotTakeTheFinalOnesPlace) {
  EXPECT_EQ(heard({client("HEAD / HTTP/1.1\r\nExpect: 100-continue\r\n\r\n"), server("HTTP/1.1 100 Continue\r\n\r\n"),
                   server("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"), client("HEAD / HTTP/1.1\r\n\r\n"),
                   server("HTTP/1.1 404 x\r\n\r\n")}),
            (Lines{"C HEAD@0", "S 100@0", "S 200@25", "C HEAD@41", "S 404@63"}));
}

TEST(HttpSession, ABodyWithoutALengthLastsUntilTheConnectionCloses) {
  EXPECT_EQ(heard({client("GET / HTTP/1.0\r\n\r\nGET / HTTP/1.0\r\n\r\n"),
                   server("HTTP/1.0 200 OK\r\n\r\nHTTP/1.0 404 x\r\n\r\n")}),
            (Lines{"C GET@0", "C GET@18", "S 200@0"}));
}

TEST(HttpSession, ContradictingLengthsAreToldAndThenTheSideIsLost) {
  for (const auto* fields : {"Content-Length: 3\r\nContent-Length: 4", "Content-Length: x", "Content-Length : 0",
                             "Transfer-Encoding: chunked, gzip", "Content-Length: 18446744073709551615"})
    EXPECT_EQ(
        heard({client(std::string("GET / HTTP/1.1\r\n") + fields + "\r\n\r\n"), client("PUT / HTTP/1.1\r\n\r\n")}),
        (Lines{"C GET@0"}))
        << fields;
  EXPECT_EQ(heard({client("GET / HTTP/1.1\r\nContent-Length: 0, 0\r\n\r\nPUT / HTTP/1.1\r\n\r\n")}).size(), 2u);
}

TEST(HttpSession, ATunnelEndsTheSession) {
  Http upgraded;
  upgraded.feed({client("GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n"), server("HTTP/1.1 101 x\r\n\r\n\x81\x05")});
  EXPECT_TRUE(upgraded.finished);
  Http connected;
  connected.feed({client("CONNECT a:443 HTTP/1.1\r\n\r\n"), server("HTTP/1.1 407 x\r\nContent-Length: 0\r\n\r\n"),
                  client("CONNECT a:443 HTTP/1.1\r\n\r\n"), server("HTTP/1.1 200 x\r\n\r\n")});
  EXPECT_TRUE(connected.finished);
  EXPECT_EQ(connected.heard.size(), 4u);
}

TEST(HttpSession, AGapInsideABodyCostsNothing) {
  Http http;
  http.feed({client("PUT / HTTP/1.1\r\nContent-Length: 10\r\n\r\nab")});
  http.gap(Side::kClient, 8);
  http.feed({client("GET / HTTP/1.1\r\n\r\n")});
  EXPECT_EQ(heard(http), (Lines{"C PUT@0", "C GET@48"}));
}

TEST(HttpSession, BehindAGapInAHeadOneSideIsLostAndTheOtherStillTellsItsNextHead) {
  Http http;
  http.feed({client("GET / HTTP/1.1\r\nHo")});
  http.gap(Side::kClient, 10);
  http.feed({client("GET / HTTP/1.1\r\n\r\n"), server("HTTP/1.1 404 x\r\nContent-Length: 30\r\n\r\n"),
             server("HTTP/1.1 200 inside a body?\r\n\r\n")});
  EXPECT_EQ(heard(http), (Lines{"S 404@0"}));
}

TEST(HttpSession, AnAnswerWhoseRequestWasNotSeenIsToldButNotTrustedForItsLength) {
  EXPECT_EQ(heard({server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 401 x\r\nContent-Length: 5\r\n\r\n"),
                   server("HTTP/1.1 200 OK\r\n\r\n")}),
            (Lines{"S 200@0", "S 401@38"}));
}

TEST(HttpSession, EmptyLinesBeforeARequestAreIgnored) {
  EXPECT_EQ(heard({client("\r"), client("\n\r\nGET / HTTP/1.1\r\n\r\n")}), (Lines{"C GET@4"}));
}

std::vector<Turn> conversation() {
  const ntlmssp::Challenge windows{.version = ntlmssp::Version{6, 1, 7601},
                                   .netbios_computer = "PETCT1",
                                   .netbios_domain = {},
                                   .dns_computer = {},
                                   .dns_domain = {}};
  const auto ask = [](std::string method, std::optional<Range> range, std::uint64_t body) {
    return Turn{Side::kClient,
                build(Request{.method = std::move(method), .range = range, .user_agent = "a", .body = body}, "/", "h")};
  };
  return {
      client("\r\n"),
      ask("HEAD", {}, 0),
      {Side::kServer,
       build(Response{.status = 401, .server = "S", .powered_by = {}, .challenge = windows, .body = 7}, "")},
      ask("GET", Range{UINT64_MAX}, 0),
      ask("PUT", {}, 12),
      client("GET / HTTP/1"),
      server("HTTP/1.1 206 x\r\nTransfer-Encoding: "
             "chunked\r\n\r\n3\r\nabc\r\n1f;x\r\n0123456789012345678901234567890\r\n0\r\n\r\n"),
      server("HTTP/1.1 100 Continue\r\n\r\n"),
      {Side::kServer,
       build(Response{.status = 416, .server = "S", .powered_by = {}, .challenge = {}, .body = 0}, "body")},
      ask("GET", {}, 0),
      server("HTTP/1.1 200 OK\r\n\r\nuntil the end"),
  };
}

TEST(HttpSession, TheConversationOfTheSplitTestIsReadWhole) { EXPECT_EQ(heard(conversation()).size(), 9u); }

RC_GTEST_PROP(HttpSession, TheAnswerDoesNotDependOnHowTheStreamWasCut, (const std::vector<std::uint8_t>& cuts)) {
  Http whole, cut;
  whole.feed(conversation());
  std::size_t next = 0;
  cut.feed_in_pieces(conversation(), [&] { return cuts.empty() ? 1 : std::size_t{cuts[next++ % cuts.size()]} % 40; });
  RC_ASSERT(cut.heard == whole.heard);
}

}  // namespace
}  // namespace asepsis::wire::http

#include <gtest/gtest.h>

#include "watch/fakes_for_test.h"
#include "watch/watch.h"

namespace asepsis::watch {
namespace {

using fake::conversation;
using model::Contact;
using wire::Side;
namespace http = wire::http;
namespace radia = wire::radia;

constexpr std::uint64_t kPublishedProbe = 18'446'744'073'709'551'615u;

tap::Place place(std::int64_t ns) { return {0, static_cast<std::uint64_t>(ns), 54, Time{ns}}; }

// One connection, played into a sink.
class Play {
 public:
  explicit Play(tap::Conversation c) : conversation_(std::move(c)) {}
  tap::Conversation& conversation() { return conversation_; }

  Play& ask(std::optional<std::uint64_t> last = {}) {
    http::Request request;
    request.method = "GET";
    if (last) request.range = http::Range{*last};
    return say(Side::kClient, http::Message(request));
  }
  Play& answer(int status, std::optional<std::string> server = {}) {
    http::Response response;
    response.status = status;
    response.server = std::move(server);
    return say(Side::kServer, http::Message(response));
  }
  Play& say(Side side, const tap::Message& message) {
    sink_.on_message(conversation_, side, message, place(++clock_));
    return *this;
  }
  std::vector<Contact> end() {
    sink_.on_end(conversation_);
    return std::move(sink_).take();
  }

 private:
  tap::Conversation conversation_;
  Sink sink_{{"a.pcap"}};
  std::int64_t clock_ = 10;
};

Play web() { return Play(conversation("10.10.0.57", "10.20.0.11", 80)); }

TEST(WatchSink, AProbeIsRememberedWithItsAnswerAndServer) {
  const auto contacts = web().ask(kPublishedProbe).answer(416, "Microsoft-IIS/7.5").end();
  ASSERT_EQ(contacts.size(), 1u);
  EXPECT_EQ(contacts[0].kind, Contact::Kind::kRangeProbe);
  EXPECT_EQ(contacts[0].answer, Contact::Answer::kStatus);
  EXPECT_EQ(contacts[0].status, 416);
  EXPECT_EQ(contacts[0].server_software, "Microsoft-IIS/7.5");
  EXPECT_EQ(contacts[0].origin, (model::PacketOrigin{"a.pcap", 11, 54}));
  EXPECT_EQ(contacts[0].id, model::contact_id(contacts[0]));
}

TEST(WatchSink, LargeButHonestRangesAreNoProbe) {
  EXPECT_TRUE(web().ask(99).answer(206).end().empty());
  EXPECT_TRUE(web().ask((std::uint64_t{1} << 53) - 1).answer(416).end().empty());
  EXPECT_TRUE(web().ask((std::uint64_t{1} << 63) - 1).answer(416).end().empty());
  EXPECT_EQ(web().ask(std::uint64_t{1} << 63).answer(416).end().size(), 1u);
}

TEST(WatchSink, PipelinedAnswersGoToTheirOwnRequests) {
  const auto contacts = web().ask().ask(kPublishedProbe).ask().answer(200).answer(400, "S").answer(416).end();
  ASSERT_EQ(contacts.size(), 1u);
  EXPECT_EQ(contacts[0].status, 400);
  EXPECT_EQ(contacts[0].server_software, "S");
}

TEST(WatchSink, AnInterimAnswerIsNotTheAnswer) {
  EXPECT_EQ(web().ask(kPublishedProbe).answer(100).answer(416).end()[0].status, 416);
}

TEST(WatchSink, AnAnswerToARequestBeforeTheCaptureIsNobodys) {
  EXPECT_EQ(web().answer(200).ask(kPublishedProbe).answer(416).end()[0].status, 416);
}

TEST(WatchSink, WithBytesMissingAndNumbersThatDifferNoAnswerIsCredited) {
  Play play = web();
  play.ask().ask(kPublishedProbe).answer(416);
  play.conversation().lost = 500;
  const auto contacts = play.end();
  ASSERT_EQ(contacts.size(), 1u);
  EXPECT_EQ(contacts[0].answer, Contact::Answer::kNone);
  EXPECT_EQ(contacts[0].status, 0);
}

TEST(WatchSink, TheHandShakeIsAContactOnAnyPortButRexecsOwn) {
  const auto notified = [](std::uint16_t port) {
    return Play(conversation("10.10.0.57", "10.20.0.11", port))
        .say(Side::kClient, radia::Message(radia::Notify{}))
        .end();
  };
  ASSERT_EQ(notified(3465).size(), 1u);
  EXPECT_EQ(notified(3465)[0].kind, Contact::Kind::kAgentNotify);
  EXPECT_EQ(notified(3465)[0].answer, Contact::Answer::kNone);
  EXPECT_EQ(notified(9'999).size(), 1u);
  EXPECT_TRUE(notified(512).empty());
}

TEST(WatchSink, TheReplyByteDecidesWhetherItWasAccepted) {
  const auto replied = [](bool accepted) {
    return Play(conversation("10.10.0.57", "10.20.0.11", 3465))
        .say(Side::kClient, radia::Message(radia::Notify{}))
        .say(Side::kServer, radia::Message(radia::Reply{accepted}))
        .end();
  };
  EXPECT_EQ(replied(true)[0].answer, Contact::Answer::kAccepted);
  EXPECT_EQ(replied(false)[0].answer, Contact::Answer::kRefused);
}

TEST(WatchSink, BytesForTheAgentsPortCountEvenUnread) {
  EXPECT_EQ(Play(conversation("10.10.0.57", "10.20.0.11", 3465)).end().size(), 1u);
  auto midstream = conversation("10.10.0.57", "10.20.0.11", 3465);  // 3465 may be the client's port here
  midstream.syn = midstream.syn_ack = false;
  midstream.protocol = "dicom";
  EXPECT_TRUE(Play(midstream).end().empty());
  midstream.protocol = "";
  EXPECT_EQ(Play(midstream).end().size(), 1u);
}

TEST(WatchSink, AnAttemptOnWhichNothingWasSentIsATouchWithItsAnswer) {
  auto touched = conversation("10.10.0.57", "10.20.0.11", 80);
  EXPECT_TRUE(Play(touched).end().empty());
  touched.client_payload = touched.server_payload = 0;
  EXPECT_EQ(Play(touched).end()[0].answer, Contact::Answer::kAccepted);
  touched.syn_ack = false;
  EXPECT_EQ(Play(touched).end()[0].answer, Contact::Answer::kNone);
  touched.rst_by_server = true;
  const auto contacts = Play(touched).end();
  EXPECT_EQ(contacts[0].answer, Contact::Answer::kRefused);
  EXPECT_EQ(contacts[0].kind, Contact::Kind::kTouch);
  touched.syn = false;
  EXPECT_TRUE(Play(touched).end().empty());
  touched.syn = true;
  touched.transport = Transport::kUdp;
  EXPECT_TRUE(Play(touched).end().empty());
}

TEST(WatchSink, ContactsComeInOrderOfTimeWhateverOrderTheyEndedIn) {
  Sink forth({"a.pcap"}), back({"a.pcap"});
  std::vector<tap::Conversation> touches;
  for (std::uint64_t i = 1; i <= 5; ++i) {
    touches.push_back(conversation("10.10.0.57", "10.20.0.1" + std::to_string(i), 80, i));
    touches.back().client_payload = 0;
  }
  for (const auto& touch : touches) forth.on_end(touch);
  for (auto touch = touches.rbegin(); touch != touches.rend(); ++touch) back.on_end(*touch);
  EXPECT_EQ(std::move(forth).take(), std::move(back).take());
}

}  // namespace
}  // namespace asepsis::watch

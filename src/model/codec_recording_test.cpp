#include <gtest/gtest.h>

#include "model/arbitrary_recording.h"
#include "model/codec.h"

namespace asepsis::model {
namespace {

Recording sample() {
  Recording r;
  Observation o;
  o.subject = *parse_ip("10.20.0.11");
  o.claim = "dicom.model";
  o.value = "Biograph64_mCT";
  o.id = observation_id(o.subject, o.claim, o.value);
  o.count = 3;
  o.first = o.last = Time{1'501'745'469'697'000'000};
  o.weight = 0.9;
  o.origin = PacketOrigin{"morning.pcapng", 210, 142};
  r.observations = {o};
  Flow f;
  f.client = *parse_ip("10.20.0.11");
  f.server = *parse_ip("10.30.0.20");
  f.port = 11112;
  f.protocol = "dicom";
  f.operations = {"c-store"};
  f.id = flow_id(f.client, f.server, f.transport, f.port);
  r.flows = {f};
  Contact c;
  c.client = *parse_ip("10.10.0.57");
  c.server = *parse_ip("10.20.0.11");
  c.port = 80;
  c.id = contact_id(c);
  r.contacts = {c};
  r.coverage.packets = 8997;
  r.coverage.networks = {*parse_cidr("10.20.0.0/24")};
  r.router_macs = {*parse_mac("00:1b:21:0a:14:01")};
  r.problems = {{"morning.pcapng", "offset 24", "a packet header"}};
  r.complete = false;
  return r;
}

// The sample's text with one piece replaced.
Error refusal(const std::string& piece, const std::string& instead) {
  std::string text = encode(sample());
  const auto place = text.find(piece);
  if (place == std::string::npos) return {Code::kUsage, "", "", "the sample has no " + piece};
  text.replace(place, piece.size(), instead);
  const auto read = decode_recording(text, "r.json");
  return read ? Error{Code::kUsage, "", "", "it was read"} : read.error();
}

TEST(RecordingCodec, EveryRecordingReadsBackAsItWasAndIsWrittenTheSame) {
  EXPECT_TRUE(rc::check([] {
    const Recording r = testing::some_recording();
    const std::string text = encode(r);
    const auto read = decode_recording(text, "r.json");
    if (!read) RC_FAIL(to_string(read.error()));
    RC_ASSERT(*read == r);
    RC_ASSERT(encode(*read) == text);
    RC_ASSERT(looks_like_recording(text));
  }));
}

TEST(RecordingCodec, FactsOutOfOrderAreWrittenInOrder) {
  Recording r = sample();
  Observation other = r.observations[0];
  other.claim = "browser.version";
  other.id = observation_id(other.subject, other.claim, other.value);
  r.observations.push_back(other);
  const auto read = decode_recording(encode(r), "r.json");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->observations[0].claim, "browser.version");
}

TEST(RecordingCodec, FaultsAreNamedWithTheirPointer) {
  EXPECT_EQ(refusal("\"count\":3", "\"count\":-3").where, "/observations/0/count");
  EXPECT_EQ(refusal("\"count\":3", "\"count\":3.5").where, "/observations/0/count");
  EXPECT_EQ(refusal("\"weight\":0.9", "\"weight\":1.1").where, "/observations/0/weight");
  EXPECT_EQ(refusal("\"port\":11112", "\"port\":65536").where, "/flows/0/port");
  EXPECT_EQ(refusal("\"transport\":\"tcp\"", "\"transport\":\"sctp\"").where, "/flows/0/transport");
  EXPECT_EQ(refusal("\"10.20.0.0/24\"", "\"10.20.0.1/24\"").where, "/coverage/networks/0");
  EXPECT_EQ(refusal("\"00:1b:21:0a:14:01\"", "\"00-1B-21-0A-14-01\"").where, "/router_macs/0");
  EXPECT_EQ(refusal("\"version\":1", "\"version\":2").where, "/version");
  EXPECT_EQ(refusal("asepsis-recording", "asepsis").where, "/format");
  EXPECT_EQ(refusal("\"complete\":false", "\"complete\":0").where, "/complete");
  EXPECT_EQ(refusal("\"packet\":210,", "").where, "/observations/0/origin/packet");
  EXPECT_EQ(refusal("\"kind\":\"touch\"", "\"kind\":\"touch\",\"patient\":\"x\"").where, "/contacts/0/patient");
  EXPECT_EQ(refusal("Biograph64_mCT", "Biograph\\u0000").where, "/observations/0/value");
  EXPECT_EQ(refusal("}", "").file, "r.json");
}

TEST(RecordingCodec, TimesOfACoverageWithoutPacketsAreRefused) {
  Recording r;
  std::string text = encode(r);
  text.replace(text.find("1970"), 4, "1969");
  const auto read = decode_recording(text, "r.json");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().where, "/coverage/from");
}

TEST(RecordingCodec, AnIdThatDoesNotFitWhatItNamesIsRefused) {
  EXPECT_EQ(refusal("Biograph64_mCT", "Biograph64_mC2").where, "/observations/0/id");
  EXPECT_EQ(refusal("\"port\":11112", "\"port\":104").where, "/flows/0/id");
  EXPECT_EQ(refusal("\"client_port\":0", "\"client_port\":1").where, "/contacts/0/id");
}

TEST(RecordingCodec, TheSameFactTwiceIsRefused) {
  Recording r = sample();
  std::string text = encode(r);
  const auto begin = text.find("\"observations\":[") + 16, end = text.find("],\"flows\"");
  text.insert(end, "," + text.substr(begin, end - begin));
  const auto read = decode_recording(text, "r.json");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().where, "/observations/1");
}

TEST(RecordingCodec, TextOfAnotherKindDoesNotLookLikeARecording) {
  EXPECT_TRUE(looks_like_recording(" {\n \"format\" : \"asepsis-recording\""));
  for (const char* text : {"", "{", "{\"format\"", "{\"format\":\"other\"", "[\"format\"", "\xD4\xC3\xB2\xA1"})
    EXPECT_FALSE(looks_like_recording(text)) << text;
}

}  // namespace
}  // namespace asepsis::model

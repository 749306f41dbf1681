#include "phantom/scenario.h"

#include <gtest/gtest.h>

#include "phantom/sample_scenario.h"

namespace asepsis::phantom {
namespace {

// The error of the sample where `from` stands replaced by `to`.
Error fault(const std::string& from, const std::string& to) {
  std::string text = sample_scenario(all_events());
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  const auto scenario = read_scenario(text.replace(at, from.size(), to), "sample.json");
  EXPECT_FALSE(scenario) << to;
  return scenario ? Error{} : scenario.error();
}

TEST(Scenario, ReadsZonesHostsAndEvents) {
  const auto scenario = read_scenario(sample_scenario(all_events()), "sample.json");
  ASSERT_TRUE(scenario) << to_string(scenario.error());
  EXPECT_EQ((*scenario)->zones.size(), 3u);
  EXPECT_FALSE((*scenario)->zones[2].tap);
  EXPECT_EQ((*scenario)->hosts[1].dicom->identity->model, "Aurora");
  EXPECT_EQ((*scenario)->events.size(), 16u);
  EXPECT_EQ((*scenario)->events[6].objects, 2u);
}

TEST(Scenario, AFaultNamesFilePlaceAndWhatWouldBeRight) {
  const Error error = fault("\"10.20.0.11\"", "\"10.99.0.11\"");
  EXPECT_EQ(error.file, "sample.json");
  EXPECT_EQ(error.where, "/hosts/1/address");
  EXPECT_EQ(error.expected, "'address': an address of the host's zone");
}

TEST(Scenario, WhatDoesNotFitIsRefused) {
  const std::pair<const char*, const char*> cases[] = {
      {"\"tap\": false", "\"tapp\": false"},                                                  // an unknown member
      {"\"tap\": false", "\"tap\": 0"},                                                       //
      {"10.10.0.0/24", "10.10.0.1/24"},                                                       // host bits
      {"\"router\": \"10.10.0.1\"", "\"router\": \"10.9.0.1\""},                              // outside the zone
      {"2017-08-03T07:30:00Z", "yesterday"},                                                  //
      {"\"zone\": \"office\"", "\"zone\": \"attic\""},                                        //
      {"\"10.30.0.21\"", "\"10.30.0.20\""},                                                   // twice
      {"\"name\": \"ris\"", "\"name\": \"archive\""},                                         // twice
      {"02:00:00:10:00:57", "03:00:00:10:00:57"},                                             // a group address
      {"\"probe\": 416", "\"probe\": 42"},                                                    //
      {"\"do\": \"c-echo\"", "\"do\": \"c-ohce\""},                                           //
      {"\"from\": \"pc\"", "\"from\": \"nobody\""},                                           //
      {"\"do\": \"c-echo\", \"from\": \"scanner\"", "\"do\": \"c-echo\", \"from\": \"pc\""},  // has no DICOM
      {"\"modality\": \"PT\", \"patient\": \"DOE^JANE\",\n   \"objects\"",
       "\"modality\": \"US\", \"patient\": \"DOE^JANE\",\n   \"objects\""},
      {"\"objects\": 2", "\"objects\": 200000"},                 // too many
      {"\"last\": \"10.20.0.11\"", "\"last\": \"10.30.0.11\""},  // too wide a sweep
      {"\"at\": 100,", "\"at\": -1,"},                           //
  };
  for (const auto& [from, to] : cases) EXPECT_FALSE(fault(from, to).expected.empty()) << to;
  EXPECT_FALSE(read_scenario("{", "x"));
  EXPECT_FALSE(read_scenario("[]", "x"));
}

}  // namespace
}  // namespace asepsis::phantom

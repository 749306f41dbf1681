#include <gtest/gtest.h>

#include "assess/assess.h"
#include "assess/hospital_fixture.h"

namespace asepsis::assess {
namespace {

std::vector<model::VulnerableService> services(const model::Advisory& advisory, std::size_t vulnerability,
                                               const model::Knowledge& knowledge = fixture::knowledge()) {
  return services_of(advisory, advisory.vulnerabilities[vulnerability], knowledge);
}

TEST(Services, PortsThatTheDocumentNamesComeWithItsWords) {
  const auto found = services(fixture::advisory(), 0);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].port, 80);
  EXPECT_EQ(found[1].port, 443);
  EXPECT_NE(found[0].reasons[0].text.find("Port 80/TCP"), std::string::npos);
  EXPECT_EQ(found[0].reasons[0].why,
            std::vector<Id>{model::place_id(fixture::advisory(), "/vulnerabilities/CVE-WEB/notes/0")});
}

TEST(Services, ARowOfDataInheritsTheSiblingsNamedPort) {
  const auto found = services(fixture::advisory(), 2);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].port, 3465);
  EXPECT_EQ(found[0].service, "Update agent");
  EXPECT_EQ(found[0].reasons[0].rule, "port-inherited");
  EXPECT_NE(found[0].reasons[0].text.find("CVE-AGENT-1"), std::string::npos);
}

TEST(Services, WithoutARowTheSameServiceInTheWordsInheritsThePort) {
  model::Knowledge nothing;
  const auto found = services(fixture::advisory(), 3, nothing);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].port, 3465);
  EXPECT_NE(found[0].reasons[0].text.find("maker's update agent service"), std::string::npos);
  ASSERT_EQ(services(fixture::advisory(), 2, nothing).size(), 1u);
  EXPECT_EQ(services(fixture::advisory(), 2, nothing)[0].port, std::nullopt);
}

TEST(Services, NothingKnownIsAnyPortAndSaysSo) {
  auto advisory = fixture::advisory();
  for (model::Vulnerability& vulnerability : advisory.vulnerabilities) vulnerability.ports.clear();
  const auto found = services(advisory, 3);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].port, std::nullopt);
  EXPECT_EQ(found[0].reasons[0].rule, "port-unknown");
}

TEST(Services, DocumentAndDataAreUnitedAndAPortStandsOnce) {
  auto knowledge = fixture::knowledge();
  model::ServiceFact fact;
  fact.vulnerability = "CVE-WEB";
  fact.service = "Web server";
  fact.port = 80;
  knowledge.services.push_back(fact);
  fact.port = 8080;
  knowledge.services.push_back(fact);
  const auto found = services(fixture::advisory(), 0, knowledge);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].reasons.size(), 2u);
  EXPECT_EQ(found[0].service, "Web server");
  EXPECT_EQ(found[2].port, 8080);
}

TEST(Services, SiblingsThatNameEachOtherInACircleEnd) {
  auto knowledge = fixture::knowledge();
  model::ServiceFact fact;
  fact.vulnerability = "CVE-AGENT-1";
  fact.same_service_as = "CVE-AGENT-2";
  knowledge.services.push_back(fact);
  auto advisory = fixture::advisory();
  for (model::Vulnerability& vulnerability : advisory.vulnerabilities) vulnerability.ports.clear();
  EXPECT_EQ(services(advisory, 2, knowledge)[0].port, std::nullopt);
}

}  // namespace
}  // namespace asepsis::assess

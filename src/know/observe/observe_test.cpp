#include <gtest/gtest.h>

#include <algorithm>

#include "know/fakes_for_test.h"
#include "know/observe/browser.h"
#include "know/observe/dhcp.h"
#include "know/observe/dicom.h"
#include "know/observe/hl7.h"
#include "know/observe/http.h"
#include "know/observe/ntlm.h"
#include "know/observe/radia.h"
#include "know/observe/smb.h"

namespace asepsis::know {
namespace {

namespace claim = model::claim;
namespace dicom = wire::dicom;
using fake::conversation;
using fake::ip;
using wire::Side;

const tap::Conversation kToArchive = conversation("10.20.0.11", "10.30.0.20", 11112);

bool has(const Told& told, std::string_view subject, std::string_view name, std::string_view value) {
  return std::ranges::any_of(told.claims, [&](const Claim& claim) {
    return claim.subject == ip(subject) && claim.name == name && claim.value == value;
  });
}

double weight(const Told& told, std::string_view name) {
  const auto found = std::ranges::find(told.claims, name, &Claim::name);
  return found == told.claims.end() ? 0 : found->weight;
}

dicom::Associate request(std::string calling, std::string called) {
  dicom::Associate made;
  made.calling_ae = std::move(calling);
  made.called_ae = std::move(called);
  made.implementation_class = "1.3.12.2.1107.5.1";
  made.implementation_version = "SIEMENS_PETVG60A";
  return made;
}

Told dimse(Side side, dicom::Command command, std::string sop_class, std::optional<std::uint16_t> status = {}) {
  dicom::Dimse said;
  said.command = command;
  said.sop_class = std::move(sop_class);
  said.status = status;
  DicomAssociation association;
  return observe(kToArchive, side, dicom::Message(said), association);
}

TEST(ObserveDicom, TheCallingTitleAndToolkitBelongToWhoOpenedTheAssociation) {
  DicomAssociation association;
  const Told told = observe(kToArchive, Side::kClient, dicom::Message(request("PETCT1", "PACS")), association);
  EXPECT_TRUE(has(told, "10.20.0.11", claim::kAeTitle, "PETCT1"));
  EXPECT_TRUE(has(told, "10.20.0.11", claim::kImplementationClass, "1.3.12.2.1107.5.1"));
  EXPECT_TRUE(has(told, "10.20.0.11", claim::kImplementationVersion, "SIEMENS_PETVG60A"));
  EXPECT_EQ(told.claims.size(), 3u) << "what the client calls the server is no claim before the server answers";
}

TEST(ObserveDicom, TheCalledTitleBelongsToTheServerOnceItAcceptsAsItWasCalledInTheRequest) {
  DicomAssociation association;
  observe(kToArchive, Side::kClient, dicom::Message(request("PETCT1", "PACS")), association);
  dicom::Associate answer;
  answer.answer = true;
  answer.called_ae = "GARBLED";  // reserved in an answer
  answer.implementation_class = "1.2.276.0.7230010.3.0.3.6.7";
  const Told told = observe(kToArchive, Side::kServer, dicom::Message(answer), association);
  EXPECT_TRUE(has(told, "10.30.0.20", claim::kAeTitle, "PACS"));
  EXPECT_TRUE(has(told, "10.30.0.20", claim::kImplementationClass, "1.2.276.0.7230010.3.0.3.6.7"));
}

TEST(ObserveDicom, ARejectionNamesNobody) {
  DicomAssociation association;
  EXPECT_TRUE(observe(kToArchive, Side::kServer, dicom::Message(dicom::Reject{1, 1, 7}), association).claims.empty());
}

TEST(ObserveDicom, EveryDeedHasItsOperationAndTheRoleOfWhoAsked) {
  const struct {
    dicom::Command command;
    std::string_view sop_class, operation, role;
  } rows[] = {{dicom::Command::kEchoRequest, "1.2.840.10008.1.1", "c-echo", "echo-scu"},
              {dicom::Command::kStoreRequest, "1.2.840.10008.5.1.4.1.1.2", "c-store", "store-scu"},
              {dicom::Command::kFindRequest, "1.2.840.10008.5.1.4.31", "worklist", "worklist-scu"},
              {dicom::Command::kFindRequest, "1.2.840.10008.5.1.4.1.2.2.1", "c-find", "query-scu"},
              {dicom::Command::kMoveRequest, "1.2.840.10008.5.1.4.1.2.2.2", "c-move", "move-scu"},
              {dicom::Command::kGetRequest, "1.2.840.10008.5.1.4.1.2.2.3", "c-get", "get-scu"},
              {dicom::Command::kCreateRequest, "1.2.840.10008.3.1.2.3.3", "mpps n-create", "mpps-scu"},
              {dicom::Command::kSetRequest, "1.2.840.10008.3.1.2.3.3", "mpps n-set", "mpps-scu"},
              {dicom::Command::kActionRequest, "1.2.840.10008.1.20.1", "storage commitment", "commitment-scu"},
              {dicom::Command::kEventRequest, "1.2.840.10008.1.20.1", "n-event-report", "commitment-scp"}};
  for (const auto& row : rows) {
    const Told told = dimse(Side::kClient, row.command, std::string(row.sop_class));
    EXPECT_EQ(told.operations, std::vector<std::string>{std::string(row.operation)});
    EXPECT_TRUE(has(told, "10.20.0.11", claim::kDicomRole, row.role)) << row.role;
  }
}

TEST(ObserveDicom, OnlyAnAnswerThatDidTheServiceMakesAProvider) {
  const std::string ct = "1.2.840.10008.5.1.4.1.1.2";
  EXPECT_TRUE(has(dimse(Side::kServer, dicom::Command::kStoreAnswer, ct, 0x0000), "10.30.0.20", claim::kDicomRole,
                  "store-scp"));
  EXPECT_TRUE(has(dimse(Side::kServer, dicom::Command::kStoreAnswer, ct, 0xb000), "10.30.0.20", claim::kDicomRole,
                  "store-scp"));
  EXPECT_TRUE(dimse(Side::kServer, dicom::Command::kStoreAnswer, ct, 0xa700).claims.empty());
  EXPECT_TRUE(dimse(Side::kServer, dicom::Command::kStoreAnswer, ct).claims.empty());
}

TEST(ObserveDicom, AnObjectIsCreditedToItsSenderAndMoreSoUnderItsOwnTitle) {
  DicomAssociation association;
  observe(kToArchive, Side::kClient, dicom::Message(request("PETCT1", "PACS")), association);
  dicom::DataSet object;
  object.identity.model = "Biograph64_mCT";
  object.identity.serial = "SN1";
  object.identity.station = "petct1";
  const Told own = observe(kToArchive, Side::kClient, dicom::Message(object), association);
  EXPECT_TRUE(has(own, "10.20.0.11", claim::kModel, "Biograph64_mCT"));
  EXPECT_EQ(weight(own, claim::kModel), kOwnObjectWeight);
  object.identity.station = "INTEVO1";
  EXPECT_EQ(weight(observe(kToArchive, Side::kClient, dicom::Message(object), association), claim::kModel),
            kObjectWeight);
  object.identity.station.reset();
  EXPECT_EQ(weight(observe(kToArchive, Side::kClient, dicom::Message(object), association), claim::kModel),
            kObjectWeight);
}

TEST(ObserveDicom, AnObjectThatTheServerSendsBelongsToTheTitleThatWasCalled) {
  DicomAssociation association;
  observe(kToArchive, Side::kClient, dicom::Message(request("WKST1", "PACS")), association);
  dicom::DataSet object;  // C-GET: the archive stores on the same association
  object.identity.serial = "SN1";
  object.identity.station = "WKST1";
  const Told told = observe(kToArchive, Side::kServer, dicom::Message(object), association);
  EXPECT_TRUE(has(told, "10.30.0.20", claim::kSerial, "SN1"));
  EXPECT_EQ(weight(told, claim::kSerial), kObjectWeight);
}

TEST(ObserveDicom, AWorklistQueryTellsWhatTheClientAcquiresAndItsTitleUnlessItIsAWildcard) {
  DicomAssociation association;
  dicom::DataSet query;
  query.command = dicom::Command::kFindRequest;
  query.sop_class = "1.2.840.10008.5.1.4.31";
  query.identity.scheduled_ae = "PETCT1";
  query.identity.scheduled_modality = "PT";
  const Told told = observe(kToArchive, Side::kClient, dicom::Message(query), association);
  EXPECT_TRUE(has(told, "10.20.0.11", claim::kAsksModality, "PT"));
  EXPECT_TRUE(has(told, "10.20.0.11", claim::kAeTitle, "PETCT1"));
  query.identity.scheduled_ae = "*";
  query.identity.scheduled_modality = "CT\\PT";
  EXPECT_TRUE(observe(kToArchive, Side::kClient, dicom::Message(query), association).claims.empty());
}

TEST(ObserveDicom, AnotherQueryOrAnUnreadableDataSetTellsNothing) {
  DicomAssociation association;
  dicom::DataSet query;
  query.command = dicom::Command::kFindRequest;
  query.sop_class = "1.2.840.10008.5.1.4.1.2.2.1";
  query.identity.modality = "CT";
  EXPECT_TRUE(observe(kToArchive, Side::kClient, dicom::Message(query), association).claims.empty());
  dicom::DataSet deflated;
  deflated.unreadable = true;
  deflated.identity.model = "X";
  EXPECT_TRUE(observe(kToArchive, Side::kClient, dicom::Message(deflated), association).claims.empty());
}

TEST(ObserveHttp, TheServerHeaderIsTheServersAndTheUserAgentTheClients) {
  const auto web = conversation("10.10.0.57", "10.20.0.11", 80);
  wire::http::Request request;
  request.method = "GET";
  request.user_agent = "Mozilla/5.0 (Windows NT 10.0)";
  const Told asked = observe(web, Side::kClient, wire::http::Message(request));
  EXPECT_EQ(asked.operations, std::vector<std::string>{"get"});
  EXPECT_TRUE(has(asked, "10.10.0.57", claim::kHttpUserAgent, "Mozilla/5.0 (Windows NT 10.0)"));
  wire::http::Response response;
  response.status = 401;
  response.server = "Microsoft-IIS/7.5";
  response.challenge = wire::ntlmssp::Challenge{};
  response.challenge->version = wire::ntlmssp::Version{6, 1, 7601};
  response.challenge->netbios_computer = "PETCT1";
  const Told answered = observe(web, Side::kServer, wire::http::Message(response));
  EXPECT_TRUE(has(answered, "10.20.0.11", claim::kHttpServer, "Microsoft-IIS/7.5"));
  EXPECT_TRUE(has(answered, "10.20.0.11", claim::kNtlmVersion, "6.1.7601"));
  EXPECT_TRUE(has(answered, "10.20.0.11", claim::kNtlmComputer, "PETCT1"));
}

TEST(ObserveSmb, TheServerServesAndAChallengeWithoutABuildWeighsNextToNothing) {
  const auto files = conversation("10.10.0.57", "10.30.0.23", 445);
  wire::smb::Message message;
  EXPECT_TRUE(observe(files, Side::kClient, message).claims.empty());
  message.from_server = true;
  message.challenge = wire::ntlmssp::Challenge{};
  message.challenge->version = wire::ntlmssp::Version{6, 1, 0};
  const Told told = observe(files, Side::kServer, message);
  EXPECT_TRUE(has(told, "10.30.0.23", claim::kSmbRole, "server"));
  EXPECT_TRUE(has(told, "10.30.0.23", claim::kNtlmVersion, "6.1.0"));
  EXPECT_EQ(weight(told, claim::kNtlmVersion), kNtlmNoBuildWeight);
}

TEST(ObserveHl7, TheSenderIsNamedByItsHeaderAndTheReceiverByItsAcknowledgement) {
  const auto feed = conversation("10.30.0.21", "10.30.0.22", 2575);
  wire::hl7::Header message;
  message.sending_application = "RIS";
  message.sending_facility = "HOSP";
  message.receiving_application = "ENGINE";
  message.type = "ADT^A04";
  const Told sent = observe(feed, Side::kClient, message);
  EXPECT_EQ(sent.operations, std::vector<std::string>{"adt^a04"});
  EXPECT_TRUE(has(sent, "10.30.0.21", claim::kHl7Application, "RIS"));
  EXPECT_TRUE(has(sent, "10.30.0.21", claim::kHl7Facility, "HOSP"));
  EXPECT_TRUE(has(sent, "10.30.0.21", claim::kHl7Role, "sender"));
  for (const Claim& claim : sent.claims) EXPECT_EQ(claim.subject, ip("10.30.0.21"));
  wire::hl7::Header acknowledgement;
  acknowledgement.sending_application = "ENGINE";
  acknowledgement.type = "ACK^A04^ACK";
  const Told took = observe(feed, Side::kServer, acknowledgement);
  EXPECT_TRUE(took.operations.empty());
  EXPECT_TRUE(has(took, "10.30.0.22", claim::kHl7Role, "receiver"));
  EXPECT_TRUE(has(took, "10.30.0.22", claim::kHl7Application, "ENGINE"));
}

TEST(ObserveBrowser, AnAnnouncementNamesItsSourceAndSambasReleaseIsNotBelieved) {
  const auto broadcast = conversation("10.20.0.11", "10.20.0.255", 138);
  wire::browser::Announcement said{"PETCT1", 6, 1, 0x00011003};
  EXPECT_TRUE(has(observe(broadcast, Side::kClient, said), "10.20.0.11", claim::kBrowserVersion, "6.1"));
  said.server_type |= 0x800;
  const Told samba = observe(broadcast, Side::kClient, said);
  EXPECT_TRUE(has(samba, "10.20.0.11", claim::kBrowserName, "PETCT1"));
  EXPECT_EQ(samba.claims.size(), 1u);
}

TEST(ObserveRadia, TheHandShakeIsAnOperationAndItsReplyIsNone) {
  const auto notify = conversation("10.10.0.57", "10.20.0.11", 3465);
  EXPECT_EQ(observe(notify, Side::kClient, wire::radia::Message(wire::radia::Notify{})).operations,
            std::vector<std::string>{"notify"});
  EXPECT_TRUE(observe(notify, Side::kServer, wire::radia::Message(wire::radia::Reply{true})).operations.empty());
}

wire::dhcp::Message discover() {
  wire::dhcp::Message made;
  made.type = 3;
  made.client_mac = fake::mac("3c:d9:2b:20:00:14");
  made.host_name = "SYMBIANET";
  made.vendor_class = "MSFT 5.0";
  made.parameters = {1, 15, 3};
  return made;
}

wire::dhcp::Message acknowledge() {
  wire::dhcp::Message made;
  made.from_server = true;
  made.type = 5;
  made.client_mac = fake::mac("3c:d9:2b:20:00:14");
  made.your_address = ip("10.20.0.14");
  made.server_address = ip("10.20.0.1");
  return made;
}

const auto kNobody = [](const MacAddress&) { return std::set<IpAddress>{}; };
const tap::Conversation kFromNowhere = conversation("0.0.0.0", "255.255.255.255", 67);
const tap::Conversation kFromServer = conversation("255.255.255.255", "10.20.0.1", 67);

TEST(ObserveDhcp, WhatAClientSaysWithoutAnAddressIsOfTheAddressThatItGets) {
  DhcpClients clients;
  EXPECT_TRUE(clients.on_message(kFromNowhere, Side::kClient, discover(), fake::place(1)).claims.empty());
  const Told server = clients.on_message(kFromServer, Side::kServer, acknowledge(), fake::place(2));
  EXPECT_TRUE(has(server, "10.20.0.1", claim::kDhcpRole, "server"));
  const auto settled = clients.settle(kNobody);
  ASSERT_EQ(settled.size(), 3u);
  for (const PlacedClaim& placed : settled) EXPECT_EQ(placed.claim.subject, ip("10.20.0.14"));
  EXPECT_EQ(settled[2].claim.value, "1,15,3");
}

TEST(ObserveDhcp, WithoutAnAcknowledgementThePairOfAddressAndMacThatWasProvenServes) {
  DhcpClients clients;
  clients.on_message(kFromNowhere, Side::kClient, discover(), fake::place(1));
  EXPECT_TRUE(clients.settle(kNobody).empty());
  EXPECT_EQ(clients.settle([](const MacAddress&) { return std::set<IpAddress>{ip("10.20.0.14")}; }).size(), 3u);
}

TEST(ObserveDhcp, ARenewalSpeaksForItsSourceAndARelayForNobody) {
  DhcpClients clients;
  const auto renewal = conversation("10.20.0.14", "10.20.0.1", 67);
  EXPECT_TRUE(has(clients.on_message(renewal, Side::kClient, discover(), fake::place(1)), "10.20.0.14",
                  claim::kDhcpHostName, "SYMBIANET"));
  wire::dhcp::Message relayed = discover();
  relayed.relayed = true;
  EXPECT_TRUE(clients.on_message(renewal, Side::kClient, relayed, fake::place(2)).claims.empty());
  wire::dhcp::Message through = acknowledge();
  through.relayed = true;
  through.server_address = ip("10.99.0.5");
  EXPECT_TRUE(clients.on_message(kFromServer, Side::kServer, through, fake::place(3)).claims.empty());
}

}  // namespace
}  // namespace asepsis::know

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "wire/dicom/dicom.h"
#include "wire/dicom/testing_objects.h"
#include "wire/session_replay.h"

namespace asepsis::wire::dicom {
namespace {

using namespace testing;
using Dicom = Replay<Session, Message>;

Turn client(Buffer bytes) { return {Side::kClient, std::move(bytes)}; }
Turn server(Buffer bytes) { return {Side::kServer, std::move(bytes)}; }

Associate told_answer() {
  Associate told = answer();
  for (std::size_t i = 0; i < told.contexts.size(); ++i)
    told.contexts[i].abstract_syntax = request().contexts[i].abstract_syntax;
  return told;
}

DataSet told_image() {
  return {.command = Command::kStoreRequest,
          .sop_class = std::string(kCtImageStorage),
          .identity = scanner(),
          .unreadable = false};
}

DataSet told_query() {
  DataSet told;
  told.command = Command::kFindRequest;
  told.sop_class = kModalityWorklist;
  told.identity.scheduled_ae = "PETCT1";
  told.identity.scheduled_modality = "CT";
  return told;
}

Buffer query() {
  return build(worklist_request(), 2, "", build_data_set(worklist_query("PETCT1", "CT"), false), 16384);
}

Buffer worklist_answer() {
  const auto patient = build_data_set({text(0x0008, 0x0060, "CS", "MR"), text(0x0010, 0x0010, "PN", kPatient)}, false);
  return build(answer_to(worklist_request(), true), 2, "", patient, 16384);
}

std::vector<Turn> morning(std::size_t max_pdu = 16384) {
  return {client(build(request())),
          server(build(answer())),
          client(query()),
          server(worklist_answer() + build(answer_to(worklist_request(), false), 2, "", {}, 16384)),
          client(store(max_pdu)),
          server(build(answer_to(store_request(), false), 1, "1.2.9", {}, 16384)),
          client(store(max_pdu, 3000) + build_release(false)),
          server(build(answer_to(store_request(), false), 1, "1.2.9", {}, 16384) + build_release(true))};
}

std::vector<Message> messages_of(const std::vector<Turn>& turns) {
  Dicom dicom;
  dicom.feed(turns);
  std::vector<Message> messages;
  for (const auto& heard : dicom.heard) messages.push_back(heard.message);
  return messages;
}

template <class M>
std::vector<M> of_type(const std::vector<Message>& messages) {
  std::vector<M> found;
  for (const auto& message : messages)
    if (const auto* one = std::get_if<M>(&message)) found.push_back(*one);
  return found;
}

TEST(DicomSession, TellsAConversationInItsOrder) {
  EXPECT_EQ(messages_of(morning()),
            (std::vector<Message>{request(), told_answer(), worklist_request(), told_query(),
                                  answer_to(worklist_request(), true), answer_to(worklist_request(), false),
                                  store_request(), told_image(), answer_to(store_request(), false), store_request(),
                                  told_image(), Release{}, answer_to(store_request(), false), Release{}}));
}

RC_GTEST_PROP(DicomSession, HearsTheSameHoweverTheStreamIsCut, ()) {
  const auto turns = morning(*rc::gen::inRange<std::size_t>(14, 300));
  Dicom whole, bytewise, cut;
  whole.feed(turns);
  bytewise.feed_in_pieces(turns, [] { return 1; });
  RC_ASSERT(bytewise.heard == whole.heard);
  const auto lengths =
      *rc::gen::nonEmpty(rc::gen::container<std::vector<std::uint8_t>>(rc::gen::arbitrary<std::uint8_t>()));
  std::size_t next = 0;
  cut.feed_in_pieces(turns, [&] { return std::size_t{lengths[next++ % lengths.size()]}; });
  RC_ASSERT(cut.heard == whole.heard);
}

TEST(DicomSession, SmallestFragmentsSayTheSameAsWholeMessages) {
  EXPECT_EQ(messages_of(morning(14)), messages_of(morning()));
}

TEST(DicomSession, CommandAndDataMayShareOnePdu) {
  const Buffer separate = store();
  // The PDVs of all PDUs behind one header.
  Buffer pdvs;
  for (Reader in(separate); in.remaining() > 0;) {
    in.skip(2);
    const auto body = in.bytes(*in.u32be());
    pdvs.insert(pdvs.end(), body->begin(), body->end());
  }
  Writer one;
  one.u8(4).u8(0).u32be(static_cast<std::uint32_t>(pdvs.size())).bytes(pdvs);
  const auto turns = std::vector{client(build(request())), server(build(answer())), client(std::move(one).take())};
  EXPECT_EQ(of_type<DataSet>(messages_of(turns)), std::vector{told_image()});
}

TEST(DicomSession, WithoutTheAnswerASingleProposalOrTheFirstElementTellsTheEncoding) {
  EXPECT_EQ(of_type<DataSet>(messages_of({client(build(request())), client(query()), client(store())})),
            (std::vector{told_query(), told_image()}));
  EXPECT_EQ(of_type<DataSet>(messages_of({client(store())})), std::vector{told_image()});
}

TEST(DicomSession, ADeflatedDataSetIsToldAsUnreadable) {
  Associate proposal = request();
  proposal.contexts[0].transfer_syntaxes = {"1.2.840.10008.1.2.1.99"};
  DataSet unreadable = told_image();
  unreadable.identity = {};
  unreadable.unreadable = true;
  EXPECT_EQ(of_type<DataSet>(messages_of({client(build(proposal)), client(store())})), std::vector{unreadable});
}

TEST(DicomSession, DataOnAContextThatWasRefusedIsUnreadable) {
  const Associate refused = accept(request(), {});
  const auto told = of_type<DataSet>(messages_of({client(build(request())), server(build(refused)), client(store())}));
  ASSERT_EQ(told.size(), 1u);
  EXPECT_TRUE(told[0].unreadable);
  EXPECT_TRUE(told[0].identity.empty());
}

TEST(DicomSession, ASecondAssociationForgetsWhatTheFirstAgreedOn) {
  Associate other = request();
  other.contexts[0].abstract_syntax = "1.2.840.10008.5.1.4.1.1.4";
  other.contexts[0].transfer_syntaxes = {std::string(kImplicitLittleEndian)};
  const auto implicit_image = build(store_request(), 1, "1.2.9", build_data_set(image_elements(), false), 16384);
  EXPECT_EQ(of_type<DataSet>(messages_of(
                {client(build(request())), server(build(answer())), client(build(other)), client(implicit_image)})),
            std::vector{told_image()});
}

TEST(DicomSession, ACommandWithoutAClassTakesItFromItsContext) {
  Dimse nameless = answer_to(store_request(), false);
  nameless.sop_class.clear();
  const auto told = of_type<Dimse>(
      messages_of({client(build(request())), server(build(answer())), server(build(nameless, 1, "", {}, 16384))}));
  EXPECT_EQ(told, std::vector{answer_to(store_request(), false)});
}

TEST(DicomSession, PerformedStepsTellTheirDevice) {
  Dimse create = store_request();
  create.command = Command::kCreateRequest;
  create.sop_class = kPerformedStep;
  const auto elements = build_data_set({text(0x0008, 0x0060, "CS", "PT"), text(0x0010, 0x0010, "PN", kPatient)}, true);
  const auto told = of_type<DataSet>(messages_of({client(build(create, 1, "1.2.9", elements, 16384))}));
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].command, Command::kCreateRequest);
  EXPECT_EQ(told[0].identity.modality, "PT");
}

TEST(DicomSession, WhatHoldsPatientsOnlyIsNeverOpened) {
  for (const auto command : {Command::kFindRequest, Command::kFindAnswer, Command::kMoveRequest, Command::kGetRequest,
                             Command::kEventRequest, Command::kActionRequest, Command::kCreateAnswer,
                             Command::kSetAnswer, Command::kNGetAnswer, Command::kStoreAnswer}) {
    Dimse dimse = store_request();
    dimse.command = command;
    const auto pdus = build(dimse, 1, "1.2.9", build_data_set(image_elements(), true), 64);
    const auto told = messages_of({client(pdus + store())});
    EXPECT_EQ(of_type<DataSet>(told), std::vector{told_image()}) << static_cast<int>(command);
    EXPECT_EQ(of_type<Dimse>(told).size(), 2u);
  }
}

TEST(DicomSession, TheServerMayStoreToo) {
  const auto told = messages_of({client(build(request())), server(build(answer())), server(store())});
  EXPECT_EQ(of_type<DataSet>(told), std::vector{told_image()});
}

TEST(DicomSession, RejectsAbortsAndReleasesAreTold) {
  EXPECT_EQ(messages_of({client(build(request())), server(build(Reject{1, 1, 7}))}),
            (std::vector<Message>{request(), Reject{1, 1, 7}}));
  EXPECT_EQ(messages_of({client(build_abort())}), std::vector<Message>{Abort{}});
}

// Association of 200 KiB, command of 16 KiB: no step needs more than one item of 64 KiB.
TEST(DicomSession, NeverAsksForMoreThanOneItem) {
  Associate large = request();
  large.contexts.clear();
  for (int i = 0; i < 128; ++i) {
    ContextProposal context;
    context.id = static_cast<std::uint8_t>(2 * i + 1);
    context.abstract_syntax = kCtImageStorage;
    context.transfer_syntaxes.assign(70, std::string(kExplicitLittleEndian));
    large.contexts.push_back(std::move(context));
  }
  const Buffer pdu = build(large);
  ASSERT_GT(pdu.size(), 200'000u);
  Session session;
  std::vector<Said<Message>> out;
  for (Bytes rest = pdu; !rest.empty();) {
    const auto step = session.on_bytes(Side::kClient, rest.first(std::min<std::size_t>(rest.size(), 66'000)), out);
    ASSERT_GT(step.consumed, 0u);
    rest = rest.subspan(step.consumed + static_cast<std::size_t>(step.skip));
  }
  ASSERT_EQ(out.size(), 1u);
  EXPECT_EQ(std::get<Associate>(out[0].message), large);
}

TEST(DicomSession, PixelsAreSteppedOverByArithmetic) {
  constexpr std::size_t kPixels = 10u << 20;
  constexpr std::size_t kPdu = 16384;
  const Buffer stream = store(kPdu, kPixels);
  Session session;
  std::vector<Said<Message>> out;
  std::size_t consumed = 0;
  std::size_t given = 12;  // the least that each step can do with
  for (Bytes rest = stream; !rest.empty();) {
    const auto step = session.on_bytes(Side::kClient, rest.first(std::min(rest.size(), given)), out);
    given = step.consumed == 0 ? 2 * given : 12;
    consumed += step.consumed;
    rest = rest.subspan(std::min(rest.size(), step.consumed + static_cast<std::size_t>(step.skip)));
  }
  EXPECT_EQ(of_type<DataSet>({out[1].message}), std::vector{told_image()});
  // Of each PDU its headers, and the piece behind them in which the step over the rest begins.
  EXPECT_LT(consumed, (kPixels / kPdu + 1) * 24 + 1'000);
}

// --- bytes that are missing ---

TEST(DicomSession, AGapInPixelsCostsNothing) {
  const Buffer first = store(16384, 8000);
  Dicom dicom;
  dicom.feed(Side::kClient, Bytes(first).first(1000));
  dicom.gap(Side::kClient, 5000);
  dicom.feed(Side::kClient, Bytes(first).subspan(6000));
  dicom.feed(Side::kClient, store());
  ASSERT_EQ(dicom.heard.size(), 4u);
  EXPECT_EQ(dicom.heard[3].message, Message{told_image()});
}

TEST(DicomSession, AGapInADataSetLeavesFieldsOutAndReadingGoesOnWithTheNextMessage) {
  const Buffer stream = store();
  const std::string_view model = "Model 64";
  const auto at = std::search(stream.begin(), stream.end(), std::as_bytes(std::span(model)).begin(),
                              std::as_bytes(std::span(model)).end()) -
                  stream.begin();
  Dicom dicom;
  dicom.feed(Side::kClient, Bytes(stream).first(static_cast<std::size_t>(at) + 3));
  dicom.gap(Side::kClient, 4);
  dicom.feed(Side::kClient, Bytes(stream).subspan(static_cast<std::size_t>(at) + 7));
  dicom.feed(Side::kClient, store());
  DataSet partial = told_image();
  partial.identity.model = partial.identity.serial = partial.identity.software = std::nullopt;
  ASSERT_EQ(dicom.heard.size(), 4u);
  EXPECT_EQ(dicom.heard[1].message, Message{partial});
  EXPECT_EQ(dicom.heard[3].message, Message{told_image()});
}

TEST(DicomSession, BehindAGapOverPdusTheNextMessageIsFound) {
  const Buffer stream = store(200) + store(200) + store(200);
  const std::size_t one = store(200).size();
  for (std::size_t from = one + 1; from < 2 * one; from += 7) {
    Dicom dicom;
    dicom.feed(Side::kClient, Bytes(stream).first(from));
    dicom.gap(Side::kClient, 2 * one - 40 - std::min(from, 2 * one - 41));
    dicom.feed(Side::kClient, Bytes(stream).subspan(std::max(from, 2 * one - 40)));
    ASSERT_FALSE(dicom.heard.empty());
    EXPECT_EQ(dicom.heard.back().message, Message{told_image()}) << from;
  }
}

bool is_part_of(const std::optional<std::string>& part, const std::optional<std::string>& whole) {
  return !part || part == whole;
}

bool is_part_of(const DeviceIdentity& part, const DeviceIdentity& whole) {
  return is_part_of(part.modality, whole.modality) && is_part_of(part.manufacturer, whole.manufacturer) &&
         is_part_of(part.institution, whole.institution) && is_part_of(part.station, whole.station) &&
         is_part_of(part.model, whole.model) && is_part_of(part.serial, whole.serial) &&
         is_part_of(part.software, whole.software) && is_part_of(part.scheduled_ae, whole.scheduled_ae) &&
         is_part_of(part.scheduled_modality, whole.scheduled_modality);
}

// Of a Message that a damaged stream told: did the whole stream tell it, with at least these fields?
bool is_part_of(const Message& part, const std::vector<Heard<Message>>& whole) {
  return std::any_of(whole.begin(), whole.end(), [&](const Heard<Message>& heard) {
    if (const auto* associate = std::get_if<Associate>(&part); associate != nullptr && associate->answer) {
      // Without the request, an answer's classes are not known.
      const auto* full = std::get_if<Associate>(&heard.message);
      if (full == nullptr) return false;
      Associate bare = *full;
      for (auto& context : bare.contexts) context.abstract_syntax.clear();
      return *associate == *full || *associate == bare;
    }
    const auto* partial = std::get_if<DataSet>(&part);
    const auto* full = std::get_if<DataSet>(&heard.message);
    if (partial == nullptr || full == nullptr) return heard.message == part;
    return partial->command == full->command && partial->sop_class == full->sop_class &&
           is_part_of(partial->identity, full->identity);
  });
}

RC_GTEST_PROP(DicomSession, WhatIsToldBesideGapsIsNeverWrong, ()) {
  const auto turns = morning(*rc::gen::inRange<std::size_t>(14, 400));
  Dicom whole, damaged;
  whole.feed(turns);
  for (const Turn& turn : turns) {
    Bytes rest = turn.bytes;
    while (!rest.empty()) {
      const auto kept = *rc::gen::inRange<std::size_t>(1, rest.size() + 1);
      damaged.feed(turn.side, rest.first(kept));
      rest = rest.subspan(kept);
      if (rest.empty()) break;
      const auto lost = *rc::gen::inRange<std::size_t>(1, std::min<std::size_t>(rest.size(), 200) + 1);
      damaged.gap(turn.side, lost);
      rest = rest.subspan(lost);
    }
  }
  for (const auto& heard : damaged.heard) RC_ASSERT(is_part_of(heard.message, whole.heard));
}

// --- hostile ---

Buffer data_pdu(const Buffer& body) {
  Writer out;
  out.u8(4).u8(0).u32be(static_cast<std::uint32_t>(body.size())).bytes(body);
  return std::move(out).take();
}

Buffer pdv(std::uint32_t length, std::uint8_t control, const Buffer& rest) {
  Writer out;
  out.u32be(length).u8(1).u8(control).bytes(rest);
  return std::move(out).take();
}

TEST(DicomSession, BrokenPdvsEndTheirMessageAndTheNextPduIsRead) {
  for (const Buffer& broken :
       {data_pdu({}), data_pdu(Buffer(5)), data_pdu(pdv(0, 3, {})), data_pdu(pdv(1, 0, {})), data_pdu(pdv(3, 1, {})),
        data_pdu(pdv(0xffffffff, 3, Buffer(40))), data_pdu(pdv(2, 3, {})), data_pdu(pdv(2, 0, {}) + pdv(2, 2, {})),
        data_pdu(pdv(42, 3, Buffer(40, std::byte{0xff})))}) {
    const auto told = messages_of({client(broken + store())});
    EXPECT_EQ(told, (std::vector<Message>{store_request(), told_image()}));
  }
}

TEST(DicomSession, ACommandSetBeyondItsLimitIsSteppedOver) {
  const Buffer part = pdv(8002, 1, Buffer(8000));
  const auto told =
      messages_of({client(data_pdu(part) + data_pdu(part) + data_pdu(part) + data_pdu(pdv(2, 3, {})) + store())});
  EXPECT_EQ(told, (std::vector<Message>{store_request(), told_image()}));
}

}  // namespace
}  // namespace asepsis::wire::dicom

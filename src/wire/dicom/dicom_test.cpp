// Associations, commands, text, transfer syntaxes, SOP classes, recognition. Sessions: session_test.cpp.
#include "wire/dicom/dicom.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "wire/ascii.h"
#include "wire/dicom/testing_objects.h"
#include "wire/dicom/text.h"
#include "wire/dicom/transfer.h"
#include "wire/writer.h"

namespace asepsis::wire::dicom {
namespace {

using namespace testing;

TEST(DicomAssociate, ReadsBackWhatItBuilds) {
  EXPECT_EQ(std::get<Associate>(parse_associate(build(request()))), request());
  Associate without_abstract_syntax = answer();
  EXPECT_EQ(std::get<Associate>(parse_associate(build(answer()))), without_abstract_syntax);
  Associate getter = request();
  getter.contexts[0].requestor_scu = false;
  getter.contexts[0].requestor_scp = true;
  EXPECT_EQ(std::get<Associate>(parse_associate(build(getter))), getter);
}

TEST(DicomAssociate, EveryPrefixIsTruncatedAndNamesALengthThatIsStillMissing) {
  const auto pdu = build(request());
  for (std::size_t length = 0; length < pdu.size(); ++length) {
    const auto parsed = parse_associate(Bytes(pdu).first(length));
    ASSERT_TRUE(std::holds_alternative<Truncated>(parsed)) << length;
    EXPECT_GT(std::get<Truncated>(parsed).need, length);
  }
}

TEST(DicomAssociate, AcceptTakesItsOwnPreferenceAndRefusesWhatItDoesNotKnow) {
  const auto accepted = accept(request(), {std::string(kExplicitLittleEndian)});
  EXPECT_EQ(accepted.contexts[0].transfer_syntaxes, std::vector{std::string(kExplicitLittleEndian)});
  EXPECT_EQ(accepted.contexts[0].result, 0);
  EXPECT_NE(accepted.contexts[1].result, 0);
}

TEST(DicomAssociate, UserIdentityIsSteppedOverAndWhatFollowsItIsRead) {
  auto pdu = build(request());
  Writer identity;  // PS3.7 D.3.3.7: type 2, user name and passcode
  const auto secret = to_bytes("operator:secret!");
  identity.u8(0x58).u8(0).u16be(static_cast<std::uint16_t>(secret.size())).bytes(secret);
  const auto item = std::move(identity).take();
  // Behind the first sub-item (0x51, 8 bytes) of the user information.
  const auto user = std::find(pdu.begin() + 74, pdu.end(), std::byte{0x50});
  const auto at = user - pdu.begin();
  pdu.insert(pdu.begin() + at + 12, item.begin(), item.end());
  const auto grow = [&](std::ptrdiff_t low_byte) {
    pdu[static_cast<std::size_t>(low_byte)] =
        static_cast<std::byte>(std::to_integer<std::size_t>(pdu[static_cast<std::size_t>(low_byte)]) + item.size());
  };
  grow(at + 3), grow(5);
  EXPECT_EQ(std::get<Associate>(parse_associate(pdu)), request());
}

TEST(DicomAssociate, AnItemThatReachesOverItsPduIsMalformedAtItsLength) {
  auto pdu = build(request());
  pdu[76] = std::byte{0xff};
  EXPECT_EQ(parse_associate(pdu), (Parsed<Associate>{Malformed{76, "item within its PDU"}}));
}

TEST(DicomAssociate, AnotherProtocolVersionIsMalformed) {
  auto pdu = build(request());
  pdu[7] = std::byte{2};
  EXPECT_EQ(parse_associate(pdu), (Parsed<Associate>{Malformed{6, "protocol version 1"}}));
}

Buffer command_of(const Dimse& dimse) {
  const auto pdu = build(dimse, 7, "1.2.9", {}, 65536);
  const auto length = pdu.size() - (dimse.has_data_set ? 12 : 0);  // without the data set's empty fragment
  return {pdu.begin() + 12, pdu.begin() + static_cast<std::ptrdiff_t>(length)};
}

TEST(DicomCommand, ReadsBackWhatItBuildsForEveryCommand) {
  for (const auto command :
       {Command::kStoreRequest,  Command::kStoreAnswer,  Command::kGetRequest,    Command::kGetAnswer,
        Command::kFindRequest,   Command::kFindAnswer,   Command::kMoveRequest,   Command::kMoveAnswer,
        Command::kEchoRequest,   Command::kEchoAnswer,   Command::kEventRequest,  Command::kEventAnswer,
        Command::kNGetRequest,   Command::kNGetAnswer,   Command::kSetRequest,    Command::kSetAnswer,
        Command::kActionRequest, Command::kActionAnswer, Command::kCreateRequest, Command::kCreateAnswer,
        Command::kDeleteRequest, Command::kDeleteAnswer, Command::kCancel}) {
    Dimse dimse = store_request();
    dimse.command = command;
    dimse.context = 0;
    if (is_answer(command)) dimse.status = 0xa700;
    if (command == Command::kMoveRequest) dimse.move_destination = "PETCT1";
    EXPECT_EQ(std::get<Dimse>(parse_command(command_of(dimse))), dimse) << static_cast<int>(command);
  }
}

TEST(DicomCommand, EveryPrefixIsTruncatedAndNamesALengthThatIsStillMissing) {
  const auto command = command_of(store_request());
  for (std::size_t length = 0; length < command.size(); ++length) {
    const auto parsed = parse_command(Bytes(command).first(length));
    ASSERT_TRUE(std::holds_alternative<Truncated>(parsed)) << length;
    EXPECT_GT(std::get<Truncated>(parsed).need, length);
  }
}

TEST(DicomCommand, WhatDoesNotBeginWithItsGroupLengthIsMalformed) {
  auto command = command_of(store_request());
  command.erase(command.begin(), command.begin() + 12);
  EXPECT_EQ(parse_command(command), (Parsed<Dimse>{Malformed{0, "command group length (0000,0000)"}}));
}

TEST(DicomCommand, AnUnknownCommandFieldIsMalformed) {
  Dimse strange = store_request();
  strange.command = static_cast<Command>(0x0002);
  EXPECT_TRUE(std::holds_alternative<Malformed>(parse_command(command_of(strange))));
}

TEST(DicomText, KeepsUtf8ReplacesOtherBytesDropsControlsAndNeverCuts) {
  EXPECT_EQ(readable_text("  SIEMENS NM ", 64), "SIEMENS NM");
  EXPECT_EQ(readable_text(std::string_view("CT01\0", 5), 64), "CT01");
  EXPECT_EQ(readable_text("Spit\xc3\xa4l", 64), "Spit\xc3\xa4l");
  EXPECT_EQ(readable_text("Spit\xe4l", 64), "Spit?l");
  EXPECT_EQ(readable_text("\x1b$B%+%J", 64), std::nullopt);
  EXPECT_EQ(readable_text("a\xc2\x85z", 64), std::nullopt);
  EXPECT_EQ(readable_text(std::string_view("a\0b", 3), 64), std::nullopt);
  EXPECT_EQ(readable_text("   ", 64), std::nullopt);
  EXPECT_EQ(readable_text(std::string(64, 'x'), 64), std::string(64, 'x'));
  EXPECT_EQ(readable_text(std::string(65, 'x'), 64), std::nullopt);
  EXPECT_EQ(readable_texts("5.3.0\\5.3.0.3", 64, 256), "5.3.0\\5.3.0.3");
  EXPECT_EQ(readable_texts("5.3.0\\" + std::string(65, 'x'), 64, 256), std::nullopt);
  EXPECT_EQ(readable_uid(std::string_view("1.2.840\0", 8)), "1.2.840");
  EXPECT_EQ(readable_uid("1.2.x"), std::nullopt);
}

TEST(DicomTransfer, CompressedSyntaxesAreExplicitAndDeflatedOnesUnreadable) {
  EXPECT_EQ(transfer_of("1.2.840.10008.1.2"), Transfer::kImplicitLittle);
  EXPECT_EQ(transfer_of("1.2.840.10008.1.2.1"), Transfer::kExplicitLittle);
  EXPECT_EQ(transfer_of("1.2.840.10008.1.2.2"), Transfer::kExplicitBig);
  EXPECT_EQ(transfer_of("1.2.840.10008.1.2.4.70"), Transfer::kExplicitLittle);
  EXPECT_EQ(transfer_of("1.2.840.10008.1.2.1.99"), Transfer::kUnreadable);
  EXPECT_EQ(transfer_of("1.2.840.10008.1.2.4.95"), Transfer::kUnreadable);
  EXPECT_EQ(transfer_of("1.2.840.113619.5.2"), Transfer::kUnreadable);
}

TEST(DicomTransfer, TheFirstElementTellsTheEncodingOrNothing) {
  const auto guess = [](std::initializer_list<unsigned> bytes) {
    Buffer buffer;
    for (const unsigned byte : bytes) buffer.push_back(static_cast<std::byte>(byte));
    return guess_transfer(buffer);
  };
  EXPECT_EQ(guess({8, 0, 5, 0, 'C', 'S', 10, 0}), Transfer::kExplicitLittle);
  EXPECT_EQ(guess({8, 0, 5, 0, 10, 0, 0, 0}), Transfer::kImplicitLittle);
  EXPECT_EQ(guess({0, 8, 0, 5, 'C', 'S', 0, 10}), Transfer::kExplicitBig);
  EXPECT_EQ(guess({8, 0, 5, 0, 11, 0, 0, 0}), Transfer::kUnreadable);
  EXPECT_EQ(guess({0x78, 0x9c, 1, 2, 3, 4, 5, 6}), Transfer::kUnreadable);
  EXPECT_EQ(guess({8, 0, 5}), Transfer::kUnreadable);
}

TEST(DicomSopClass, NamesServicesAndModalities) {
  EXPECT_EQ(storage_modality("1.2.840.10008.5.1.4.1.1.128"), "PT");
  EXPECT_EQ(storage_modality("1.2.840.10008.5.1.4.1.1.7"), "");
  EXPECT_TRUE(is_storage("1.2.840.10008.5.1.4.1.1.999.1"));
  EXPECT_FALSE(is_storage("1.2.840.10008.5.1.4.1.2.2.1"));
  EXPECT_FALSE(is_storage("1.2.840.10008.5.1.4.1.1."));
  EXPECT_EQ(find_sop_class(kModalityWorklist)->service, Service::kWorklist);
  EXPECT_EQ(find_sop_class("1.2.3"), nullptr);
}

TEST(DicomRecognition, SaysYesOnceForEveryPduAndNeverTakesItBack) {
  const Buffer data = store();
  for (const Buffer& pdu : {build(request()), build(answer()), data, build(Reject{1, 1, 7}), build_release(false),
                            build_release(true), build_abort()}) {
    auto before = Recognition::kNeedMore;
    for (std::size_t length = 0; length <= pdu.size(); ++length) {
      const auto now = recognise(Side::kClient, Bytes(pdu).first(length));
      ASSERT_NE(now, Recognition::kNo) << length;
      ASSERT_FALSE(before == Recognition::kYes && now != Recognition::kYes) << length;
      before = now;
    }
    EXPECT_EQ(before, Recognition::kYes);
  }
}

TEST(DicomRecognition, OtherProtocolsAreRefusedWithinTheirFirstBytes) {
  const auto say = [](std::string_view text) { return recognise(Side::kClient, to_bytes(text)); };
  for (const std::string_view first : {"GET / HTTP/1.1", "\x16\x03\x01", "SSH-2.0", "\x0bMSH|^~\\&", "RFB 003.008"})
    EXPECT_EQ(say(first.substr(0, 1)), Recognition::kNo) << first;
  EXPECT_EQ(say(std::string_view("\0\0\0\x85\xffSMB", 8)), Recognition::kNo);
  EXPECT_EQ(say(std::string_view("\x03\0\0\x13\x0e", 5)), Recognition::kNeedMore);      // TPKT (RDP) goes on ...
  EXPECT_EQ(say(std::string_view("\x03\0\0\x13\x0e\xe0\0\0\0", 9)), Recognition::kNo);  // ... and is none
  EXPECT_EQ(say(std::string_view("\x05\0\x0b\x03\x10\0\0\0", 8)), Recognition::kNo);    // DCE-RPC bind
  EXPECT_EQ(say(std::string_view("\x04\x01\0\x50\x7f\0\0\x01", 8)), Recognition::kNo);  // SOCKS 4
}

// Whatever an association says within the limits is said again and read the same.
RC_GTEST_PROP(DicomAssociate, ReadsBackAnyAssociation, ()) {
  Associate associate = request();
  associate.answer = *rc::gen::arbitrary<bool>();
  associate.max_pdu = *rc::gen::arbitrary<std::uint32_t>();
  if (*rc::gen::arbitrary<bool>()) associate.implementation_version.reset();
  associate.contexts.clear();
  const auto count = *rc::gen::inRange(0, 129);
  for (int i = 0; i < count; ++i) {
    ContextProposal context;
    context.id = static_cast<std::uint8_t>(2 * i + 1);
    if (!associate.answer) {
      context.abstract_syntax = "1.2." + std::to_string(i);
      context.requestor_scp = *rc::gen::arbitrary<bool>();
      context.requestor_scu = *rc::gen::arbitrary<bool>();
    } else {
      context.result = static_cast<std::uint8_t>(*rc::gen::inRange(0, 5));
    }
    const int syntaxes = associate.answer ? (context.result == 0 ? 1 : 0) : *rc::gen::inRange(0, 20);
    for (int j = 0; j < syntaxes; ++j) context.transfer_syntaxes.push_back("1.2.840." + std::to_string(j));
    associate.contexts.push_back(context);
  }
  RC_ASSERT(parse_associate(build(associate)) == Parsed<Associate>{associate});
}

}  // namespace
}  // namespace asepsis::wire::dicom

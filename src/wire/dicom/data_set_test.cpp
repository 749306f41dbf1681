// The walker by itself: encodings, nesting, and what it refuses to read.
#include "wire/dicom/data_set.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "wire/dicom/testing_objects.h"
#include "wire/writer.h"

namespace asepsis::wire::dicom {
namespace {

using namespace testing;

struct Walked {
  DeviceIdentity identity;
  bool unreadable = false;
  std::size_t taken = 0;  // bytes that were looked at
  bool operator==(const Walked&) const = default;
};

Walked walk(Bytes data_set, Within within, Transfer transfer, std::size_t piece = SIZE_MAX) {
  DataSetReader reader(within, transfer);
  Walked walked;
  while (!data_set.empty() && !reader.done()) {
    const Bytes fragment = data_set.first(std::min(piece, data_set.size()));
    std::uint64_t length = std::min<std::uint64_t>(reader.passing(), fragment.size());
    if (length > 0) {
      reader.pass(length);
    } else {
      length = reader.take(fragment);
      walked.taken += length;
    }
    data_set = data_set.subspan(static_cast<std::size_t>(length));
  }
  walked.identity = reader.identity();
  walked.unreadable = reader.unreadable();
  return walked;
}

DeviceIdentity identity_of(Bytes data_set, Transfer transfer = Transfer::kExplicitLittle) {
  return walk(data_set, Within::kObject, transfer).identity;
}

Buffer explicit_vr(const std::vector<Element>& elements) { return build_data_set(elements, true); }
Buffer implicit_vr(const std::vector<Element>& elements) { return build_data_set(elements, false); }

Buffer delimiter(std::uint16_t element, std::uint32_t length = 0) {
  Writer out;
  out.u16le(0xfffe).u16le(element).u32le(length);
  return std::move(out).take();
}

// Explicit VR; content stands between an undefined length and its delimiter.
Buffer undefined(std::uint16_t group, std::uint16_t element, const char* vr, const Buffer& content) {
  Writer out;
  out.u16le(group).u16le(element).u8(static_cast<std::uint8_t>(vr[0])).u8(static_cast<std::uint8_t>(vr[1]));
  out.zeros(2).u32le(kUndefinedLength).bytes(content).bytes(delimiter(0xe0dd));
  return std::move(out).take();
}

Buffer undefined_item(const Buffer& content) {
  return delimiter(0xe000, kUndefinedLength) + content + delimiter(0xe00d);
}

Buffer big_endian(const std::vector<Element>& elements) {
  Writer out;
  for (const Element& element : elements) {
    out.u16be(element.group).u16be(element.element);
    for (const char letter : element.vr) out.u8(static_cast<std::uint8_t>(letter));
    const auto length = static_cast<std::uint16_t>(element.value.size() + element.value.size() % 2);
    if (has_long_length(element.vr[0], element.vr[1]))
      out.zeros(2).u32be(length);
    else
      out.u16be(length);
    out.bytes(element.value).zeros(element.value.size() % 2);
  }
  return std::move(out).take();
}

TEST(DicomDataSet, ReadsTheDeviceInEveryEncodingAndStopsBehindIt) {
  EXPECT_EQ(identity_of(explicit_vr(image_elements())), scanner());
  EXPECT_EQ(identity_of(implicit_vr(image_elements()), Transfer::kImplicitLittle), scanner());
  EXPECT_EQ(identity_of(big_endian(image_elements()), Transfer::kExplicitBig), scanner());
  EXPECT_EQ(identity_of(explicit_vr(image_elements()), Transfer::kUnknown), scanner());
  EXPECT_EQ(identity_of(implicit_vr(image_elements()), Transfer::kUnknown), scanner());
  EXPECT_EQ(identity_of(big_endian(image_elements()), Transfer::kUnknown), scanner());
}

TEST(DicomDataSet, ValuesThatAreNotInTheTableAreNotLookedAt) {
  const auto walked = walk(explicit_vr(image_elements(100'000)), Within::kObject, Transfer::kExplicitLittle);
  std::size_t headers_and_table = 0;
  for (const Element& element : image_elements()) {
    if (element.group > 0x0020) break;
    headers_and_table += kShortElementHeader;
    for (const Readable& row : kReadable)
      if (row.within == Within::kObject && row.tag == tag(element.group, element.element))
        headers_and_table += element.value.size() + element.value.size() % 2;
  }
  EXPECT_EQ(walked.taken, headers_and_table);
}

TEST(DicomDataSet, DeflatedIsUnreadableAndAnUnprovenEncodingToo) {
  EXPECT_TRUE(walk(explicit_vr(image_elements()), Within::kObject, Transfer::kUnreadable).unreadable);
  EXPECT_TRUE(walk(Buffer(64, std::byte{0x5a}), Within::kObject, Transfer::kUnknown).unreadable);
}

TEST(DicomDataSet, SequencesOfUndefinedLengthAreWalkedThroughAndNothingInThemIsRead) {
  const auto nested = explicit_vr({text(0x0008, 0x0070, "LO", "OTHER"), text(0x0008, 0x1090, "LO", "OTHER")});
  const auto content = undefined_item(undefined(0x0040, 0xa168, "SQ", undefined_item(nested)) + nested) +
                       delimiter(0xe000, static_cast<std::uint32_t>(nested.size())) + nested;
  const auto data_set = explicit_vr({text(0x0008, 0x0060, "CS", "CT"), text(0x0008, 0x0070, "LO", "MAKER")}) +
                        undefined(0x0008, 0x1110, "SQ", content) + explicit_vr({text(0x0018, 0x1000, "LO", "SN1")});
  DeviceIdentity expected;
  expected.modality = "CT", expected.manufacturer = "MAKER", expected.serial = "SN1";
  EXPECT_EQ(identity_of(data_set), expected);
}

TEST(DicomDataSet, WhatUnknownOfUndefinedLengthHoldsIsImplicit) {
  const auto content = undefined_item(implicit_vr({text(0x0008, 0x0070, "LO", "OTHER")}));
  const auto data_set = undefined(0x0008, 0x1110, "UN", content) + explicit_vr({text(0x0018, 0x1000, "LO", "SN1")});
  EXPECT_EQ(identity_of(data_set).serial, "SN1");
}

TEST(DicomDataSet, NestingBeyondTheBudgetEndsTheWalkWithWhatWasCertain) {
  Buffer deep;
  for (int i = 0; i < 100'000; ++i) {
    const auto open = undefined(0x0008, 0x1110, "SQ", {});
    deep.insert(deep.end(), open.begin(), open.end() - 8);
    const auto item = delimiter(0xe000, kUndefinedLength);
    deep.insert(deep.end(), item.begin(), item.end());
  }
  const auto walked =
      walk(explicit_vr({text(0x0008, 0x0070, "LO", "MAKER")}) + deep, Within::kObject, Transfer::kExplicitLittle);
  EXPECT_EQ(walked.identity.manufacturer, "MAKER");
  EXPECT_LT(walked.taken, 1'000u);
}

TEST(DicomDataSet, AnElementOutOfOrderEndsTheWalk) {
  const auto data_set = explicit_vr(
      {text(0x0008, 0x0070, "LO", "MAKER"), text(0x0008, 0x0060, "CS", "CT"), text(0x0018, 0x1000, "LO", "X")});
  DeviceIdentity expected;
  expected.manufacturer = "MAKER";
  EXPECT_EQ(identity_of(data_set), expected);
}

TEST(DicomDataSet, AValueOfAnotherVrIsPassedAndUnknownIsTakenAsText) {
  EXPECT_EQ(identity_of(explicit_vr({text(0x0008, 0x0070, "PN", "DOE^JANE")})), DeviceIdentity{});
  EXPECT_EQ(identity_of(explicit_vr({text(0x0008, 0x0070, "UN", "MAKER ")})).manufacturer, "MAKER");
}

TEST(DicomDataSet, ALongTextIsLeftOutAndWhatFollowsIsRead) {
  const auto data_set =
      explicit_vr({text(0x0008, 0x0070, "LO", std::string(66, 'x')), text(0x0008, 0x1090, "LO", std::string(64, 'y'))});
  EXPECT_EQ(identity_of(data_set).manufacturer, std::nullopt);
  EXPECT_EQ(identity_of(data_set).model, std::string(64, 'y'));
}

TEST(DicomDataSet, AWorklistQueryTellsWhoAsksForWhatAndNothingElse) {
  DeviceIdentity expected;
  expected.scheduled_ae = "PETCT1", expected.scheduled_modality = "PT";
  const auto query = worklist_query("PETCT1", "PT");
  EXPECT_EQ(walk(implicit_vr(query), Within::kScheduledStep, Transfer::kImplicitLittle).identity, expected);
  EXPECT_EQ(
      walk(explicit_vr({query[0]}) + undefined(0x0040, 0x0100, "SQ",
                                               undefined_item(explicit_vr({text(0x0008, 0x0060, "CS", "PT"),
                                                                           text(0x0040, 0x0001, "AE", "PETCT1")}))),
           Within::kScheduledStep, Transfer::kExplicitLittle)
          .identity,
      expected);
}

TEST(DicomDataSet, WildCardsNameNoDevice) {
  DeviceIdentity expected;
  expected.scheduled_modality = "PT";
  const auto query = implicit_vr(worklist_query("*", "PT"));
  EXPECT_EQ(walk(query, Within::kScheduledStep, Transfer::kImplicitLittle).identity, expected);
}

TEST(DicomDataSet, OnlyTheFirstStepItemIsRead) {
  const auto step = [](const char* modality) { return implicit_vr({text(0x0008, 0x0060, "CS", modality)}); };
  const auto query = implicit_vr({sequence_element(0x0040, 0x0100, {step("PT"), step("CT")})});
  EXPECT_EQ(walk(query, Within::kScheduledStep, Transfer::kImplicitLittle).identity.scheduled_modality, "PT");
}

TEST(DicomDataSet, AnElementThatReachesOverItsItemEndsTheWalk) {
  Writer out;  // an item of 12 bytes with a CS element of 20
  out.u16le(0x0040).u16le(0x0100).u32le(40).bytes(delimiter(0xe000, 12)).u16le(0x0008).u16le(0x0060).u32le(20);
  out.bytes(Buffer(24, std::byte{'A'}));
  const auto query = std::move(out).take();
  EXPECT_EQ(walk(query, Within::kScheduledStep, Transfer::kImplicitLittle).identity, DeviceIdentity{});
}

TEST(DicomDataSet, AGapInAPassedValueChangesNothingAndElsewhereEndsTheWalk) {
  const auto data_set = explicit_vr({text(0x0008, 0x0070, "LO", "MAKER"), text(0x0008, 0x1030, "LO", "SKULL BASE"),
                                     text(0x0018, 0x1000, "LO", "SN1 ")});
  DataSetReader reader(Within::kObject, Transfer::kExplicitLittle);
  const std::size_t taken = reader.take(data_set);
  ASSERT_EQ(reader.passing(), 10u);
  reader.gap(10);
  reader.take(Bytes(data_set).subspan(taken + 10));
  EXPECT_EQ(reader.identity().serial, "SN1");

  DataSetReader broken(Within::kObject, Transfer::kExplicitLittle);
  broken.take(data_set);
  broken.gap(11);
  EXPECT_TRUE(broken.done());
  EXPECT_EQ(broken.identity().manufacturer, "MAKER");
}

// A naive twin: what a walk says does not depend on how the bytes arrive.
RC_GTEST_PROP(DicomDataSet, SaysTheSameForAnyBytesHoweverTheyAreCut, ()) {
  auto data_set = explicit_vr(image_elements()) + implicit_vr(worklist_query("PETCT1", "PT"));
  const auto damage = *rc::gen::container<std::vector<std::pair<std::size_t, std::uint8_t>>>(
      rc::gen::pair(rc::gen::inRange<std::size_t>(0, data_set.size()), rc::gen::arbitrary<std::uint8_t>()));
  for (const auto& [at, value] : damage) data_set[at] = static_cast<std::byte>(value);
  const auto within = *rc::gen::element(Within::kObject, Within::kScheduledStep);
  const auto transfer = *rc::gen::element(Transfer::kUnknown, Transfer::kImplicitLittle, Transfer::kExplicitLittle,
                                          Transfer::kExplicitBig);
  const auto whole = walk(data_set, within, transfer);
  RC_ASSERT(walk(data_set, within, transfer, 1) == whole);
  RC_ASSERT(walk(data_set, within, transfer, *rc::gen::inRange<std::size_t>(2, 50)) == whole);
}

}  // namespace
}  // namespace asepsis::wire::dicom

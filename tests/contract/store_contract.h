// The contract of ports::Store as tests. An adapter instantiates it:
//
//   INSTANTIATE_TYPED_TEST_SUITE_P(Memory, StoreContract, MemoryFixture);
//
// A fixture offers `std::unique_ptr<ports::Store> open()`; a second open() of a durable one finds what the first wrote.
#pragma once

#include <gtest/gtest.h>

#include "ports/store.h"

namespace asepsis::ports {

template <class Fixture>
class StoreContract : public ::testing::Test {
 protected:
  Fixture fixture_;
};
TYPED_TEST_SUITE_P(StoreContract);

inline Fact fact_of(std::string kind, std::string body) {
  Fact fact{{}, std::move(kind), std::move(body)};
  fact.id = fact_id(fact.kind, fact.body);
  return fact;
}

inline std::vector<Entry> entries_of(const Store& store, std::uint64_t after = 0) {
  std::vector<Entry> entries;
  EXPECT_TRUE(store.read(after, [&](const Entry& entry) -> Status {
    entries.push_back(entry);
    return Done{};
  }));
  return entries;
}

TYPED_TEST_P(StoreContract, FactsComeBackInOrderAndChained) {
  auto store = this->fixture_.open();
  const std::vector<Fact> facts = {fact_of("document", std::string("a\0b\xff", 4)), fact_of("run", "{}")};
  ASSERT_TRUE(store->append(facts));
  const auto entries = entries_of(*store);
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].fact, facts[0]);
  EXPECT_EQ(entries[1].sequence, 2u);
  EXPECT_EQ(entries[0].hash, chain_hash({}, facts[0]));
  EXPECT_EQ(entries[1].hash, chain_hash(entries[0].hash, facts[1]));
  EXPECT_EQ(entries_of(*store, 1).size(), 1u);
  EXPECT_FALSE(store->check()->has_value());
}

TYPED_TEST_P(StoreContract, TheSameFactIsWrittenOnce) {
  auto store = this->fixture_.open();
  const std::vector<Fact> facts = {fact_of("a", "1"), fact_of("a", "1"), fact_of("b", "1")};
  ASSERT_TRUE(store->append(facts));
  ASSERT_TRUE(store->append(facts));
  EXPECT_EQ(entries_of(*store).size(), 2u);
}

TYPED_TEST_P(StoreContract, AFactThatDoesNotFitItsIdIsRefusedWithAllBesideIt) {
  auto store = this->fixture_.open();
  Fact forged = fact_of("a", "1");
  forged.body = "2";
  const auto status = store->append(std::vector<Fact>{fact_of("b", "1"), forged});
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, Code::kUsage);
  EXPECT_TRUE(entries_of(*store).empty());
}

TYPED_TEST_P(StoreContract, FactsAreFoundByIdAndAMissingOneIsNoError) {
  auto store = this->fixture_.open();
  const Fact fact = fact_of("a", "1");
  ASSERT_TRUE(store->append(std::vector<Fact>{fact}));
  EXPECT_EQ(*store->find(fact.id), std::optional(fact));
  EXPECT_FALSE(store->find(Id{"fact-0"})->has_value());
}

TYPED_TEST_P(StoreContract, AVisitorsErrorStopsTheReading) {
  auto store = this->fixture_.open();
  ASSERT_TRUE(store->append(std::vector<Fact>{fact_of("a", "1"), fact_of("a", "2")}));
  int seen = 0;
  const Status status = store->read(0, [&](const Entry&) -> Status {
    ++seen;
    return Error{Code::kUsage, "", "", "enough"};
  });
  EXPECT_EQ(seen, 1);
  EXPECT_FALSE(status);
}

TYPED_TEST_P(StoreContract, ViewsAreReplacedListedAndDropped) {
  auto store = this->fixture_.open();
  ASSERT_TRUE(store->put_view("b", "1"));
  ASSERT_TRUE(store->put_view("a", std::string("x\0y", 3)));
  ASSERT_TRUE(store->put_view("b", "2"));
  EXPECT_EQ(*store->view_names(), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(*store->view("a"), std::optional(std::string("x\0y", 3)));
  EXPECT_EQ(*store->view("b"), std::optional<std::string>("2"));
  EXPECT_FALSE(store->view("c")->has_value());
  ASSERT_TRUE(store->drop_views());
  EXPECT_TRUE(store->view_names()->empty());
}

TYPED_TEST_P(StoreContract, WhatIsDurableIsThereAfterReopening) {
  auto store = this->fixture_.open();
  if (!store->capabilities().durable) GTEST_SKIP() << "this adapter does not claim to be durable";
  const Fact fact = fact_of("a", "1");
  ASSERT_TRUE(store->append(std::vector<Fact>{fact}));
  store.reset();
  store = this->fixture_.open();
  ASSERT_TRUE(store->append(std::vector<Fact>{fact_of("a", "2")}));
  EXPECT_EQ(entries_of(*store).size(), 2u);
  EXPECT_FALSE(store->check()->has_value());
}

REGISTER_TYPED_TEST_SUITE_P(StoreContract, FactsComeBackInOrderAndChained, TheSameFactIsWrittenOnce,
                            AFactThatDoesNotFitItsIdIsRefusedWithAllBesideIt, FactsAreFoundByIdAndAMissingOneIsNoError,
                            AVisitorsErrorStopsTheReading, ViewsAreReplacedListedAndDropped,
                            WhatIsDurableIsThereAfterReopening);

}  // namespace asepsis::ports

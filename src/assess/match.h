// One kind of device against one predicate, part by part: met, failed, open.
//
//   Match match = judge(facts, predicate, judge_vendor(facts, predicate), vocabulary);
//   match.standing()          // kFailed: it is not this product; kOpen: not known; kMet: it is
//
// A part fails on firm facts alone, and a fact taken away never makes a part fail: every rule here that says kFailed
// needs only facts that are present, and more facts never take its kFailed back.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "assess/device_facts.h"
#include "assess/product_predicate.h"

namespace asepsis::assess {

enum class Part : std::uint8_t { kVendor, kFamily, kModel, kSystem, kVersion, kException };
inline constexpr std::size_t kParts = 6;
enum class PartState : std::uint8_t { kNotAsked, kMet, kOpen, kFailed };

struct Match {
  std::array<PartState, kParts> states{};
  bool as_component = false;  // the inventory lists the product among the device's software
  bool firm = false;          // identity rests on a firm maker, and on the model where a family is asked

  PartState operator[](Part part) const { return states[static_cast<std::size_t>(part)]; }
  PartState& operator[](Part part) { return states[static_cast<std::size_t>(part)]; }
  std::size_t count(PartState state) const;
  PartState standing() const;  // failed if any part failed, else open if any is open, else met
  bool is_candidate() const;   // the maker matches, or the rest does and the maker is not known
};

PartState judge_vendor(const DeviceFacts& facts, const Predicate& predicate);
// Quick and generous: false means that judge() would give no candidate.
bool may_be_candidate(const DeviceFacts& facts, const Predicate& predicate, PartState vendor);
Match judge(const DeviceFacts& facts, const Predicate& predicate, PartState vendor, const Vocabulary& vocabulary);

}  // namespace asepsis::assess

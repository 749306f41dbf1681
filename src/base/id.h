// Id: the name of a fact or of something derived: a content hash, never a counter, so that the same evidence has the
// same id on every machine and in every run.
//
//   Id id = make_id("observation", {"10.20.0.11", "dicom.model", "Biograph64_mCT"});
//   id.text == "observation-5f0c...";      // kind, '-', 24 hex digits: the first 96 bits of SHA-256
//
// Parts are hashed with their lengths, so {"ab","c"} and {"a","bc"} differ.
#pragma once

#include <compare>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace asepsis {

struct Id {
  std::string text;  // empty: no id
  auto operator<=>(const Id&) const = default;
};

Id make_id(std::string_view kind, std::span<const std::string_view> parts);
Id make_id(std::string_view kind, std::initializer_list<std::string_view> parts);

}  // namespace asepsis

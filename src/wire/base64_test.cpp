#include "wire/base64.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "wire/ascii.h"

namespace asepsis::wire {
namespace {

std::optional<std::string> decoded(std::string_view text) {
  const auto bytes = decode_base64(to_bytes(text), 64);
  if (!bytes) return std::nullopt;
  std::string out;
  for (const std::byte byte : *bytes) out.push_back(to_char(byte));
  return out;
}

TEST(Base64, ReadsTheVectorsOfRfc4648) {
  EXPECT_EQ(decoded(""), "");
  EXPECT_EQ(decoded("Zg=="), "f");
  EXPECT_EQ(decoded("Zm8="), "fo");
  EXPECT_EQ(decoded("Zm9vYmFy"), "foobar");
}

TEST(Base64, RefusesWhatIsNotExact) {
  for (const auto* text : {"Zg=", "Zg", "Z===", "====", "Zg=A", "Zh==", "Zm9=", "Zm 9vYmF", "Zm9-", "=g=="})
    EXPECT_EQ(decoded(text), std::nullopt) << text;
}

TEST(Base64, HoldsToTheLongestLength) {
  EXPECT_TRUE(decode_base64(to_bytes("Zm8="), 2));
  EXPECT_FALSE(decode_base64(to_bytes("Zm8="), 1));
}

RC_GTEST_PROP(Base64, ReadsBackWhatItWrites, (const std::vector<std::uint8_t>& values)) {
  std::vector<std::byte> bytes;
  for (const auto value : values) bytes.push_back(std::byte{value});
  RC_ASSERT(decode_base64(to_bytes(encode_base64(bytes)), bytes.size()) == bytes);
}

}  // namespace
}  // namespace asepsis::wire

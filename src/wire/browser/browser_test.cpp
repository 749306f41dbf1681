#include "wire/browser/browser.h"

#include <gtest/gtest.h>

#include "wire/ascii.h"
#include "wire/browser/layout.h"

namespace asepsis::wire::browser {
namespace {

Announcement scanner() { return {.name = "PETCT1", .major = 6, .minor = 1, .server_type = 0x9003}; }
std::vector<std::byte> datagram() { return build(scanner(), IpAddress::v4(0x0a14000b)); }
constexpr std::size_t kCommandAt = 82 + 86;  // behind names, transaction and mailslot name

TEST(Browser, ReadsBackWhatItBuilds) {
  EXPECT_EQ(std::get<Announcement>(parse(datagram())), scanner());
  Announcement longest = scanner();
  longest.name = "ABCDEFGHIJKLMNO";
  EXPECT_EQ(std::get<Announcement>(parse(build(longest, {}))), longest);
}

TEST(Browser, ALocalMasterIsAHostTooAndADomainIsNot) {
  auto bytes = datagram();
  ASSERT_EQ(bytes[kCommandAt], std::byte{kHostAnnouncement});
  bytes[kCommandAt] = std::byte{kLocalMasterAnnouncement};
  EXPECT_EQ(std::get<Announcement>(parse(bytes)), scanner());
  bytes[kCommandAt] = std::byte{12};
  EXPECT_EQ(parse(bytes), (Parsed<Announcement>(Malformed{kCommandAt, "a host announcement"})));
}

TEST(Browser, EveryPrefixIsTruncatedAndNamesALengthThatIsStillMissing) {
  const auto bytes = datagram();
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const auto parsed = parse(Bytes(bytes).first(length));
    ASSERT_TRUE(std::holds_alternative<Truncated>(parsed)) << length;
    EXPECT_GT(std::get<Truncated>(parsed).need, length);
  }
}

TEST(Browser, EveryOtherDatagramIsMalformed) {
  const auto changed = [](std::size_t at, int value) {
    auto bytes = datagram();
    bytes[at] = static_cast<std::byte>(value);
    return std::holds_alternative<Malformed>(parse(bytes));
  };
  EXPECT_TRUE(changed(0, 0x13));               // a datagram error
  EXPECT_TRUE(changed(1, 0x03));               // more fragments follow
  EXPECT_TRUE(changed(13, 1));                 // a later fragment
  EXPECT_TRUE(changed(14, 31));                // a name of another length
  EXPECT_TRUE(changed(82, 0xfe));              // SMB2
  EXPECT_TRUE(changed(82 + 4, 0x72));          // another command
  EXPECT_TRUE(changed(82 + 32, 16));           // another word count
  EXPECT_TRUE(changed(82 + 57, 0));            // data inside the header
  EXPECT_TRUE(changed(82 + 69 + 10, 'X'));     // another mailslot
  EXPECT_TRUE(changed(kCommandAt + 30, 0));    // another signature
  EXPECT_TRUE(changed(kCommandAt + 6, 0x01));  // a name that is not printable
  EXPECT_TRUE(changed(kCommandAt + 6, 0));     // no name
}

}  // namespace
}  // namespace asepsis::wire::browser

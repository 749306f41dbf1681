#include "wire/dicom/transfer.h"

#include <algorithm>
#include <array>

#include "wire/dicom/layout.h"

namespace asepsis::wire::dicom {
namespace {

constexpr std::array<std::string_view, 21> kShortVrs{"AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO",
                                                     "LT", "PN", "SH", "SL", "SS", "ST", "TM", "UI", "UL", "US"};
constexpr std::array<std::string_view, 13> kLongVrs{"OB", "OD", "OF", "OL", "OV", "OW", "SQ",
                                                    "SV", "UC", "UN", "UR", "UT", "UV"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& vrs, char first, char second) {
  return std::any_of(vrs.begin(), vrs.end(), [&](std::string_view vr) { return vr[0] == first && vr[1] == second; });
}

// First elements are short (a group length, a character set, a UID, a date); a length beyond this is another encoding.
constexpr std::uint32_t kLongestFirstElement = 1024;

// Groups in which objects, queries and performed procedure steps begin.
bool begins_data_sets(std::uint16_t group) { return group == 0x0008 || group == 0x0010 || group == 0x0040; }

bool is_plausible(std::uint32_t length) { return length % 2 == 0 && length <= kLongestFirstElement; }

}  // namespace

Transfer transfer_of(std::string_view uid) {
  if (uid == kImplicitLittleEndian) return Transfer::kImplicitLittle;
  if (uid == kExplicitLittleEndian) return Transfer::kExplicitLittle;
  if (uid == "1.2.840.10008.1.2.2") return Transfer::kExplicitBig;
  // JPIP Referenced Deflate, JPIP HTJ2K Referenced Deflate: the whole data set is deflated,
  // like 1.2.840.10008.1.2.1.99.
  if (uid == "1.2.840.10008.1.2.4.95" || uid == "1.2.840.10008.1.2.4.205") return Transfer::kUnreadable;
  // JPEG family and MPEG; RLE; Encapsulated Uncompressed; Deflated Image Frame.
  if (uid.starts_with("1.2.840.10008.1.2.4.") || uid == "1.2.840.10008.1.2.5" || uid == "1.2.840.10008.1.2.1.98" ||
      uid == "1.2.840.10008.1.2.8.1")
    return Transfer::kExplicitLittle;
  return Transfer::kUnreadable;
}

Transfer guess_transfer(Bytes first_eight) {
  Reader little(first_eight), big(first_eight);
  const auto little_group = little.u16le();
  const auto little_element = little.u16le();
  const auto big_group = big.u16be();
  const auto big_element = big.u16be();
  const auto first = little.u8();
  const auto second = little.u8();
  const auto short_little = little.u16le();
  const auto implicit_length = big.u32le();
  if (!little_group || !little_element || !big_group || !big_element || !first || !second || !short_little ||
      !implicit_length)
    return Transfer::kUnreadable;
  const char a = static_cast<char>(*first);
  const char b = static_cast<char>(*second);
  const auto short_big = static_cast<std::uint16_t>((*short_little >> 8) | (*short_little << 8));
  // A long VR has two reserved zero bytes here, which is a plausible length as well.
  const bool vr = is_known_vr(a, b);
  if (begins_data_sets(*little_group)) {
    if (vr) return is_plausible(*short_little) ? Transfer::kExplicitLittle : Transfer::kUnreadable;
    return is_plausible(*implicit_length) ? Transfer::kImplicitLittle : Transfer::kUnreadable;
  }
  if (begins_data_sets(*big_group) && vr && is_plausible(short_big)) return Transfer::kExplicitBig;
  return Transfer::kUnreadable;
}

bool has_long_length(char first, char second) { return !contains(kShortVrs, first, second); }
bool is_known_vr(char first, char second) {
  return contains(kShortVrs, first, second) || contains(kLongVrs, first, second);
}

}  // namespace asepsis::wire::dicom

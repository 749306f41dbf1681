#include "base/hash.h"

#include <gcrypt.h>

#include <cstdlib>

namespace asepsis {
namespace {

// libgcrypt wants its version check before any other call; a function-local static makes that happen once.
bool initialised() {
  static const bool done = [] {
    if (gcry_check_version(nullptr) == nullptr) return false;
    if (gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P) == 0) {
      gcry_control(GCRYCTL_DISABLE_SECMEM, 0);  // no secret passes through this file
      gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    }
    return true;
  }();
  return done;
}

}  // namespace

Digest sha256(std::span<const std::byte> bytes) {
  if (!initialised()) std::abort();
  Digest digest;
  gcry_md_hash_buffer(GCRY_MD_SHA256, digest.data(), bytes.data(), bytes.size());
  return digest;
}

Digest sha256(std::string_view text) { return sha256(std::as_bytes(std::span(text.data(), text.size()))); }

std::string to_hex(std::span<const std::byte> bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::byte byte : bytes) {
    text.push_back(kDigits[std::to_integer<unsigned>(byte) >> 4]);
    text.push_back(kDigits[std::to_integer<unsigned>(byte) & 15]);
  }
  return text;
}

}  // namespace asepsis

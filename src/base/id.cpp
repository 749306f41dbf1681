#include "base/id.h"

#include "base/hash.h"

namespace asepsis {
namespace {

constexpr std::size_t kIdBytes = 12;  // 96 bits: no collision to be expected below 10^14 facts

}  // namespace

Id make_id(std::string_view kind, std::span<const std::string_view> parts) {
  std::string content;
  for (const std::string_view part : parts) {
    content += std::to_string(part.size());
    content += ':';
    content += part;
  }
  const Digest digest = sha256(content);
  return {std::string(kind) + "-" + to_hex(std::span(digest).first(kIdBytes))};
}

Id make_id(std::string_view kind, std::initializer_list<std::string_view> parts) {
  return make_id(kind, std::span(parts.begin(), parts.size()));
}

}  // namespace asepsis

#include "model/origin.h"

#include <fmt/format.h>

namespace asepsis::model {
namespace {

std::string say(const DocumentOrigin& origin) {
  if (origin.place.empty()) return origin.document;
  return fmt::format("{}, {}", origin.document, origin.place);
}

std::string say(const PacketOrigin& origin) {
  return fmt::format("{}, packet {}, offset {}", origin.file, origin.packet, origin.offset);
}

std::string say(const PersonOrigin& origin) {
  const std::string who = fmt::format("{}, {}", origin.person, to_text(origin.at));
  return origin.source.empty() ? who : fmt::format("{}, {}", who, origin.source);
}

}  // namespace

std::string to_text(const Origin& origin) {
  return std::visit([](const auto& known) { return say(known); }, origin);
}

}  // namespace asepsis::model

#include <string>

#include "wire/ascii.h"
#include "wire/radia/layout.h"
#include "wire/radia/radia.h"
#include "wire/writer.h"

namespace asepsis::wire::radia {

std::vector<std::byte> build_notify(std::uint16_t error_port, std::string_view user, std::string_view password,
                                    std::string_view command) {
  Writer out;
  out.bytes(to_bytes(error_port == 0 ? "" : std::to_string(error_port))).zeros(1);
  for (const auto field : {user, password, command}) out.bytes(to_bytes(field)).zeros(1);
  return std::move(out).take();
}

std::vector<std::byte> build_reply(const Reply& reply) {
  if (reply.accepted) return {kAccepted};
  return to_bytes("permission denied\n");
}

}  // namespace asepsis::wire::radia

#include "wire/ascii.h"
#include "wire/smb/layout.h"
#include "wire/smb/smb.h"
#include "wire/writer.h"

namespace asepsis::wire::smb {
namespace {

std::vector<std::byte> framed(Bytes message) {
  Writer out;
  out.u8(static_cast<std::uint8_t>(SessionType::kMessage)).u8(static_cast<std::uint8_t>(message.size() >> 16));
  out.u16be(static_cast<std::uint16_t>(message.size() & 0xffff)).bytes(message);
  return std::move(out).take();
}

// Session, tree, signature: zeros, as before a log-on.
void write_header(Writer& out, std::uint32_t status, std::uint16_t command, std::uint32_t flags) {
  constexpr std::size_t kCreditCharge = 2, kNextCommandToSignature = 44;
  out.u8(std::to_integer<std::uint8_t>(kSmb2Mark)).bytes(to_bytes("SMB"));
  out.u16le(static_cast<std::uint16_t>(kSmb2Header)).zeros(kCreditCharge).u32le(status).u16le(command);
  out.u16le(1).u32le(flags).zeros(kNextCommandToSignature);
}

}  // namespace

std::vector<std::byte> build_session_setup_response(const ntlmssp::Challenge& challenge) {
  const auto token = ntlmssp::build_challenge(challenge);
  Writer out;
  write_header(out, kMoreProcessingRequired, kSmb2SessionSetup, kSmb2Answer);
  out.u16le(kSmb2SetupAnswerSize).u16le(0);
  out.u16le(static_cast<std::uint16_t>(kSmb2Header + kSmb2SetupAnswer));
  out.u16le(static_cast<std::uint16_t>(token.size())).bytes(token);
  return framed(std::move(out).take());
}

std::vector<std::byte> build_negotiate_request() {
  constexpr std::uint16_t kSize = 36, kSigningEnabled = 1, kSmb202 = 0x0202, kSmb210 = 0x0210;
  constexpr std::size_t kCapabilitiesToStartTime = 28;
  Writer out;
  write_header(out, 0, kSmb2Negotiate, 0);
  out.u16le(kSize).u16le(2).u16le(kSigningEnabled).u16le(0).zeros(kCapabilitiesToStartTime);
  out.u16le(kSmb202).u16le(kSmb210);
  return framed(std::move(out).take());
}

}  // namespace asepsis::wire::smb

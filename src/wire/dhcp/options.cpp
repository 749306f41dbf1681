#include "wire/dhcp/options.h"

namespace asepsis::wire::dhcp {
namespace {

bool is_read(std::uint8_t code) {
  switch (Option{code}) {
    case Option::kHostName:
    case Option::kRequestedAddress:
    case Option::kOverload:
    case Option::kType:
    case Option::kServer:
    case Option::kParameters:
    case Option::kVendorClass:
    case Option::kFullName: return true;
    default: return false;
  }
}

using Values = std::array<std::optional<std::vector<std::byte>>, 256>;

// Where an option reaches beyond `in`: the position at which it would end.
std::optional<std::size_t> read_area(Reader in, Values& values) {
  while (const auto code = in.u8()) {
    if (Option{*code} == Option::kPad) continue;
    if (Option{*code} == Option::kEnd) return std::nullopt;
    const auto length = in.u8();
    if (!length) return in.position() + 1;
    const auto value = in.bytes(*length);
    if (!value) return in.position() + *length;
    if (!is_read(*code)) continue;
    auto& joined = values[*code];
    if (!joined) joined.emplace();
    joined->insert(joined->end(), value->begin(), value->end());
  }
  return std::nullopt;
}

}  // namespace

Parsed<Options> Options::read(Bytes datagram) {
  Options options;
  const Reader whole(datagram);
  if (const auto beyond = read_area(*whole.at(kOptions, datagram.size() - kOptions), options.values_))
    return Truncated{*beyond};
  const auto overload = options.value(Option::kOverload);
  if (!overload || overload->size() != 1) return options;
  const auto where = std::to_integer<std::uint8_t>((*overload)[0]);
  if ((where & kOverloadFile) && read_area(*whole.at(kFile, kFileRoom), options.values_))
    return Malformed{kFile, "options that end within file"};
  if ((where & kOverloadServerName) && read_area(*whole.at(kServerName, kServerNameRoom), options.values_))
    return Malformed{kServerName, "options that end within sname"};
  return options;
}

std::optional<Bytes> Options::value(Option option) const {
  const auto& held = values_[static_cast<std::uint8_t>(option)];
  if (!held) return std::nullopt;
  return Bytes(*held);
}

}  // namespace asepsis::wire::dhcp

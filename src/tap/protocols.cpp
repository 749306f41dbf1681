#include "tap/protocols.h"

#include "tap/datagram_shapes.h"

namespace asepsis::tap {
namespace {

template <class Session, class M>
std::unique_ptr<StreamSession> open() {
  return std::make_unique<SessionOf<Session, M>>();
}

template <auto parse>
bool parses(wire::Bytes payload) {
  return parse(payload).index() == 0;
}

template <auto parse>
std::optional<Message> read(wire::Bytes payload) {
  auto parsed = parse(payload);
  if (parsed.index() != 0) return std::nullopt;
  return std::get<0>(std::move(parsed));
}

using namespace wire;

constexpr StreamProtocol kStreams[] = {
    {"dicom", false, dicom::recognise, open<dicom::Session, dicom::Message>},
    {"http", false, http::recognise, open<http::Session, http::Message>},
    {"hl7", false, hl7::recognise, open<hl7::Session, hl7::Message>},
    {"smb", false, smb::recognise, open<smb::Session, smb::Message>},
    {"radia", true, radia::recognise, open<radia::Session, radia::Message>},
};

constexpr DatagramProtocol kDatagrams[] = {
    {"dhcp", {dhcp::kServerPort, dhcp::kClientPort}, parses<dhcp::parse>, read<dhcp::parse>},
    {"browser", {browser::kPort, browser::kPort}, parses<browser::parse>, read<browser::parse>},
    {"dns", {53, 53}, looks_like_dns, nullptr},
    {"mdns", {5353, 5353}, looks_like_dns, nullptr},
    {"llmnr", {5355, 5355}, looks_like_dns, nullptr},
    {"nbns", {137, 137}, looks_like_nbns, nullptr},
    {"ntp", {123, 123}, looks_like_ntp, nullptr},
};

}  // namespace

Protocols all_protocols() { return {kStreams, kDatagrams}; }

}  // namespace asepsis::tap

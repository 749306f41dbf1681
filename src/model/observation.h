// Observation: one claim about one subject. The atom of evidence.
//
// The id is the hash of subject, claim and value alone, so the same claim seen again, in another order or in another
// file is the same observation; count, first and last grow, and the origin is the earliest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/net.h"
#include "base/time.h"
#include "model/origin.h"

namespace asepsis::model {

// What can be claimed of a host. The words before the dot name the protocol; docs/observations.md lists them.
namespace claim {
inline constexpr std::string_view kMac = "ethernet.mac";
inline constexpr std::string_view kAeTitle = "dicom.ae_title";
inline constexpr std::string_view kImplementationClass = "dicom.implementation_class";
inline constexpr std::string_view kImplementationVersion = "dicom.implementation_version";
inline constexpr std::string_view kManufacturer = "dicom.manufacturer";
inline constexpr std::string_view kModel = "dicom.model";
inline constexpr std::string_view kSoftware = "dicom.software";
inline constexpr std::string_view kSerial = "dicom.serial";
inline constexpr std::string_view kStation = "dicom.station";
inline constexpr std::string_view kInstitution = "dicom.institution";
inline constexpr std::string_view kModality = "dicom.modality";           // of an object that the host sent
inline constexpr std::string_view kAsksModality = "dicom.asks_modality";  // in a worklist query of the host
inline constexpr std::string_view kDicomRole = "dicom.role";  // "store-scu", "worklist-scp", ...: what it did
inline constexpr std::string_view kHttpServer = "http.server";
inline constexpr std::string_view kHttpUserAgent = "http.user_agent";
inline constexpr std::string_view kNtlmVersion = "ntlm.version";  // "6.1.7601"; build 0 is no Windows
inline constexpr std::string_view kNtlmComputer = "ntlm.computer";
inline constexpr std::string_view kBrowserVersion = "browser.version";  // "6.1"
inline constexpr std::string_view kBrowserName = "browser.name";
inline constexpr std::string_view kDhcpVendorClass = "dhcp.vendor_class";
inline constexpr std::string_view kDhcpParameters = "dhcp.parameters";  // "1,15,3,6,..."
inline constexpr std::string_view kDhcpHostName = "dhcp.host_name";
inline constexpr std::string_view kDhcpRole = "dhcp.role";  // "server"
inline constexpr std::string_view kHl7Application = "hl7.application";
inline constexpr std::string_view kHl7Facility = "hl7.facility";
inline constexpr std::string_view kHl7Role = "hl7.role";  // "sender", "receiver"
inline constexpr std::string_view kSmbRole = "smb.role";  // "server"
inline constexpr std::string_view kDnsRole = "dns.role";  // "server"
}  // namespace claim

struct Observation {
  Id id;
  IpAddress subject;
  std::string claim;
  std::string value;  // printable UTF-8, at most kLongestValue bytes; never a patient's data
  std::uint64_t count = 0;
  Time first, last;
  double weight = 0;      // 0..1: how far this claim can be trusted to be about the subject itself
  bool forgeable = true;  // true for everything on the wire: any host can say it
  Origin origin;          // of the earliest

  static constexpr std::size_t kLongestValue = 128;
  bool operator==(const Observation&) const = default;
};

Id observation_id(const IpAddress& subject, std::string_view claim, std::string_view value);

}  // namespace asepsis::model

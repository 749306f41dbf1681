// A hospital and its day, as a scenario file describes them (docs/scenario.md). Plain values; read_scenario has checked
// that every name refers to something and every number is in range.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/net.h"
#include "base/time.h"
#include "phantom/phantom.h"
#include "wire/ntlmssp/ntlmssp.h"

namespace asepsis::phantom {

using Index = std::size_t;  // into Scenario's vectors

struct Zone {
  std::string name;
  Cidr subnet;
  IpAddress router;
  MacAddress router_mac;
  bool tap = true;  // frames that hosts of this zone send are captured
};

struct Identity {
  std::string manufacturer, model, software, serial, station, institution;
};

struct Dicom {
  std::string ae;
  std::uint16_t port = 104;
  std::string implementation_class, implementation_version;
  std::optional<Identity> identity;  // what its objects say; only of who makes objects
};

struct Web {
  std::uint16_t port = 80;
  std::optional<std::string> server, powered_by;
  int probe_status = 400;                       // how the range probe is answered
  std::optional<wire::ntlmssp::Version> logon;  // a page that asks for an NTLM log-on
};

struct Agent {
  std::uint16_t port = 3465;
  bool accepts = true;
};

struct Hl7 {
  std::uint16_t port = 2575;
  std::string application, facility;
};

struct WindowsVersion {
  std::uint8_t major = 0, minor = 0;
};

struct Host {
  std::string name;
  Index zone = 0;
  IpAddress address;
  MacAddress mac;
  std::string role;                // words for people
  std::vector<std::string> roles;  // as a sensor may name them
  std::string os;                  // "Windows 7", "Linux"
  std::string netbios;
  std::optional<WindowsVersion> announces;
  std::optional<Dicom> dicom;
  std::optional<Web> web;
  std::optional<Agent> agent;
  std::optional<Hl7> hl7;
  bool is_windows() const { return std::string_view(os).starts_with("Windows"); }
};

struct Patient {
  std::string name, id;
};

enum class Kind : std::uint8_t {
  kAnnounce,
  kDhcp,
  kEcho,
  kWorklist,
  kQuery,
  kStepCreated,
  kStepEnded,
  kStore,
  kCommit,
  kCommitReport,
  kHl7,
  kVisit,
  kNotify,
  kSweep,
  kProbe,
  kAgentContact,
};

struct Event {
  std::int64_t at_ms = 0;
  Kind kind = Kind::kEcho;
  Index from = 0;
  Index to = 0;          // where the kind has one peer
  Index patient = 0;     // where the kind has one
  Index made_by = 0;     // of kStore: whose identity the objects carry
  std::string modality;  // of kStore, kWorklist, kStepCreated
  std::uint32_t objects = 1, pixel_bytes = 0;
  std::string message;    // of kHl7
  IpAddress first, last;  // of kSweep
  std::vector<std::uint16_t> ports;
};

struct Scenario {
  std::string name, note;
  Time start;
  std::vector<Zone> zones;
  std::vector<Host> hosts;
  std::vector<Patient> patients;
  std::vector<Event> events;
};

std::string_view to_string(Kind kind);  // as scenario and truth files spell it
bool is_attack(Kind kind);

}  // namespace asepsis::phantom

// A small hospital for this room's tests: two tapped zones and one without, a scanner, an archive, a PC, an HL7 pair.
#pragma once

#include <string>

namespace asepsis::phantom {

inline std::string sample_scenario(const std::string& events) {
  return R"({
 "scenario": "sample", "note": "invented", "start": "2017-08-03T07:30:00Z",
 "zones": [
  {"name": "office", "subnet": "10.10.0.0/24", "router": "10.10.0.1", "router_mac": "02:00:00:10:00:01"},
  {"name": "imaging", "subnet": "10.20.0.0/24", "router": "10.20.0.1", "router_mac": "02:00:00:20:00:01"},
  {"name": "servers", "subnet": "10.30.0.0/24", "router": "10.30.0.1", "router_mac": "02:00:00:30:00:01", "tap": false}
 ],
 "hosts": [
  {"name": "pc", "zone": "office", "address": "10.10.0.57", "mac": "02:00:00:10:00:57", "role": "office PC",
   "roles": ["client"], "os": "Windows 10"},
  {"name": "scanner", "zone": "imaging", "address": "10.20.0.11", "mac": "02:00:00:20:00:11", "role": "PET/CT",
   "roles": ["modality"], "os": "Windows 7", "netbios": "SCANNER1", "announces": {"major": 6, "minor": 1},
   "dicom": {"ae": "SCANNER1", "implementation_class": "2.25.1", "implementation_version": "SCAN_1",
             "identity": {"manufacturer": "NORTHLIGHT", "model": "Aurora", "software": "AU60A", "serial": "7",
                          "station": "SCANNER1", "institution": "NORTH VALLEY"}},
   "web": {"server": "Microsoft-IIS/7.5", "powered_by": "ASP.NET", "probe": 416,
           "logon": {"major": 6, "minor": 1, "build": 7601}},
   "agent": {"accepts": true}},
  {"name": "archive", "zone": "servers", "address": "10.30.0.20", "mac": "02:00:00:30:00:20", "role": "archive",
   "roles": ["archive"], "os": "Linux",
   "dicom": {"ae": "ARCHIVE", "port": 11112, "implementation_class": "2.25.2", "implementation_version": "VAULT_4"},
   "hl7": {"application": "VAULT", "facility": "NORTH"}},
  {"name": "ris", "zone": "servers", "address": "10.30.0.21", "mac": "02:00:00:30:00:21", "role": "orders",
   "roles": ["worklist"], "os": "Linux", "hl7": {"application": "RIS", "facility": "NORTH"}}
 ],
 "patients": [{"name": "DOE^JANE", "id": "SAMPLE-1"}],
 "events": [)" +
         events + "]}";
}

inline std::string all_events() {
  return R"(
  {"at": 0, "do": "dhcp", "from": "scanner"},
  {"at": 50, "do": "windows-announce", "from": "scanner"},
  {"at": 100, "do": "c-echo", "from": "scanner", "to": "archive"},
  {"at": 200, "do": "worklist", "from": "scanner", "to": "archive", "modality": "PT", "patient": "DOE^JANE"},
  {"at": 250, "do": "c-find", "from": "scanner", "to": "archive", "patient": "DOE^JANE"},
  {"at": 300, "do": "mpps-ncreate", "from": "scanner", "to": "archive", "modality": "PT", "patient": "DOE^JANE"},
  {"at": 400, "do": "c-store", "from": "scanner", "to": "archive", "modality": "PT", "patient": "DOE^JANE",
   "objects": 2, "pixel_bytes": 40000},
  {"at": 500, "do": "storage-commit", "from": "scanner", "to": "archive"},
  {"at": 600, "do": "mpps-nset", "from": "scanner", "to": "archive"},
  {"at": 700, "do": "commit-report", "from": "archive", "to": "scanner"},
  {"at": 800, "do": "hl7", "from": "ris", "to": "archive", "message": "ADT^A04", "patient": "DOE^JANE"},
  {"at": 900, "do": "http", "from": "pc", "to": "scanner"},
  {"at": 1000, "do": "agent-notify", "from": "ris", "to": "scanner"},
  {"at": 1100, "do": "sweep", "from": "pc", "first": "10.20.0.10", "last": "10.20.0.11", "ports": [80, 443]},
  {"at": 3000, "do": "ms15-034-probe", "from": "pc", "to": "scanner"},
  {"at": 3100, "do": "rca-3465-contact", "from": "pc", "to": "scanner"})";
}

}  // namespace asepsis::phantom

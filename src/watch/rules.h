// What the detectors look for, in one place: names, numbers and where they come from.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace asepsis::watch {

inline constexpr std::string_view kRangeProbeRule = "cve-2015-1635-range-probe";
inline constexpr std::string_view kNotifyRule = "radia-notify";
inline constexpr std::string_view kSweepRule = "sweep";

// CVE-2015-1635 (MS15-034): the published tests ask for bytes up to 2^64-1; the flaw is an overflow of 64-bit lengths.
// Honest ranges end with a file: below 2^53, the largest integer that a script can hold.
inline constexpr std::uint64_t kLargestHonestRange = (std::uint64_t{1} << 63) - 1;
inline constexpr std::string_view kRangeProbeVulnerability = "CVE-2015-1635";
inline constexpr int kStatusUnpatched = 416;  // Requested Range Not Satisfiable: the length was believed
inline constexpr int kStatusPatched = 400;    // "The request has an invalid header name": refused before

inline constexpr std::array<std::string_view, 3> kNotifyVulnerabilities{"CVE-2015-1497", "CVE-2015-7860",
                                                                        "CVE-2015-7861"};
inline constexpr std::uint16_t kRexecPort = 512;  // IANA "exec": the same shape, another service

// Server headers of HTTP.sys itself and of the server that lives on it.
inline constexpr std::array<std::string_view, 2> kHttpSysServers{"Microsoft-IIS/", "Microsoft-HTTPAPI/"};

bool is_http_sys(std::string_view server_header);

}  // namespace asepsis::watch

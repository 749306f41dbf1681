// Does a version text of an advisory cover the software of a device? Three-valued: what is not understood is open.
//
//   judge_version("vers:all/*", "")          // kMet
//   judge_version("VG60A", "VG60A")          // kMet
//   judge_version("<= 4.1.6", "4.2")       // kFailed
//   judge_version("<= 4.1.6", "VB20A")     // kOpen: no order between them
//
// Ranges are read by norms/prose and norms/vers. A different single version is open, not failed: a device names its
// software in another way than a document does.
#pragma once

#include <string_view>

namespace asepsis::assess {

enum class VersionAnswer { kMet, kFailed, kOpen };

// `software` is empty where the device's is not known.
VersionAnswer judge_version(std::string_view text, std::string_view software);

// "", "*", "vers:all/*", "All versions": no version is excluded.
bool means_all_versions(std::string_view text);

}  // namespace asepsis::assess

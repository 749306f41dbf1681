// Exit status: docs/commands.md. The highest that applies is given.
#pragma once

namespace asepsis::cli {

enum ExitStatus : int {
  kAnswered = 0,  // however bad the news
  kNo = 1,        // of yes/no verbs alone
  kUsage = 2,
  kDamaged = 3,      // damaged input; what could be read is answered, "complete": false
  kEnvironment = 4,  // a file, permission, disk or kernel feature that is not there
};

}  // namespace asepsis::cli

// The commands: arguments in, exit status out (docs/commands.md).
#pragma once

namespace asepsis::cli {

int run(int argc, char** argv);

}  // namespace asepsis::cli

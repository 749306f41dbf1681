#include "cli/commands.h"

int main(int argc, char** argv) { return asepsis::cli::run(argc, argv); }

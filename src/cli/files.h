// Files of the machine, for commands: the stages below see bytes only.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "wire/reader.h"

namespace asepsis::cli {

// A file's bytes: mapped where it is a regular file, else (pipe, "-" for standard input) read to its end.
class InputFile {
 public:
  virtual ~InputFile() = default;
  virtual wire::Bytes bytes() const = 0;
};
Result<std::unique_ptr<InputFile>> open_input(const std::string& name);

// Whole or not at all: written beside the target, then renamed. Readable by its owner and group alone.
Status write_file(const std::string& name, std::string_view text);

// `name` as seen from the folder of `file`.
std::string beside(const std::string& file, const std::string& name);

}  // namespace asepsis::cli

// data/*.csv and examples/demo/* as they were when the program was built.
#pragma once

#include <string_view>
#include <vector>

namespace asepsis::cli {

struct EmbeddedFile {
  std::string_view name;  // "vendors.csv"
  std::string_view text;
};
const std::vector<EmbeddedFile>& embedded_knowledge();
const std::vector<EmbeddedFile>& embedded_demo();

}  // namespace asepsis::cli

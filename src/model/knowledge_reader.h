// data/*.csv into Knowledge. Rows that do not fit are problems with their line; the others stay.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "model/knowledge.h"

namespace asepsis::model {

struct KnowledgeFile {
  std::string_view name;  // "vendors.csv"
  std::string_view text;
};
// Files with a name that is not known are a problem each; a missing one leaves its vector empty.
Knowledge read_knowledge(const std::vector<KnowledgeFile>& files);

}  // namespace asepsis::model

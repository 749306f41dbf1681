// Documents one after the other, wherever they lie: files, folders, archives, standard input.
//
//   while (auto next = source.next()) {
//     if (!*next) { say(next->error()); continue; }
//     use((*next)->name, (*next)->bytes);
//   }
//
// In the order of the arguments; inside a folder by name, inside an archive as stored. What cannot be read is an Error
// in its place, and the rest follows. Not synchronised: one caller at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"

namespace asepsis::ports {

struct NamedDocument {
  std::string name;  // as a person would find it: "advisories/a.json", "portal.zip: 2017/a.json"
  std::string bytes;
};

class DocumentSource {
 public:
  virtual ~DocumentSource() = default;
  virtual std::optional<Result<NamedDocument>> next() = 0;  // nothing: that was all
  virtual std::uint64_t passed_over() const = 0;            // files of folders and archives that are no *.json
};

}  // namespace asepsis::ports

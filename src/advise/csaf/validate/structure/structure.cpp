#include "advise/csaf/validate/structure.h"

namespace asepsis::advise::csaf {

void check_structure(const json::Document& document, Edition, Findings& findings) {
  if (!document.root().is_object()) findings.add(document.root(), "expected an object");
}

}  // namespace asepsis::advise::csaf

#include "advise/csaf/validate/structure.h"

#include "advise/csaf/validate/structure/check.h"
#include "advise/csaf/validate/structure/tables.h"

namespace asepsis::advise::csaf {
namespace {

const structure::Shape& shape_of(Edition edition) {
  return edition == Edition::k20 ? structure::kDocument20 : structure::kDocument21;
}

}  // namespace

void check_structure(const json::Document& document, Edition edition, Findings& findings) {
  structure::check(document.root(), shape_of(edition), findings);
}

void find_unknown_members(const json::Document& document, Edition edition, Findings& findings) {
  structure::find_unknown(document.root(), shape_of(edition), findings);
}

}  // namespace asepsis::advise::csaf

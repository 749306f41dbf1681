// The tables: what each standard demands of a value, in our own notation (shape.h).
#pragma once

#include "advise/csaf/validate/structure/shape.h"

namespace asepsis::advise::csaf::structure {

extern const Shape kDocument20;     // CSAF 2.0 with Errata 01
extern const Shape kDocument21;     // CSAF 2.1, Committee Specification Draft 03
extern const Shape kCvss2;          // FIRST's JSON representations of CVSS 2.0,
extern const Shape kCvss3;          // 3.0 and 3.1: which of them, `version` says
extern const Shape kCvss4;          // 4.0 (revision 2)
extern const Shape kSelectionList;  // CERT/CC's SSVC SelectionList 2.0.0

}  // namespace asepsis::advise::csaf::structure

#include "model/validation.h"

namespace asepsis::model {

std::string_view to_string(TestGroup group) {
  switch (group) {
    case TestGroup::kSchema: return "schema";
    case TestGroup::kMandatory: return "mandatory";
    case TestGroup::kOptional: return "optional";
    case TestGroup::kRecommended: return "recommended";
    case TestGroup::kInformative: return "informative";
  }
  return "";
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::kError: return "error";
    case Severity::kWarning: return "warning";
    case Severity::kInformation: return "information";
  }
  return "";
}

Severity severity_of(TestGroup group) {
  switch (group) {
    case TestGroup::kSchema:
    case TestGroup::kMandatory: return Severity::kError;
    case TestGroup::kOptional:
    case TestGroup::kRecommended: return Severity::kWarning;
    case TestGroup::kInformative: break;
  }
  return Severity::kInformation;
}

}  // namespace asepsis::model

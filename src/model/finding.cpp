#include "model/finding.h"

namespace asepsis::model {

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::kAffected: return "affected";
    case Verdict::kFixed: return "fixed";
    case Verdict::kNotAffected: return "not_affected";
    case Verdict::kUndecided: return "undecided";
  }
  return {};
}

std::string_view to_string(StatusSource source) {
  switch (source) {
    case StatusSource::kNone: return "";
    case StatusSource::kStated: return "stated";
    case StatusSource::kInferred: return "inferred";
    case StatusSource::kDecided: return "decided";
  }
  return {};
}

}  // namespace asepsis::model

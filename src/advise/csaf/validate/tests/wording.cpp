#include "advise/csaf/validate/tests/wording.h"

namespace asepsis::advise::csaf {

std::string because(const Error& error) {
  return error.where.empty() ? "expected " + error.expected : error.where + ": expected " + error.expected;
}

std::string number_text(json::Value number) {
  json::Writer out;
  out.copy(number);
  return std::move(out).take();
}

}  // namespace asepsis::advise::csaf

// A model::Response for people: terminal text and one self-contained page. Includes no stage; every sentence of an
// answer is the response's own `text`, so terminal, page and JSON say the same words.
#pragma once

#include <string>

#include "model/response.h"

namespace asepsis::report {

struct TextStyle {
  unsigned columns = 100;
  bool colour = false;  // a state also has a word and a shape, always
};
std::string to_text(const model::Response& response, const TextStyle& style = {});

// Loads nothing, needs no script, one screen at 1440x900, one A4 landscape in print, dark and light, phone width.
std::string to_html(const model::Response& response);

}  // namespace asepsis::report

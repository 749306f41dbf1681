// The parts of the page. Each returns markup whose every text of others went through text(); nothing here loads
// anything, runs anything or links anywhere but into the page itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/response.h"
#include "report/phrases.h"

namespace asepsis::report::html {

// Plain text (report/plain.h) with & < > " ' written as entities: safe between tags and in quoted attributes.
std::string text(std::string_view foreign);
std::string lines(std::string_view foreign);  // the same of plain_lines(): for <pre>

// "<span class=...>● affected</span>": shape for the eye, word for all.
std::string tag(const State& state);
std::string tag(Tone tone, std::string_view words);
// A link to a panel of the page: "why?".
std::string why(std::string_view panel, std::string_view words = "why?");
// <ul> of texts that are markup already; empty where there are none.
std::string list(const std::vector<std::string>& items);

std::string style();  // style.cpp

std::string header(const model::Response& response);      // header.cpp
std::string affected(const model::Response& response);    // affected.cpp: answer 1
std::string reachable(const model::Response& response);   // reachable.cpp: answer 2, with the map
std::string map(const model::Response& response);         // map_svg.cpp; empty where there is nothing to draw
std::string disconnect(const model::Response& response);  // disconnect.cpp: answer 3
std::string tonight(const model::Response& response);     // tonight.cpp: answer 4
std::string fixed(const model::Response& response);       // fixed.cpp: answer 5
std::string limits(const model::Response& response);      // fixed.cpp
std::string panels(const model::Response& response);      // panels.cpp: what "why?" opens

// A table of more rows than a screen has room for scrolls by itself, so that all five answers stay in sight; paper and
// phones show it whole. `table` is markup, `what` names it: "all 60 systems".
std::string scrolling(std::size_t rows, std::size_t room, std::string_view what, const std::string& table);

// A card with its question and its answer; `body` is markup.
std::string card(unsigned number, std::string_view name, std::string_view question, std::string_view answer,
                 const std::string& body);

}  // namespace asepsis::report::html

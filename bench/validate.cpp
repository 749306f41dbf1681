// Validation of every CSAF file of a folder, already in memory, one thread: documents per second at each level; beside
// it simdjson's plain parse of the same bytes (the floor) and our own strict parse.
//
//   validate FOLDER [ROUNDS]
#include "advise/validate.h"

#include <simdjson.h>

#include <cstdio>
#include <string>
#include <vector>

#include "base/json.h"
#include "documents.h"

using asepsis::bench::best_seconds;

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const int rounds = argc > 2 ? std::stoi(argv[2]) : 5;
  const asepsis::bench::Documents documents = asepsis::bench::read_folder(argv[1]);
  const std::vector<std::string>& texts = documents.texts;
  const std::size_t bytes = documents.bytes;
  if (texts.empty()) return 4;
  std::vector<simdjson::padded_string> padded;
  for (const std::string& text : texts) padded.emplace_back(text);

  std::size_t refused = 0;
  simdjson::dom::parser parser;
  const double floor = best_seconds(rounds, [&] {
    for (const auto& text : padded)
      if (parser.parse(text).error() != simdjson::SUCCESS) ++refused;
  });
  const double strict = best_seconds(rounds, [&] {
    for (const std::string& text : texts)
      if (!asepsis::json::parse(text)) ++refused;
  });
  std::printf("%zu documents, %.1f MB, %zu not JSON\n", texts.size(), static_cast<double>(bytes) / 1e6, refused);
  std::printf("| work, one thread | documents/s | MB/s | times simdjson's parse |\n|---|---|---|---|\n");
  const auto row = [&](const char* what, double seconds) {
    std::printf("| %s | %.0f | %.0f | %.1f |\n", what, static_cast<double>(texts.size()) / seconds,
                static_cast<double>(bytes) / 1e6 / seconds, seconds / floor);
  };
  row("simdjson DOM parse (floor)", floor);
  row("our strict JSON parse", strict);
  const std::pair<const char*, asepsis::advise::Level> levels[] = {
      {"asepsis basic: structure and mandatory tests", asepsis::advise::Level::kBasic},
      {"asepsis extended", asepsis::advise::Level::kExtended},
      {"asepsis full", asepsis::advise::Level::kFull}};
  for (const auto& [what, level] : levels) {
    std::size_t invalid = 0;
    asepsis::advise::ValidateOptions options;
    options.level = level;
    const double seconds = best_seconds(rounds, [&] {
      invalid = 0;
      for (std::size_t i = 0; i < texts.size(); ++i)
        if (!asepsis::advise::validate(texts[i], documents.names[i], options).valid) ++invalid;
    });
    row((std::string(what) + ", " + std::to_string(invalid) + " not valid").c_str(), seconds);
  }
  return 0;
}

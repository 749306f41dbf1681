// Documents per second: every CSAF file of a folder, already in memory, read into model::Advisory; beside it the strict
// JSON parse of the same bytes alone, which is the floor.
//
//   read_advisories FOLDER [ROUNDS]
#include <cstdio>
#include <string>
#include <vector>

#include "advise/advise.h"
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
  std::size_t refused = 0;
  const double reading = best_seconds(rounds, [&] {
    refused = 0;
    for (std::size_t i = 0; i < texts.size(); ++i)
      if (!asepsis::advise::read(texts[i], documents.names[i])) ++refused;
  });
  const double parsing = best_seconds(rounds, [&] {
    for (const std::string& text : texts)
      if (!asepsis::json::parse(text)) ++refused;
  });
  const auto rate = [&](double seconds) { return static_cast<double>(texts.size()) / seconds; };
  std::printf("%zu documents, %.1f MB, %zu refused\n", texts.size(), static_cast<double>(bytes) / 1e6, refused);
  std::printf("| work | documents/s | MB/s | ratio |\n|---|---|---|---|\n");
  std::printf("| JSON parse alone (floor) | %.0f | %.0f | 1.00 |\n", rate(parsing),
              static_cast<double>(bytes) / 1e6 / parsing);
  std::printf("| read into an Advisory | %.0f | %.0f | %.2f |\n", rate(reading),
              static_cast<double>(bytes) / 1e6 / reading, parsing / reading);
  return 0;
}

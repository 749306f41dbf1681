// Documents per second: every CSAF file of a folder, already in memory, read into model::Advisory; beside it the strict
// JSON parse of the same bytes alone, which is the floor.
//
//   read_advisories FOLDER [ROUNDS]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "advise/advise.h"
#include "base/json.h"

namespace {

using Clock = std::chrono::steady_clock;

template <class Work>
double best_seconds(int rounds, Work work) {
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const auto start = Clock::now();
    work();
    best = std::min(best, std::chrono::duration<double>(Clock::now() - start).count());
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const int rounds = argc > 2 ? std::stoi(argv[2]) : 5;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1]))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    bytes += texts.back().size();
  }
  if (texts.empty()) return 4;
  std::size_t refused = 0;
  const double reading = best_seconds(rounds, [&] {
    refused = 0;
    for (std::size_t i = 0; i < texts.size(); ++i)
      if (!asepsis::advise::read(texts[i], files[i].string())) ++refused;
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

// Discovery over one capture held in memory, again and again: packets per second and bytes per second of CPU time.
//
//   discover FILE [ROUNDS]
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "chain/respond.h"

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const int rounds = argc > 2 ? std::stoi(argv[2]) : 5;
  std::ifstream in(argv[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const std::vector<asepsis::chain::File> files = {{argv[1], std::as_bytes(std::span(bytes.data(), bytes.size()))}};
  double best = 1e9;
  asepsis::model::Coverage coverage;
  for (int i = 0; i < rounds; ++i) {
    const std::clock_t start = std::clock();
    coverage = asepsis::chain::ingest(files).coverage;
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::printf("%.3f %.0f %.1f\n", best, static_cast<double>(coverage.packets + coverage.duplicates) / best,
              static_cast<double>(bytes.size()) / 1e6 / best);
  return 0;
}

// What benchmarks over a folder of documents share: their texts in memory, and the best of several rounds.
#pragma once

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace asepsis::bench {

struct Documents {
  std::vector<std::string> names, texts;
  std::size_t bytes = 0;
};

inline Documents read_folder(const std::filesystem::path& folder) {
  Documents all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".json") all.names.push_back(entry.path().string());
  std::sort(all.names.begin(), all.names.end());
  for (const std::string& name : all.names) {
    std::ifstream in(name, std::ios::binary);
    all.texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    all.bytes += all.texts.back().size();
  }
  return all;
}

template <class Work>
double best_seconds(int rounds, Work work) {
  using Clock = std::chrono::steady_clock;
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const auto start = Clock::now();
    work();
    best = std::min(best, std::chrono::duration<double>(Clock::now() - start).count());
  }
  return best;
}

}  // namespace asepsis::bench

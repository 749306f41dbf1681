// Vectors per second, one core: read and scored, and scored alone, over vectors in memory that are made here. Base
// vectors have their mandatory metrics alone; full ones have each other metric with one chance in two. No peer: the
// libraries at hand are in Python and JavaScript.
//
//   cvss [ROUNDS]
#include "norms/cvss/cvss.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace {

namespace cvss = asepsis::norms::cvss;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kVectors = 10'000;  // 1.5 MB of text and strings: what a reader of files has in its cache

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

struct Random {  // splitmix64: the same vectors in every run
  std::uint64_t state = 1;
  std::size_t below(std::size_t limit) {
    std::uint64_t z = state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return (z ^ (z >> 31)) % limit;
  }
};

cvss::Vector random_vector(cvss::Version version, bool full, Random& random) {
  cvss::Vector vector{.version = version, .values = {}};
  const auto metrics = cvss::metrics(version);
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const auto& values = metrics[i].values;
    const auto count = static_cast<std::size_t>(
        std::find_if(values.begin() + 1, values.end(), [](auto value) { return value.empty(); }) - values.begin());
    const bool mandatory = values[0].empty();
    if (mandatory || (full && random.below(2) == 0))
      vector.values[i] = static_cast<std::uint8_t>(1 + random.below(count - 1));
  }
  return vector;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::stoi(argv[1]) : 300;
  std::printf("| CVSS | vectors | bytes each | read and scored/s | scored alone/s |\n|---|---|---|---|---|\n");
  std::uint64_t sum = 0;  // so that no score is left out
  for (const auto version : {cvss::Version::k20, cvss::Version::k30, cvss::Version::k31, cvss::Version::k40}) {
    for (const bool full : {false, true}) {
      Random random;
      std::vector<cvss::Vector> vectors(kVectors);
      std::vector<std::string> texts;
      std::size_t bytes = 0;
      for (auto& vector : vectors) {
        vector = random_vector(version, full, random);
        texts.push_back(cvss::to_string(vector));
        bytes += texts.back().size();
      }
      const double both = best_seconds(rounds, [&] {
        for (const std::string& text : texts) sum += cvss::score(cvss::parse(text).value()).overall;
      });
      const double scoring = best_seconds(rounds, [&] {
        for (const cvss::Vector& vector : vectors) sum += cvss::score(vector).overall;
      });
      std::printf("| %s | %s | %zu | %.1f million | %.1f million |\n", std::string(to_string(version)).c_str(),
                  full ? "full" : "base", bytes / kVectors, kVectors / both / 1e6, kVectors / scoring / 1e6);
    }
  }
  return sum == 0 ? 1 : 0;
}

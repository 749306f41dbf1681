#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>

namespace asepsis::cli {
namespace {

constexpr auto kBetween = std::chrono::milliseconds(200);
constexpr double kMegabyte = 1e6;

}  // namespace

Progress::Progress() : terminal_(isatty(STDERR_FILENO) != 0), start_(std::chrono::steady_clock::now()), last_(start_) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void Progress::show(std::uint64_t done, std::uint64_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (!terminal_ || now - last_ < kBetween) return;
  last_ = now;
  shown_ = true;
  const double elapsed = std::chrono::duration<double>(now - start_).count();
  const double rate = static_cast<double>(done) / elapsed;
  const double left = total > done && rate > 0 ? static_cast<double>(total - done) / rate : 0;
  std::fprintf(stderr, "\r\033[Kreading captures: %.1f of %.1f MB, %.0f MB/s, %.0f s left",
               static_cast<double>(done) / kMegabyte, static_cast<double>(total) / kMegabyte, rate / kMegabyte, left);
}

}  // namespace asepsis::cli

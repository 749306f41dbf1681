// Bytes, rate and time left on a terminal; nothing where standard error is piped.
#pragma once

#include <chrono>
#include <cstdint>

namespace asepsis::cli {

class Progress {
 public:
  Progress();
  ~Progress();  // takes the line away again
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::uint64_t done, std::uint64_t total);

 private:
  bool terminal_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_, last_;
};

}  // namespace asepsis::cli

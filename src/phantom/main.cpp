// asepsis-phantom: synthetic captures on the command line.
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phantom/phantom.h"
#include "wire/ascii.h"

namespace {

using namespace asepsis;

enum ExitStatus : int { kDone = 0, kUsage = 2, kDamaged = 3, kEnvironment = 4 };  // docs/commands.md

constexpr std::string_view kHelp =
    "asepsis-phantom synth --scenario FILE --seed N [--output FILE] [--truth FILE]\n"
    "\n"
    "Writes the synthetic capture (pcapng) of a scenario's day. The same scenario and seed give the same bytes.\n"
    "  --scenario FILE  the hospital and its day, docs/scenario.md\n"
    "  --seed N         a whole number: ports, sequence numbers, pixels, times between packets\n"
    "  --output FILE    the capture; without it: standard output\n"
    "  --truth FILE     what a sensor should find in it, as JSON\n"
    "\n"
    "Example: asepsis-phantom synth --scenario examples/demo/morning.scenario.json --seed 1 --output morning.pcapng\n"
    "\n"
    "Exit status: 0 done, 2 usage, 3 damaged scenario, 4 a file that cannot be read or written\n";

struct Options {
  std::string scenario, output, truth;
  std::optional<std::uint64_t> seed;
};

int complain(std::string_view text, int status) {
  std::fprintf(stderr, "asepsis-phantom: %.*s\n", static_cast<int>(text.size()), text.data());
  return status;
}

std::optional<Options> read_options(const std::vector<std::string_view>& words) {
  Options options;
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    const std::string_view name = words[i], value = words[i + 1];
    if (name == "--scenario")
      options.scenario = value;
    else if (name == "--output")
      options.output = value;
    else if (name == "--truth")
      options.truth = value;
    else if (name == "--seed" && value.size() <= 19)  // more digits would not fit
      options.seed = wire::decimal(wire::to_bytes(value));
    else
      return std::nullopt;
  }
  if (words.size() % 2 != 0 || options.scenario.empty() || !options.seed) return std::nullopt;
  return options;
}

std::optional<std::string> read_file(const std::string& name) {
  std::ifstream in(name, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return std::nullopt;
  return text;
}

bool write(std::FILE* file, const void* bytes, std::size_t count) {
  return file != nullptr && std::fwrite(bytes, 1, count, file) == count && std::fflush(file) == 0;
}

bool write_file(const std::string& name, const void* bytes, std::size_t count) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(name.c_str(), "wb"), &std::fclose);
  return write(file.get(), bytes, count);
}

int synth(const Options& options) {
  if (options.output.empty() && ::isatty(STDOUT_FILENO) != 0)
    return complain("a capture is no text for a terminal: give --output FILE", kUsage);
  const auto text = read_file(options.scenario);
  if (!text) return complain(options.scenario + ": expected a file that can be read", kEnvironment);
  const auto scenario = phantom::read_scenario(*text, options.scenario);
  if (!scenario) return complain(to_string(scenario.error()), kDamaged);
  const auto made = phantom::synth(**scenario, *options.seed);
  if (!options.truth.empty() && !write_file(options.truth, made.truth.data(), made.truth.size()))
    return complain(options.truth + ": expected a file that can be written", kEnvironment);
  const auto& capture = made.capture;
  const bool written = options.output.empty() ? write(stdout, capture.data(), capture.size())
                                              : write_file(options.output, capture.data(), capture.size());
  if (!written)
    return complain((options.output.empty() ? "standard output" : options.output) + ": expected to be writable",
                    kEnvironment);
  return kDone;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> words(argv + 1, argv + argc);
  if (words.empty()) return std::fputs(kHelp.data(), stderr), kUsage;
  for (const auto word : words)
    if (word == "--help" || word == "-h" || word == "help") return std::fputs(kHelp.data(), stdout), kDone;
  if (words.front() != "synth") return complain("the verb is 'synth'; see asepsis-phantom --help", kUsage);
  const auto options = read_options({words.begin() + 1, words.end()});
  if (!options) return complain("synth takes --scenario FILE and --seed N; see asepsis-phantom --help", kUsage);
  return synth(*options);
}

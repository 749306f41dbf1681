// Any text: no crash, no port 0, none twice; and none without the word "port" or a transport behind a number.
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "advise/exploits.h"
#include "advise/ports.h"
#include "base/text.h"

using namespace asepsis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const advise::PortsRead read = advise::read_ports(text);
  std::set<std::pair<Transport, std::uint16_t>> seen;
  for (const advise::PortMention& port : read.ports) {
    if (port.port == 0 || port.words.empty() || !seen.emplace(port.transport, port.port).second) std::abort();
    if (port.words.size() > 2 * advise::kLongestPhrase) std::abort();
  }
  const bool may = contains_ignoring_case(text, "port") || contains_ignoring_case(text, "tcp") ||
                   contains_ignoring_case(text, "udp");
  if (!read.ports.empty() && !may) std::abort();

  const advise::ExploitReading says = advise::read_exploit_statement(text);
  const bool silent = says.says == advise::ExploitReading::Says::kNothing;
  if (silent != says.sentence.empty()) std::abort();
  if (!silent && text.find(says.sentence) == std::string::npos) std::abort();
  return 0;
}

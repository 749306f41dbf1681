#include "know/observe/ntlm.h"

#include <fmt/format.h>

namespace asepsis::know {

void observe_challenge(const IpAddress& subject, const wire::ntlmssp::Challenge& challenge, Told& out) {
  constexpr double kNameWeight = 0.8;
  if (const auto& version = challenge.version)
    out.claim(subject, model::claim::kNtlmVersion,
              fmt::format("{}.{}.{}", version->major, version->minor, version->build),
              version->is_windows() ? kNtlmVersionWeight : kNtlmNoBuildWeight);
  if (challenge.netbios_computer)
    out.claim(subject, model::claim::kNtlmComputer, *challenge.netbios_computer, kNameWeight);
  else if (challenge.dns_computer)
    out.claim(subject, model::claim::kNtlmComputer, *challenge.dns_computer, kNameWeight);
}

}  // namespace asepsis::know

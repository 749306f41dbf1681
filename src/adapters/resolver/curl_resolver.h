// A Resolver over the real web, for whoever asks for it by name: nothing else in Asepsis reaches out.
//
//   const auto resolver = open_curl_resolver();
//   resolver->status("https://example.com/advisory.json");   // 200
//
// The URLs are a stranger's, and the request starts inside a hospital: no address is ever contacted that is not public
// (private, loopback, link-local, documentation, multicast; whatever a name resolves to), so no device can be reached.
// http and https alone, no proxy, no redirect, no credentials, no body is read; ten seconds a URL. Thread-safe.
#pragma once

#include <memory>

#include "base/net.h"
#include "ports/resolver.h"

namespace asepsis::adapters {

bool is_public(const IpAddress& address);

// `may_reach` is asked for each address before it is connected to.
std::unique_ptr<ports::Resolver> open_curl_resolver(bool (*may_reach)(const IpAddress&) = is_public);

}  // namespace asepsis::adapters

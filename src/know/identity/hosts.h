// From a recording to assets: which addresses are hosts, and which of them are one.
//
// A host has spoken: a packet of its own was seen. An address that was only asked for is nobody, whoever asked. IPv6
// joins the IPv4 host with the same MAC; an IPv6 link-local address that says nothing but itself (ports of switches and
// bridges do) is no device.
#pragma once

#include <vector>

#include "know/identity/asset.h"

namespace asepsis::know {

std::vector<Asset> hosts_of(const model::Recording& recording);  // sorted by first address

}  // namespace asepsis::know

// Random vectors of a version, each metric with each of its values, for property tests.
#pragma once

#include <rapidcheck.h>

#include <vector>

#include "norms/cvss/cvss.h"

namespace asepsis::norms::cvss {

inline constexpr std::array<Version, 4> kVersions{Version::k20, Version::k30, Version::k31, Version::k40};

inline std::size_t value_count(const Metric& metric) {
  std::size_t count = 1;  // the first may be "" and still stands for absence
  while (count < metric.values.size() && !metric.values[count].empty()) ++count;
  return count;
}

inline rc::Gen<Vector> vector_of(Version version) {
  return rc::gen::exec([version] {
    Vector vector{.version = version, .values = {}};
    const auto all = metrics(version);
    const bool with_optional = *rc::gen::element(false, true, true);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].group != Group::kBase && !with_optional) continue;
      const std::size_t lowest = all[i].values[0].empty() ? 1 : 0;
      vector.values[i] =
          static_cast<std::uint8_t>(*rc::gen::resize(rc::kNominalSize, rc::gen::inRange(lowest, value_count(all[i]))));
    }
    return vector;
  });
}

inline rc::Gen<Vector> any_vector() {
  return rc::gen::mapcat(rc::gen::elementOf(std::vector<Version>(kVersions.begin(), kVersions.end())), vector_of);
}

inline rc::Gen<std::vector<Vector>> vectors_of(Version version, std::size_t count) {
  return rc::gen::container<std::vector<Vector>>(count, vector_of(version));
}

}  // namespace asepsis::norms::cvss

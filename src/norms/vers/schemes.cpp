#include "norms/vers/schemes/schemes.h"

#include <algorithm>

#include "norms/sorted_rows.h"
#include "norms/standards.h"
#include "norms/vers/scheme.h"

namespace asepsis::norms::vers {

const std::vector<Scheme>& all_schemes() {
  static const std::vector<Scheme> schemes{
      {"alpine", compare_apk},
      {"alpm", compare_alpm},
      {"apk", compare_apk},
      {"cargo", compare_semver},
      {"composer", compare_composer},
      {"conan", compare_conan, conan_from_native},
      {"cpan", compare_cpan},
      {"dart", compare_dart},
      {"datetime", compare_datetime, nullptr, datetime_fault},
      {"deb", compare_deb, deb_from_native},
      {"ebuild", compare_gentoo},
      {"gem", compare_gem, gem_from_native},
      {"generic", compare_generic},
      {"gentoo", compare_gentoo},
      {"golang", compare_semver},
      {"hackage", compare_intdot},
      {"intdot", compare_intdot},
      {"lexicographic", compare_lexicographic},
      {"maven", compare_maven, maven_from_native},
      {"nginx", compare_semver, nginx_from_native},
      {"npm", compare_semver, npm_from_native},
      {"nuget", compare_nuget, nuget_from_native},
      {"openssl", compare_openssl, openssl_from_native},
      {"pub", compare_dart},
      {"pypi", compare_pypi, pypi_from_native},
      {"rpm", compare_rpm, rpm_from_native},
      {"semver", compare_semver},
  };
  return schemes;
}

const Scheme* find_scheme(std::string_view name) {
  const auto& schemes = all_schemes();
  const auto at = std::lower_bound(schemes.begin(), schemes.end(), name,
                                   [](const Scheme& scheme, std::string_view wanted) { return scheme.name < wanted; });
  return at != schemes.end() && at->name == name ? &*at : nullptr;
}

TypeStanding type_standing(std::string_view type) {
  const bool one_range = type == "all" || type == "none";
  return {.registered = SortedRows(standards::vers_types()).has(type),
          .supported = one_range || find_scheme(type) != nullptr};
}

}  // namespace asepsis::norms::vers

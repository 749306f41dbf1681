// One line a scheme; see scheme.h. The functions are documented where they are defined. Internal to vers.
#pragma once

#include <compare>
#include <string_view>

#include "base/result.h"
#include "norms/vers/vers.h"

namespace asepsis::norms::vers {

std::partial_ordering compare_alpm(std::string_view a, std::string_view b);
std::partial_ordering compare_apk(std::string_view a, std::string_view b);
std::partial_ordering compare_composer(std::string_view a, std::string_view b);
std::partial_ordering compare_conan(std::string_view a, std::string_view b);
std::partial_ordering compare_cpan(std::string_view a, std::string_view b);
std::partial_ordering compare_dart(std::string_view a, std::string_view b);
std::partial_ordering compare_datetime(std::string_view a, std::string_view b);
std::partial_ordering compare_deb(std::string_view a, std::string_view b);
std::partial_ordering compare_gem(std::string_view a, std::string_view b);
std::partial_ordering compare_generic(std::string_view a, std::string_view b);
std::partial_ordering compare_gentoo(std::string_view a, std::string_view b);
std::partial_ordering compare_intdot(std::string_view a, std::string_view b);
std::partial_ordering compare_lexicographic(std::string_view a, std::string_view b);
std::partial_ordering compare_maven(std::string_view a, std::string_view b);
std::partial_ordering compare_nuget(std::string_view a, std::string_view b);
std::partial_ordering compare_openssl(std::string_view a, std::string_view b);
std::partial_ordering compare_pypi(std::string_view a, std::string_view b);
std::partial_ordering compare_rpm(std::string_view a, std::string_view b);
std::partial_ordering compare_semver(std::string_view a, std::string_view b);

Result<Range> conan_from_native(std::string_view range);
Result<Range> deb_from_native(std::string_view range);
Result<Range> gem_from_native(std::string_view range);
Result<Range> maven_from_native(std::string_view range);
Result<Range> nginx_from_native(std::string_view range);
Result<Range> npm_from_native(std::string_view range);
Result<Range> nuget_from_native(std::string_view range);
Result<Range> openssl_from_native(std::string_view range);
Result<Range> pypi_from_native(std::string_view range);
Result<Range> rpm_from_native(std::string_view range);

std::string_view datetime_fault(std::string_view version);

}  // namespace asepsis::norms::vers

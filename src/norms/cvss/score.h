// The calculators, one file a version family; cvss.h says what the scores mean. Each takes a vector of its own version.
#pragma once

#include "norms/cvss/cvss.h"

namespace asepsis::norms::cvss {

std::uint8_t base_score_2(const Vector& vector);
std::uint8_t temporal_score_2(const Vector& vector, std::uint8_t base);
std::uint8_t environmental_score_2(const Vector& vector);

std::uint8_t base_score_3(const Vector& vector);  // 3.0 and 3.1
std::uint8_t temporal_score_3(const Vector& vector, std::uint8_t base);
std::uint8_t environmental_score_3(const Vector& vector);

Scores score_4(const Vector& vector);
std::uint8_t base_score_4(const Vector& vector);
std::uint8_t threat_score_4(const Vector& vector);         // base and threat
std::uint8_t environmental_score_4(const Vector& vector);  // all

}  // namespace asepsis::norms::cvss

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

struct Considered4 {
  bool threat = true;
  bool environmental = true;
};
std::uint8_t score_4(const Vector& vector, Considered4 considered);

}  // namespace asepsis::norms::cvss

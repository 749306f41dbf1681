#include "norms/cvss/score.h"

#include "norms/cvss/grammar.h"

namespace asepsis::norms::cvss {
namespace {

bool any(const Vector& vector, std::size_t begin, std::size_t end) {
  std::uint8_t bits = 0;
  for (std::size_t i = begin; i < end; ++i) bits |= vector.values[i];
  return bits != 0;
}

template <class Temporal, class Environmental>
Scores score_with(const Vector& vector, std::uint8_t base, bool has_temporal, bool has_environmental, Temporal temporal,
                  Environmental environmental) {
  Scores scores;
  scores.overall = scores.base = base;
  if (has_temporal) scores.overall = *(scores.temporal = temporal(vector, base));
  if (has_environmental) scores.overall = *(scores.environmental = environmental(vector));
  return scores;
}

}  // namespace

Scores score(const Vector& vector) {
  switch (vector.version) {
    case Version::k20:
      return score_with(vector, base_score_2(vector), any(vector, v2::kE, v2::kRC + 1),
                        any(vector, v2::kCDP, v2::kAR + 1), temporal_score_2, environmental_score_2);
    case Version::k30:
    case Version::k31:
      return score_with(vector, base_score_3(vector), any(vector, v3::kE, v3::kRC + 1),
                        any(vector, v3::kCR, v3::kMA + 1), temporal_score_3, environmental_score_3);
    case Version::k40: break;
  }
  return score_4(vector);
}

std::uint8_t base_score(const Vector& vector) {
  if (vector.version == Version::k40) return base_score_4(vector);
  return vector.version == Version::k20 ? base_score_2(vector) : base_score_3(vector);
}

std::uint8_t temporal_score(const Vector& vector) {
  if (vector.version == Version::k40) return threat_score_4(vector);
  return vector.version == Version::k20 ? temporal_score_2(vector, base_score_2(vector))
                                        : temporal_score_3(vector, base_score_3(vector));
}

std::uint8_t environmental_score(const Vector& vector) {
  if (vector.version == Version::k40) return environmental_score_4(vector);
  return vector.version == Version::k20 ? environmental_score_2(vector) : environmental_score_3(vector);
}

// 3.0 and 3.1 section 5, 4.0 section 6; 2.0: nvd.nist.gov/vuln-metrics/cvss.
Severity severity(Version version, std::uint8_t tenths) {
  if (version == Version::k20) return tenths < 40 ? Severity::kLow : tenths < 70 ? Severity::kMedium : Severity::kHigh;
  if (tenths == 0) return Severity::kNone;
  if (tenths < 40) return Severity::kLow;
  if (tenths < 70) return Severity::kMedium;
  return tenths < 90 ? Severity::kHigh : Severity::kCritical;
}

}  // namespace asepsis::norms::cvss

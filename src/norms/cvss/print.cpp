#include "norms/cvss/grammar.h"

namespace asepsis::norms::cvss {

std::string_view to_string(Version version) {
  switch (version) {
    case Version::k20: return "2.0";
    case Version::k30: return "3.0";
    case Version::k31: return "3.1";
    case Version::k40: break;
  }
  return "4.0";
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::kNone: return "NONE";
    case Severity::kLow: return "LOW";
    case Severity::kMedium: return "MEDIUM";
    case Severity::kHigh: return "HIGH";
    case Severity::kCritical: break;
  }
  return "CRITICAL";
}

std::string_view to_string(Nomenclature nomenclature) {
  switch (nomenclature) {
    case Nomenclature::kB: return "CVSS-B";
    case Nomenclature::kBT: return "CVSS-BT";
    case Nomenclature::kBE: return "CVSS-BE";
    case Nomenclature::kBTE: break;
  }
  return "CVSS-BTE";
}

std::string to_string(const Vector& vector) {
  std::string text;
  text.reserve(192);  // the longest, 4.0 with every metric, has 190
  if (vector.version != Version::k20) text.append("CVSS:").append(to_string(vector.version));
  const auto all = metrics(vector.version);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (vector.values[i] == 0) continue;
    if (!text.empty()) text += '/';
    text.append(all[i].name).append(":").append(all[i].values[vector.values[i]]);
  }
  return text;
}

std::string_view value_of(const Vector& vector, std::string_view metric) {
  const auto all = metrics(vector.version);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].name == metric) return all[i].values[vector.values[i]];
  return {};
}

bool gives(const Vector& vector, Group group) {
  const auto all = metrics(vector.version);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].group == group && vector.values[i] != 0) return true;
  return false;
}

std::string tenths_text(std::uint8_t tenths) { return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10); }

}  // namespace asepsis::norms::cvss

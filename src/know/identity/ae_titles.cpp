#include "know/identity/ae_titles.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "know/observe/dicom.h"

namespace asepsis::know {
namespace {

// Out of the box: DCMTK, dcm4che, pynetdicom, Orthanc, fo-dicom, and what manuals print as examples.
constexpr std::array<std::string_view, 19> kDefaults{
    "ANY-SCP",  "ANY_SCP", "ANYSCP", "STORESCU", "STORESCP",   "ECHOSCU", "FINDSCU",  "MOVESCU", "GETSCU", "TERMSCU",
    "DCMQRSCP", "DCM4CHE", "DCMQR",  "ACME1",    "PYNETDICOM", "ORTHANC", "AE_TITLE", "SCU",     "SCP"};

}  // namespace

bool is_default_ae_title(std::string_view title) {
  return std::ranges::any_of(kDefaults, [&](std::string_view known) { return equal_ignoring_case(title, known); });
}

std::vector<std::string> ae_titles_of(const Asset& asset) {
  const auto values = values_of(asset, model::claim::kAeTitle);
  std::vector<std::string> titles;
  for (const ClaimedValue& value : values)
    if (value.weight > kScheduledAeWeight || values.front().weight <= kScheduledAeWeight) titles.push_back(value.value);
  std::ranges::sort(titles);
  return titles;
}

}  // namespace asepsis::know

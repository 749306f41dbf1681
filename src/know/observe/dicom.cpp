#include "know/observe/dicom.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"

namespace asepsis::know {
namespace {

namespace claim = model::claim;
using wire::dicom::Command;

// PS3.4: annex K (worklist), F.7 (MPPS), J (storage commitment).
constexpr std::string_view kModalityWorklist = "1.2.840.10008.5.1.4.31";
constexpr std::string_view kPerformedStep = "1.2.840.10008.3.1.2.3.3";
constexpr std::string_view kStorageCommitment = "1.2.840.10008.1.20.1";

constexpr double kToolkitWeight = 0.8;
constexpr double kDeedWeight = 0.9;         // it did it
constexpr double kInstitutionWeight = 0.3;  // of the object, which may have travelled
constexpr double kQueryWeight = 0.7;

struct Deed {
  std::string_view operation;  // as flows name it
  std::string_view service;    // as roles begin
};

struct DeedOfClass {
  Command request;
  std::string_view sop_class;  // empty: any other
  Deed deed;
};

// The first row that fits counts.
constexpr std::array<DeedOfClass, 16> kDeeds{{
    {Command::kEchoRequest, "", {"c-echo", "echo"}},
    {Command::kStoreRequest, "", {"c-store", "store"}},
    {Command::kFindRequest, kModalityWorklist, {"worklist", "worklist"}},
    {Command::kFindRequest, "", {"c-find", "query"}},
    {Command::kMoveRequest, "", {"c-move", "move"}},
    {Command::kGetRequest, "", {"c-get", "get"}},
    {Command::kCreateRequest, kPerformedStep, {"mpps n-create", "mpps"}},
    {Command::kCreateRequest, "", {"n-create", ""}},
    {Command::kSetRequest, kPerformedStep, {"mpps n-set", "mpps"}},
    {Command::kSetRequest, "", {"n-set", ""}},
    {Command::kActionRequest, kStorageCommitment, {"storage commitment", "commitment"}},
    {Command::kActionRequest, "", {"n-action", ""}},
    {Command::kEventRequest, kStorageCommitment, {"n-event-report", "commitment"}},
    {Command::kEventRequest, "", {"n-event-report", ""}},
    {Command::kNGetRequest, "", {"n-get", ""}},
    {Command::kDeleteRequest, "", {"n-delete", ""}},
}};

constexpr Command request_of(Command command) {
  return static_cast<Command>(static_cast<std::uint16_t>(command) & 0x7fff);  // PS3.7 table E.1-1: answers set bit 15
}

const Deed* deed_of(Command command, std::string_view sop_class) {
  for (const DeedOfClass& row : kDeeds)
    if (row.request == request_of(command) && (row.sop_class.empty() || row.sop_class == sop_class)) return &row.deed;
  return nullptr;
}

// PS3.7 annex C: success, pending, or a warning (the service was done).
bool was_done(std::optional<std::uint16_t> status) {
  return status && (*status == 0x0000 || *status == 0xff00 || *status == 0xff01 || (*status & 0xf000) == 0xb000);
}

void tell(const tap::Conversation& conversation, wire::Side side, const wire::dicom::Associate& associate,
          DicomAssociation& association, Told& out) {
  const IpAddress& subject = sender(conversation, side);
  if (!associate.answer) {
    association = {associate.calling_ae, associate.called_ae, side == wire::Side::kClient};
    out.claim(subject, claim::kAeTitle, associate.calling_ae, kCallingAeWeight);
  } else {
    // The answer's own fields are reserved (PS3.8 table 9-17): the request says what was called, where it was seen.
    const std::string& called = association.called_ae.empty() ? associate.called_ae : association.called_ae;
    out.claim(subject, claim::kAeTitle, called, kCalledAeWeight);
  }
  if (associate.implementation_class)
    out.claim(subject, claim::kImplementationClass, *associate.implementation_class, kToolkitWeight);
  if (associate.implementation_version)
    out.claim(subject, claim::kImplementationVersion, *associate.implementation_version, kToolkitWeight);
}

void tell(const tap::Conversation& conversation, wire::Side side, const wire::dicom::Dimse& dimse, DicomAssociation&,
          Told& out) {
  const Deed* deed = deed_of(dimse.command, dimse.sop_class);
  if (deed == nullptr) return;
  out.operations.emplace_back(deed->operation);
  if (deed->service.empty()) return;
  // Of an event report the sender is the provider (PS3.7 10.1.1): commitment's answer comes the other way round.
  const bool user_speaks = (request_of(dimse.command) != Command::kEventRequest) != is_answer(dimse.command);
  if (is_answer(dimse.command) && !was_done(dimse.status)) return;
  out.claim(sender(conversation, side), claim::kDicomRole, std::string(deed->service) + (user_speaks ? "-scu" : "-scp"),
            kDeedWeight);
}

void tell_object(const IpAddress& subject, const wire::dicom::DeviceIdentity& object, bool own, Told& out) {
  const double weight = own ? kOwnObjectWeight : kObjectWeight;
  const auto add = [&](std::string_view name, const std::optional<std::string>& value, double trusted) {
    if (value) out.claim(subject, name, *value, trusted);
  };
  add(claim::kModality, object.modality, weight);
  add(claim::kManufacturer, object.manufacturer, weight);
  add(claim::kModel, object.model, weight);
  add(claim::kSoftware, object.software, weight);
  add(claim::kSerial, object.serial, weight);
  add(claim::kStation, object.station, weight);
  add(claim::kInstitution, object.institution, kInstitutionWeight);
}

bool is_wildcard(std::string_view text) { return text.find_first_of("*?\\") != std::string_view::npos; }

void tell(const tap::Conversation& conversation, wire::Side side, const wire::dicom::DataSet& data,
          DicomAssociation& association, Told& out) {
  if (data.unreadable) return;
  const IpAddress& subject = sender(conversation, side);
  const auto& identity = data.identity;
  if (data.command == Command::kStoreRequest) {
    const bool sender_opened = (side == wire::Side::kClient) == association.opened_by_client;
    const std::string& ae = sender_opened ? association.calling_ae : association.called_ae;
    tell_object(subject, identity, !ae.empty() && identity.station && equal_ignoring_case(*identity.station, ae), out);
  } else if (data.command == Command::kFindRequest && data.sop_class == kModalityWorklist) {
    if (identity.scheduled_modality && !is_wildcard(*identity.scheduled_modality))
      out.claim(subject, claim::kAsksModality, *identity.scheduled_modality, kQueryWeight);
    if (identity.scheduled_ae && !is_wildcard(*identity.scheduled_ae))
      out.claim(subject, claim::kAeTitle, *identity.scheduled_ae, kScheduledAeWeight);
  } else if (data.command == Command::kCreateRequest && data.sop_class == kPerformedStep && identity.modality) {
    // A performed step is the sender's own work, whatever objects it forwards besides.
    out.claim(subject, claim::kModality, *identity.modality, kOwnObjectWeight);
  }
}

template <class Other>
void tell(const tap::Conversation&, wire::Side, const Other&, DicomAssociation&, Told&) {}  // reject, release, abort

}  // namespace

Told observe(const tap::Conversation& conversation, wire::Side side, const wire::dicom::Message& message,
             DicomAssociation& association) {
  Told out;
  std::visit([&](const auto& said) { tell(conversation, side, said, association, out); }, message);
  return out;
}

}  // namespace asepsis::know

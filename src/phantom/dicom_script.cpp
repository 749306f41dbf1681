#include <array>
#include <string>
#include <utility>
#include <vector>

#include "phantom/association.h"
#include "phantom/modality.h"
#include "phantom/objects.h"
#include "phantom/play.h"
#include "wire/dicom/sop_class.h"

namespace asepsis::phantom {
namespace {

namespace dicom = wire::dicom;
using dicom::Command;

constexpr std::uint16_t kSuccess = 0x0000, kPending = 0xff00;

}  // namespace

std::uint16_t play_echo(Play& play, const Event& event) {
  Association association(play, event.from, event.to, {{.uid = dicom::kVerification}});
  association.ask(Command::kEchoRequest, dicom::kVerification);
  association.answer(Command::kEchoAnswer, dicom::kVerification, kSuccess);
  association.release();
  return association.port();
}

std::uint16_t play_worklist(Play& play, const Event& event) {
  const auto day = day_of(play.start);
  const Step step{.ae = play.host(event.from).dicom->ae, .modality = event.modality, .day = day};
  Association association(play, event.from, event.to, {{.uid = dicom::kModalityWorklist}});
  association.ask(Command::kFindRequest, dicom::kModalityWorklist, worklist_question(step));
  association.answer(Command::kFindAnswer, dicom::kModalityWorklist, kPending,
                     worklist_answer(play.scenario.patients[event.patient], step));
  association.answer(Command::kFindAnswer, dicom::kModalityWorklist, kSuccess);
  association.release();
  return association.port();
}

// PS3.4 C.6.2: study root, as a workplace looks for a patient's earlier examinations.
std::uint16_t play_query(Play& play, const Event& event) {
  constexpr std::string_view kStudyRootFind = "1.2.840.10008.5.1.4.1.2.2.1";
  const Patient& patient = play.scenario.patients[event.patient];
  Association association(play, event.from, event.to, {{.uid = kStudyRootFind}});
  association.ask(Command::kFindRequest, kStudyRootFind, study_question(patient));
  association.answer(Command::kFindAnswer, kStudyRootFind, kPending, study_answer(patient, made_uid(play.random)));
  association.answer(Command::kFindAnswer, kStudyRootFind, kSuccess);
  association.release();
  return association.port();
}

std::uint16_t play_step(Play& play, const Event& event) {
  const bool created = event.kind == Kind::kStepCreated;
  const auto instance = made_uid(play.random);
  const auto day = day_of(play.start);
  const Step step{.ae = play.host(event.from).dicom->ae, .modality = event.modality, .day = day};
  Association association(play, event.from, event.to, {{.uid = dicom::kPerformedStep}});
  if (created) {
    association.ask(Command::kCreateRequest, dicom::kPerformedStep,
                    step_created(play.scenario.patients[event.patient], step), instance);
    association.answer(Command::kCreateAnswer, dicom::kPerformedStep, kSuccess, {}, instance);
  } else {
    association.ask(Command::kSetRequest, dicom::kPerformedStep, step_ended(), instance);
    association.answer(Command::kSetAnswer, dicom::kPerformedStep, kSuccess, {}, instance);
  }
  association.release();
  return association.port();
}

std::uint16_t play_store(Play& play, const Event& event) {
  const auto uid = storage_class(event.modality);
  const Host& maker = play.host(event.made_by);
  const Patient& patient = play.scenario.patients[event.patient];
  const Series series{.study = made_uid(play.random),
                      .series = made_uid(play.random),
                      .modality = event.modality,
                      .day = day_of(play.start)};
  Association association(play, event.from, event.to, {{.uid = uid}});
  for (std::uint32_t i = 0; i < event.objects; ++i) {
    const auto instance = made_uid(play.random);
    association.ask(Command::kStoreRequest, uid,
                    image(series, instance, patient, *maker.dicom->identity, event.pixel_bytes, play.random), instance);
    association.answer(Command::kStoreAnswer, uid, kSuccess, {}, instance);
  }
  association.release();
  const auto tapped = [&](Index host) { return play.scenario.zones[play.host(host).zone].tap; };
  if (tapped(event.from) || tapped(event.to)) play.truth.identities.insert(event.made_by);
  return association.port();
}

// PS3.4 annex J: the archive reports on an association of its own, in which it is the one that serves.
std::uint16_t play_commit(Play& play, const Event& event) {
  const std::string_view well_known_instance = "1.2.840.10008.1.20.1.1";
  const bool report = event.kind == Kind::kCommitReport;
  const auto transaction = made_uid(play.random);
  const Context context{.uid = dicom::kStorageCommitment, .requestor_serves = report};
  Association association(play, event.from, event.to, {context});
  association.ask(report ? Command::kEventRequest : Command::kActionRequest, dicom::kStorageCommitment,
                  commitment(transaction, made_uid(play.random)), well_known_instance);
  association.answer(report ? Command::kEventAnswer : Command::kActionAnswer, dicom::kStorageCommitment, kSuccess, {},
                     well_known_instance);
  association.release();
  return association.port();
}

}  // namespace asepsis::phantom

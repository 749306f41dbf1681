#include "phantom/association.h"

#include <string>
#include <utility>

namespace asepsis::phantom {
namespace {

namespace dicom = wire::dicom;
using wire::Side;

constexpr std::uint32_t kMaxPdu = 16'384;
const std::string kExplicitLittle = "1.2.840.10008.1.2.1", kImplicitLittle = "1.2.840.10008.1.2";

}  // namespace

Association::Association(Play& play, Index requestor, Index acceptor, const std::vector<Context>& contexts)
    : play_(play),
      port_(play.host(acceptor).dicom->port),
      tcp_(play, play.host(requestor), play.host(acceptor), port_),
      contexts_(contexts) {
  const Dicom& ours = *play.host(requestor).dicom;
  const Dicom& theirs = *play.host(acceptor).dicom;
  dicom::Associate request;
  request.called_ae = theirs.ae;
  request.calling_ae = ours.ae;
  request.implementation_class = ours.implementation_class;
  request.implementation_version = ours.implementation_version;
  request.max_pdu = kMaxPdu;
  std::uint8_t id = 1;  // PS3.8 9.3.2.2: odd
  for (const Context& context : contexts_) {
    dicom::ContextProposal proposal;
    proposal.id = id;
    proposal.abstract_syntax = context.uid;
    proposal.transfer_syntaxes = {kExplicitLittle, kImplicitLittle};
    proposal.requestor_scu = !context.requestor_serves;
    proposal.requestor_scp = context.requestor_serves;
    request.contexts.push_back(std::move(proposal));
    id = static_cast<std::uint8_t>(id + 2);
  }
  dicom::Associate accepted = dicom::accept(request, {kExplicitLittle});
  accepted.implementation_class = theirs.implementation_class;
  accepted.implementation_version = theirs.implementation_version;
  tcp_.open();
  tcp_.say(Side::kClient, dicom::build(request));
  think(200, 900);
  tcp_.say(Side::kServer, dicom::build(accepted));
}

void Association::think(std::uint64_t least_us, std::uint64_t most_us) {
  tcp_.wait(microseconds(static_cast<std::int64_t>(play_.random.between(least_us, most_us))));
}

void Association::send(Side side, dicom::Dimse command, wire::Bytes data_set, std::string_view instance) {
  command.has_data_set = !data_set.empty();
  for (std::size_t i = 0; i < contexts_.size(); ++i)
    if (contexts_[i].uid == command.sop_class) command.context = static_cast<std::uint8_t>(2 * i + 1);
  think(100, 600);
  tcp_.say(side, dicom::build(command, message_id_, instance, data_set, kMaxPdu));
}

void Association::ask(dicom::Command command, std::string_view sop_class, wire::Bytes data_set,
                      std::string_view instance) {
  ++message_id_;
  dicom::Dimse dimse;
  dimse.command = command;
  dimse.sop_class = sop_class;
  send(Side::kClient, std::move(dimse), data_set, instance);
}

void Association::answer(dicom::Command command, std::string_view sop_class, std::uint16_t status, wire::Bytes data_set,
                         std::string_view instance) {
  dicom::Dimse dimse;
  dimse.command = command;
  dimse.sop_class = sop_class;
  dimse.status = status;
  send(Side::kServer, std::move(dimse), data_set, instance);
}

void Association::release() {
  think(100, 400);
  tcp_.say(Side::kClient, dicom::build_release(false));
  tcp_.say(Side::kServer, dicom::build_release(true));
  tcp_.close();
}

}  // namespace asepsis::phantom

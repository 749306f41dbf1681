#include "model/codec.h"
#include "model/codec_parts.h"

namespace asepsis::model {
namespace codec {
namespace {

void write(Writer& out, const VulnerableService& service) {
  out.object().member("transport", to_string(service.transport));
  member(out, "port", service.port);
  out.member("service", service.service);
  list(out, "reasons", service.reasons);
  out.end();
}

void write(Writer& out, const Exposure& exposure) {
  out.object();
  list(out, "can", exposure.can, write_can);
  list(out, "did", exposure.did, write_did);
  list(out, "blind", exposure.blind);
  out.member("can_known", exposure.can_known).end();
}

void write(Writer& out, const Finding& finding) {
  out.object().member("id", finding.id.text);
  member(out, "device", finding.device);
  out.member("advisory", finding.advisory).member("product", finding.product);
  out.member("product_name", finding.product_name).member("vulnerability", finding.vulnerability);
  out.member("verdict", to_string(finding.verdict)).member("confirmed", finding.confirmed);
  out.key("status_source");
  if (finding.status_source == StatusSource::kNone)
    out.null();
  else
    out.value(to_string(finding.status_source));
  list(out, "reasons", finding.reasons);
  list(out, "missing", finding.missing);
  list(out, "contradictions", finding.contradictions);
  out.key("services").array();
  for (const VulnerableService& service : finding.services) write(out, service);
  out.end();
  out.key("exposure");
  write(out, finding.exposure);
  out.key("priority").object().member("rank", std::uint64_t{finding.priority.rank});
  list(out, "reasons", finding.priority.reasons);
  out.end();
  out.key("patient_risk").object();
  out.member("leave_on", finding.leave_on).member("take_off", finding.take_off).end();
  out.end();
}

void write_findings(Writer& out, std::string_view key, const std::vector<Finding>& findings) {
  out.key(key).array();
  for (const Finding& finding : findings) write(out, finding);
  out.end();
}

}  // namespace

void write_members(Writer& out, const Assessment& assessment) {
  write_findings(out, "findings", assessment.findings);
  write_findings(out, "beyond", assessment.beyond);
  out.key("unjudged").array();
  for (const Unjudged& unjudged : assessment.unjudged) {
    out.object();
    member(out, "device", unjudged.device);
    list(out, "missing", unjudged.missing);
    out.end();
  }
  out.end();
  out.key("counts").object();
  for (const auto& [verdict, devices] : assessment.counts) out.member(verdict, devices);
  out.end();
}

}  // namespace codec

std::string to_json(const Assessment& assessment, bool complete, const std::vector<Problem>& problems) {
  json::Writer out;
  out.object();
  codec::write_members(out, assessment);
  out.member("complete", complete);
  codec::list(out, "problems", problems);
  out.end();
  return std::move(out).take();
}

}  // namespace asepsis::model

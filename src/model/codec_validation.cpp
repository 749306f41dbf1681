#include "model/codec.h"

namespace asepsis::model {

std::string to_json(const Validation& validation) {
  json::Writer out;
  out.object();
  out.member("file", validation.file).member("document", validation.document);
  out.member("version", validation.version).member("valid", validation.valid);
  out.key("findings").array();
  for (const ValidationFinding& finding : validation.findings) {
    out.object();
    out.member("test", finding.test).member("group", to_string(finding.group));
    out.member("severity", to_string(finding.severity));
    out.member("pointer", finding.pointer).member("message", finding.message).end();
  }
  out.end();
  out.key("not_run").array();
  for (const TestNotRun& test : validation.not_run)
    out.object().member("test", test.test).member("reason", test.reason).end();
  out.end().end();
  return std::move(out).take();
}

}  // namespace asepsis::model

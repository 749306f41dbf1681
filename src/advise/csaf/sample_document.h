// Small CSAF documents for tests: a frame around the parts that a test is about.
#pragma once

#include <string>

namespace asepsis::advise::csaf {

struct Parts {
  std::string notes = R"([{"category": "summary", "title": "Risk", "text": "Someone could do something."}])";
  std::string tree = R"({"branches": [{"category": "vendor", "name": "Example Imaging", "branches": [
      {"category": "product_name", "name": "Scanner One", "branches": [
        {"category": "product_version_range", "name": "<4.3",
         "product": {"product_id": "P1", "name": "Example Imaging Scanner One <4.3"}}]},
      {"category": "product_name", "name": "Scanner Two", "branches": [
        {"category": "product_version", "name": "2.0",
         "product": {"product_id": "P2", "name": "Example Imaging Scanner Two 2.0"}}]}]}]})";
  std::string vulnerabilities = R"([{"cve": "CVE-2099-0001", "product_status": {"known_affected": ["P1", "P2"]}}])";
};

inline std::string document(const Parts& parts = {}) {
  return R"({"document": {"category": "csaf_security_advisory", "csaf_version": "2.0", "title": "Two scanners",
  "publisher": {"category": "vendor", "name": "Example Imaging", "namespace": "https://imaging.example"},
  "distribution": {"tlp": {"label": "WHITE"}},
  "tracking": {"id": "EX-2099-01", "status": "final", "version": "2",
    "initial_release_date": "2099-01-02T00:00:00Z", "current_release_date": "2099-02-03T10:00:00+02:00",
    "revision_history": [{"number": "1", "date": "2099-01-02T00:00:00Z", "summary": "first"},
                         {"number": "2", "date": "2099-02-03T10:00:00+02:00", "summary": "second"}]},
  "notes": )" +
         parts.notes + R"(}, "product_tree": )" + parts.tree + R"(, "vulnerabilities": )" + parts.vulnerabilities + "}";
}

}  // namespace asepsis::advise::csaf

// Documents that are large and wrong everywhere: judged in time, and told in few words. What is quadratic here does not
// end within a test's patience.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>

#include "advise/csaf/validate/findings.h"
#include "advise/validate.h"
#include "base/json.h"

namespace asepsis::advise {
namespace {

constexpr int kMany = 50'000;

std::string id(int number) { return "P-" + std::to_string(number); }

struct Parts {
  std::function<void(json::Writer&)> history, products, groups, vulnerabilities;
};

std::string document(const std::string& edition, const std::string& category, const Parts& parts) {
  const auto list = [](json::Writer& out, const std::function<void(json::Writer&)>& write) {
    out.array();
    if (write) write(out);
    out.end();
  };
  json::Writer out;
  out.object().key("document").object().member("category", category).member("csaf_version", edition);
  out.key("tracking").object().member("id", "X-1").member("status", "final").member("version", "1");
  list(out.key("revision_history"), parts.history);
  out.end().end();
  out.key("product_tree").object();
  list(out.key("full_product_names"), parts.products);
  list(out.key("product_groups"), parts.groups);
  out.end();
  list(out.key("vulnerabilities"), parts.vulnerabilities);
  out.end();
  return std::move(out).take();
}

std::size_t count(const model::Validation& validation, std::string_view test) {
  return static_cast<std::size_t>(std::count_if(validation.findings.begin(), validation.findings.end(),
                                                [test](const auto& finding) { return finding.test == test; }));
}

void many_products(json::Writer& out) {
  for (int i = 0; i < kMany; ++i) out.object().member("name", "x").member("product_id", id(i)).end();
}

void all_products(json::Writer& out) {
  out.array();
  for (int i = 0; i < kMany; ++i) out.value(id(i));
  out.end();
}

constexpr std::size_t kAllThatIsSaid = csaf::Findings::kMostPerTest + 1;

TEST(HostileDocuments, WithEveryProductInEveryStatusScoreAndFlagAreJudgedInTime) {
  Parts parts;
  parts.products = many_products;
  parts.groups = [](json::Writer& out) {
    for (const char* group : {"G-1", "G-2"})
      all_products(out.object().member("group_id", group).key("product_ids")), out.end();
  };
  parts.vulnerabilities = [](json::Writer& out) {
    out.object().key("product_status").object();
    for (const char* status : {"fixed", "known_affected", "known_not_affected"}) all_products(out.key(status));
    out.end().key("flags").array();
    for (const char* group : {"G-1", "G-2"})
      out.object().member("label", "component_not_present").key("group_ids").array().value(group).end().end();
    out.end().key("scores").array();
    for (int i = 0; i < 2; ++i)
      all_products(out.object().key("cvss_v3").object().member("version", "3.1").end().key("products")), out.end();
    out.end().end();
  };
  const auto validation = validate(document("2.0", "csaf_vex", parts), "");
  EXPECT_EQ(count(validation, "6.1.6"), kAllThatIsSaid);
  EXPECT_EQ(count(validation, "6.1.7"), kAllThatIsSaid);
  EXPECT_EQ(count(validation, "6.1.33"), 1u);
  EXPECT_EQ(count(validation, "6.1.27.9"), 0u);
  EXPECT_EQ(count(validation, "6.1.27.10"), kAllThatIsSaid);
}

TEST(HostileDocuments, WithVeryManyRevisionsOutOfOrderAreToldInFewWords) {
  Parts parts;
  parts.history = [](json::Writer& out) {
    for (int i = 0; i < kMany; ++i)
      out.object()
          .member("date", "2026-01-0" + std::to_string(1 + i % 9) + "T10:00:00Z")
          .member("number", std::to_string((i * 7'919LL) % kMany * 1'000'003))
          .member("summary", "x")
          .end();
  };
  const auto validation = validate(document("2.0", "x", parts), "");
  EXPECT_EQ(count(validation, "6.1.14"), 1u);
  EXPECT_LE(count(validation, "6.1.21"), kAllThatIsSaid);
  EXPECT_GE(count(validation, "6.1.21"), 1u);
  EXPECT_EQ(count(validation, "6.1.16"), 1u);
}

TEST(HostileDocuments, WithVeryManyVulnerabilitiesOfOneCveAreJudgedInTime) {
  Parts parts;
  parts.products = many_products;
  parts.vulnerabilities = [](json::Writer& out) {
    for (int i = 0; i < kMany; ++i) {
      out.object().member("cve", "CVE-2026-0001");
      out.key("product_status").object().key("fixed").array().value(id(i)).end().end();
      out.end();
    }
  };
  const auto validation = validate(document("2.1", "csaf_security_advisory", parts), "");
  EXPECT_EQ(count(validation, "6.1.23"), kAllThatIsSaid);
  EXPECT_EQ(count(validation, "6.1.27.5"), kAllThatIsSaid);
  EXPECT_EQ(count(validation, "6.1.27.13"), kAllThatIsSaid);
}

}  // namespace
}  // namespace asepsis::advise

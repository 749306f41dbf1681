#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "advise/csaf/validate/v21/remediation_categories.h"
#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {
namespace {

TEST(RemediationCategories, ContradictEachOtherBothWays) {
  for (std::size_t i = 0; i < kRemediationCategories; ++i) {
    const auto a = static_cast<RemediationCategory>(i);
    EXPECT_TRUE(allowed_together(a, a));
    EXPECT_EQ(read_remediation_category(to_string(a)), a);
    for (std::size_t j = 0; j < kRemediationCategories; ++j) {
      const auto b = static_cast<RemediationCategory>(j);
      EXPECT_EQ(allowed_together(a, b), allowed_together(b, a)) << to_string(a) << " " << to_string(b);
    }
  }
}

struct Remediation {
  std::size_t category = 0;
  std::set<int> products;
  bool group = false;  // names products 0 and 1
};

constexpr int kProducts = 5;

std::string product_id(int number) { return "P-" + std::to_string(number); }

std::string document_of(const std::vector<std::vector<Remediation>>& vulnerabilities,
                        const std::vector<std::size_t>& status_of) {
  json::Writer out;
  out.object().key("product_tree").object().key("full_product_names").array();
  for (int i = 0; i < kProducts; ++i) out.object().member("name", "x").member("product_id", product_id(i)).end();
  out.end().key("product_groups").array().object().member("group_id", "G").key("product_ids").array();
  out.value(product_id(0)).value(product_id(1)).end().end().end().end();
  out.key("vulnerabilities").array();
  for (const auto& remediations : vulnerabilities) {
    out.object().key("product_status").object();
    for (std::size_t status = 0; status < kStatuses; ++status) {
      out.key(to_string(static_cast<Status>(status))).array();
      for (int i = 0; i < kProducts; ++i)
        if (status_of[static_cast<std::size_t>(i)] == status) out.value(product_id(i));
      out.end();
    }
    out.end().key("remediations").array();
    for (const Remediation& one : remediations) {
      out.object().member("category", to_string(static_cast<RemediationCategory>(one.category)));
      out.key("product_ids").array();
      for (const int product : one.products) out.value(product_id(product));
      out.end();
      if (one.group) out.key("group_ids").array().value("G").end();
      out.end();
    }
    out.end().end();
  }
  out.end().end();
  return std::move(out).take();
}

std::set<int> products_of(const Remediation& one) {
  std::set<int> products = one.products;
  if (one.group) products.insert({0, 1});
  return products;
}

std::vector<std::string> said_by(void (*test)(const Outline&, Findings&), const std::string& text) {
  const auto document = json::parse(text);
  Findings findings;
  findings.begin(0);
  test(outline_of(*document, Edition::k21), findings);
  findings.end();
  std::vector<std::string> pointers;
  for (const auto& item : findings.items()) pointers.push_back(item.at.pointer());
  return pointers;
}

std::string pointer_of(std::size_t vulnerability, std::size_t remediation) {
  return "/vulnerabilities/" + std::to_string(vulnerability) + "/remediations/" + std::to_string(remediation);
}

TEST(Remediations, AreJudgedAsEveryPairAndEveryStatusOfAProductWouldBe) {
  EXPECT_TRUE(rc::check([] {
    const auto one = rc::gen::build<Remediation>(
        rc::gen::set(&Remediation::category, rc::gen::inRange<std::size_t>(0, kRemediationCategories)),
        rc::gen::set(&Remediation::products, rc::gen::container<std::set<int>>(rc::gen::inRange(0, kProducts))),
        rc::gen::set(&Remediation::group, rc::gen::arbitrary<bool>()));
    const auto vulnerabilities = *rc::gen::container<std::vector<std::vector<Remediation>>>(
        3, rc::gen::resize(4, rc::gen::container<std::vector<Remediation>>(one)));
    const auto status_of =
        *rc::gen::container<std::vector<std::size_t>>(kProducts, rc::gen::inRange<std::size_t>(0, kStatuses));

    std::vector<std::string> pairs, statuses;
    for (std::size_t v = 0; v < vulnerabilities.size(); ++v) {
      const auto& remediations = vulnerabilities[v];
      for (std::size_t j = 0; j < remediations.size(); ++j) {
        const auto category = static_cast<RemediationCategory>(remediations[j].category);
        bool with_earlier = false, with_status = false;
        for (const int product : products_of(remediations[j])) {
          for (std::size_t i = 0; i < j; ++i)
            if (products_of(remediations[i]).contains(product) &&
                !allowed_together(static_cast<RemediationCategory>(remediations[i].category), category))
              with_earlier = true;
          const auto status = static_cast<Status>(status_of[static_cast<std::size_t>(product)]);
          if (fitness(category, group_of(status)) == Fitness::kProhibited) with_status = true;
        }
        if (with_earlier) pairs.push_back(pointer_of(v, j));
        if (with_status) statuses.push_back(pointer_of(v, j));
      }
    }
    const std::string document = document_of(vulnerabilities, status_of);
    RC_ASSERT(said_by(test_6_1_35, document) == pairs);
    RC_ASSERT(said_by(test_6_1_36, document) == statuses);
  }));
}

}  // namespace
}  // namespace asepsis::advise::csaf

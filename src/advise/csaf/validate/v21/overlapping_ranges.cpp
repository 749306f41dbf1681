// Version ranges beside each other that hold the same versions. "Sibling", "leaf" and the sets of siblings are those of
// CSAF 2.1 section 6.2.50.
//
// Ranges are compared two by two, as schemes have no order that would allow more for all of them. The work is bounded:
// a document that needs more is told how far it was compared. Of two ranges that cannot be compared nothing is said.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "advise/csaf/validate/v21/remediation_categories.h"
#include "advise/csaf/validate/v21/tests.h"
#include "norms/vers/csaf.h"

namespace asepsis::advise::csaf {

namespace vers = norms::vers;

namespace {

// Constraints looked at by one test: about 450 ranges of two constraints below one branch, and some tenths of a second.
constexpr std::size_t kMostWork = 500'000;

enum class Kind : std::uint8_t { kVers, kVls, kVersion };

struct Sibling {
  const Branch* branch = nullptr;
  Number index = 0;  // into Outline::branches
  Kind kind = Kind::kVersion;
  bool leaf = false;  // has a product; else has branches
  vers::Range range;  // of kVers and kVls
  bool is_range() const { return kind != Kind::kVersion; }
};

std::optional<Sibling> read_sibling(const Outline& outline, Number index) {
  const Branch& branch = outline.branches[index];
  Sibling sibling{&branch, index, Kind::kVersion, branch.at["product"].exists(), {}};
  if (sibling.leaf == branch.at["branches"].exists() || !branch.at["name"].is_string()) return std::nullopt;
  if (branch.category == "product_version") return sibling;
  if (branch.category != "product_version_range") return std::nullopt;
  auto range = vers::parse_csaf_range(branch.name);
  if (!range) return std::nullopt;
  sibling.kind = range->notation == vers::Notation::kVers ? Kind::kVers : Kind::kVls;
  sibling.range = std::move(range->range);
  return sibling;
}

bool overlap(const Sibling& range, const Sibling& other) {
  if (other.is_range()) return vers::overlap(range.range, other.range) == vers::Overlap::kYes;
  return vers::contains(range.range, other.branch->name) == vers::Containment::kIn;
}

// Calls visit(range, tested) for every range and every other element beside it that `wants` and that overlaps with it;
// of two that could be either, the one further down is the tested one. visit returns the work it did.
template <class Wants, class Visit>
void for_each_overlap(const Outline& outline, Findings& findings, const Wants& wants, Visit&& visit) {
  std::vector<Sibling> siblings;
  for (Number i = 0; i < outline.branches.size(); ++i)
    if (auto sibling = read_sibling(outline, i)) siblings.push_back(std::move(*sibling));
  std::stable_sort(siblings.begin(), siblings.end(),
                   [](const Sibling& a, const Sibling& b) { return a.branch->parent < b.branch->parent; });
  std::size_t work = 0;
  // False where the budget is used up.
  const auto compare = [&](const Sibling& range, const Sibling& tested) {
    work += 1 + range.range.constraints.size() + tested.range.constraints.size();
    if (work <= kMostWork && overlap(range, tested)) work += visit(range, tested);
    if (work > kMostWork)
      findings.skip("more version ranges stand beside each other than are compared: only the first of them were");
    return work <= kMostWork;
  };
  std::vector<const Sibling*> ranges;  // beside each other, so far
  for (std::size_t begin = 0, end = 0; begin < siblings.size(); begin = end) {
    ranges.clear();
    for (; end < siblings.size() && siblings[end].branch->parent == siblings[begin].branch->parent; ++end) {
      const Sibling& lower = siblings[end];
      if (!lower.is_range()) continue;
      for (const Sibling* upper : ranges)
        if (wants(lower) ? !compare(*upper, lower) : wants(*upper) && !compare(lower, *upper)) return;
      ranges.push_back(&lower);
    }
    for (std::size_t i = begin; i < end; ++i)
      if (!siblings[i].is_range() && wants(siblings[i]))
        for (const Sibling* range : ranges)
          if (!compare(*range, siblings[i])) return;
  }
}

struct Mention {  // of a product in a status
  std::uint32_t vulnerability;
  Status status;
  json::Value at;
};

// By product number, in the order of vulnerabilities.
std::vector<std::vector<Mention>> mentions_of(const Outline& outline) {
  std::vector<std::vector<Mention>> mentions(outline.product_ids.size());
  for (std::uint32_t i = 0; i < outline.vulnerabilities.size(); ++i)
    for (std::size_t status = 0; status < kStatuses; ++status)
      for (const Reference& reference : outline.vulnerabilities[i].status[status])
        mentions[reference.id].push_back({i, static_cast<Status>(status), reference.at});
  return mentions;
}

bool contradict(StatusGroup a, StatusGroup b) {
  return a != b && a != StatusGroup::kRecommended && b != StatusGroup::kRecommended;
}
bool are_same(StatusGroup a, StatusGroup b) { return a == b; }

// The index behind the last branch below each one.
std::vector<Number> ends_of(const Outline& outline) {
  std::vector<Number> ends(outline.branches.size());
  for (Number i = static_cast<Number>(outline.branches.size()); i-- > 0;) {
    ends[i] = std::max(ends[i], i + 1);
    if (const Number parent = outline.branches[i].parent; parent != kNone)
      ends[parent] = std::max(ends[parent], ends[i]);
  }
  return ends;
}

class StatusCheck {
 public:
  using Relation = bool (*)(StatusGroup, StatusGroup);
  StatusCheck(const Outline& outline, Findings& findings, Relation relation)
      : outline_(outline),
        findings_(findings),
        relation_(relation),
        mentions_(mentions_of(outline)),
        ends_(ends_of(outline)) {}

  // Every product of the range against the product of the leaf.
  std::size_t operator()(const Sibling& range, const Sibling& leaf) {
    const auto tested = product_of(leaf.index);
    if (!tested) return 1;
    std::size_t work = 1;
    for (Number i = range.index; i < ends_[range.index]; ++i, ++work)
      if (const auto product = product_of(i)) work += compare(range, *product, leaf, *tested);
    return work;
  }

 private:
  std::optional<Number> product_of(Number branch) const {
    const Number index = outline_.branches[branch].product;
    if (index == kNone || outline_.products[index].id == kNone) return std::nullopt;
    return outline_.products[index].id;
  }

  std::size_t compare(const Sibling& range, Number product, const Sibling& leaf, Number tested) {
    const auto &left = mentions_[product], &right = mentions_[tested];
    std::size_t i = 0, steps = 0;
    for (const Mention& mention : right) {
      while (i < left.size() && left[i].vulnerability < mention.vulnerability) ++i, ++steps;
      for (std::size_t k = i; k < left.size() && left[k].vulnerability == mention.vulnerability; ++k, ++steps)
        if (relation_(group_of(left[k].status), group_of(mention.status)) &&
            reported_.insert(mention.at.order()).second)
          findings_.add(mention.at, "product " + quoted(outline_.product_ids.name(tested)) + " is " +
                                        std::string(to_string(mention.status)) + ", and product " +
                                        quoted(outline_.product_ids.name(product)) + " is " +
                                        std::string(to_string(left[k].status)) + ", but " + quoted(leaf.branch->name) +
                                        " and " + quoted(range.branch->name) + " overlap");
    }
    return steps + right.size();
  }

  const Outline& outline_;
  Findings& findings_;
  Relation relation_;
  std::vector<std::vector<Mention>> mentions_;
  std::vector<Number> ends_;
  std::unordered_set<std::uint32_t> reported_;
};

void check_statuses(const Outline& outline, Findings& findings, Kind kind, StatusCheck::Relation relation) {
  StatusCheck check(outline, findings, relation);
  for_each_overlap(
      outline, findings, [kind](const Sibling& sibling) { return sibling.leaf && sibling.kind == kind; }, check);
}

template <class Wants>
void check_branches(const Outline& outline, Findings& findings, const Wants& wants) {
  std::unordered_set<Number> reported;
  for_each_overlap(outline, findings, wants, [&](const Sibling& range, const Sibling& tested) -> std::size_t {
    if (reported.insert(tested.index).second)
      findings.add(tested.branch->at["name"],
                   quoted(tested.branch->name) + " overlaps with " + quoted(range.branch->name) + " beside it");
    return 1;
  });
}

}  // namespace

void test_6_2_50_1(const Outline& outline, Findings& findings) {
  check_statuses(outline, findings, Kind::kVers, contradict);
}

void test_6_2_50_2(const Outline& outline, Findings& findings) {
  check_statuses(outline, findings, Kind::kVls, contradict);
}

void test_6_2_50_3(const Outline& outline, Findings& findings) {
  check_statuses(outline, findings, Kind::kVersion, contradict);
}

void test_6_3_19_1(const Outline& outline, Findings& findings) {
  check_statuses(outline, findings, Kind::kVers, are_same);
}

void test_6_3_19_2(const Outline& outline, Findings& findings) {
  check_statuses(outline, findings, Kind::kVls, are_same);
}

void test_6_3_19_3(const Outline& outline, Findings& findings) {
  check_statuses(outline, findings, Kind::kVersion, are_same);
}

void test_6_3_19_4(const Outline& outline, Findings& findings) {
  check_branches(outline, findings, [](const Sibling& sibling) { return sibling.is_range() && !sibling.leaf; });
}

void test_6_3_19_5(const Outline& outline, Findings& findings) {
  check_branches(outline, findings, [](const Sibling& sibling) { return !sibling.is_range() && !sibling.leaf; });
}

}  // namespace asepsis::advise::csaf

// The revision history: sorted, without gaps and repeats, and ending at the document's version.
//
// "By date" is by date, then by number, in both editions: CSAF 2.0 leaves equal dates open, and its official cases
// (6.1.16-02, -03, -16) ask for what 2.1 then says.
#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {
namespace {

// Every item has a number and a date that can be read. Where one has not, the structure says so, and what is missing or
// last cannot be told.
bool is_complete(const Outline& outline) {
  return !outline.revisions.empty() && outline.revisions_by_date.size() == outline.tracking["revision_history"].size();
}

const Revision& by_date(const Outline& outline, std::size_t place) {
  return outline.revisions[outline.revisions_by_date[place]];
}

std::string number_of(const Revision& revision) { return quoted(revision.number_at.string_or("")); }
std::string date_of(const Revision& revision) { return quoted(revision.at["date"].string_or("")); }

bool is_zero(const DocumentVersion& version) { return version.major == "0"; }

}  // namespace

void test_6_1_14(const Outline& outline, Findings& findings) {
  for (std::size_t place = 1; place < outline.revisions_by_date.size(); ++place) {
    const Revision &before = by_date(outline, place - 1), &after = by_date(outline, place);
    if (compare(*before.number, *after.number) <= 0) continue;
    findings.add(outline.tracking["revision_history"], "numbers do not rise with the dates: " + number_of(before) +
                                                           " is of " + date_of(before) + ", and the lower " +
                                                           number_of(after) + " of " + date_of(after));
    return;
  }
}

void test_6_1_16(const Outline& outline, Findings& findings) {
  if (!outline.version || !is_complete(outline)) return;
  const Revision& last = by_date(outline, outline.revisions_by_date.size() - 1);
  DocumentVersion version = *outline.version, number = *last.number;
  if (outline.tracking["status"].string_or("") == "draft") version.prerelease = number.prerelease = {};
  if (compare(version, number) == 0) return;
  const json::Value at = outline.tracking["version"];
  findings.add(at, "the document's version is " + quoted(at.string_or("")) + ", but its revision history ends with " +
                       number_of(last));
}

void test_6_1_17(const Outline& outline, Findings& findings) {
  const json::Value at = outline.tracking["status"];
  const auto status = at.string();
  if (!outline.version || !status || *status == "draft") return;
  if (!is_zero(*outline.version) && outline.version->prerelease.empty()) return;
  findings.add(at, "the status is " + quoted(*status) + ", but a document of version " +
                       quoted(outline.tracking["version"].string_or("")) + " is a draft");
}

namespace {

bool is_released(const Outline& outline) {
  const std::string_view status = outline.tracking["status"].string_or("");
  return status == "final" || status == "interim";
}

}  // namespace

void test_6_1_18(const Outline& outline, Findings& findings) {
  if (!is_released(outline)) return;
  for (const Revision& revision : outline.revisions)
    if (revision.number && is_zero(*revision.number))
      findings.add(revision.number_at, "number " + number_of(revision) +
                                           " is of a draft, but the document's status is " +
                                           quoted(outline.tracking["status"].string_or("")));
}

void test_6_1_19(const Outline& outline, Findings& findings) {
  for (const Revision& revision : outline.revisions)
    if (revision.number && !revision.number->prerelease.empty())
      findings.add(revision.number_at, "number " + number_of(revision) + " is of a pre-release");
}

void test_6_1_20(const Outline& outline, Findings& findings) {
  if (!is_released(outline) || !outline.version || outline.version->prerelease.empty()) return;
  const json::Value at = outline.tracking["version"];
  findings.add(at, "version " + quoted(at.string_or("")) + " is of a pre-release, but the document's status is " +
                       quoted(outline.tracking["status"].string_or("")));
}

namespace {

// A run of numbers is named one by one up to this length, and as "2 to 998" beyond it.
constexpr std::uint64_t kNamedOneByOne = 8;
constexpr std::uint64_t kHighestCounted = 1'000'000'000'000'000'000;  // room to add one, far beyond any history

struct Number64 {
  std::uint64_t value = 0;
  bool fits = false;
};

Number64 major_of(const Revision& revision) {
  const std::string_view digits = revision.number->major;
  Number64 number;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
  number.fits = error == std::errc() && end == digits.data() + digits.size() && number.value <= kHighestCounted;
  return number;
}

// What is missing in the history, in the words of the version scheme of the item behind the gap.
class Gaps {
 public:
  Gaps(const Outline& outline, Findings& findings) : at_(outline.tracking["revision_history"]), findings_(findings) {
    for (const Revision& revision : outline.revisions)
      if (const Number64 number = major_of(revision); number.fits) present_.push_back(number.value);
    std::sort(present_.begin(), present_.end());
    present_.erase(std::unique(present_.begin(), present_.end()), present_.end());
  }

  // All of `first` to `last` are missing between `before` (none at the start) and `after`.
  void add(std::uint64_t first, std::uint64_t last, const Revision* before, const Revision& after) {
    const bool integer = after.number->integer;
    auto next = std::lower_bound(present_.begin(), present_.end(), first);
    for (std::uint64_t from = first; from <= last;) {
      const bool elsewhere = next != present_.end() && *next <= last;
      const std::uint64_t until = elsewhere ? *next : last + 1;  // not at all: from .. until - 1
      add_absent(from, until, integer);
      if (!elsewhere) return;
      findings_.add(at_, "there is a revision " + text(*next, integer) + ", but by its date it does not stand " +
                             (before ? "between " + number_of(*before) + " and " : "before ") + number_of(after) +
                             " of " + date_of(after));
      from = *next++ + 1;
    }
  }

 private:
  static std::string text(std::uint64_t number, bool integer) {
    return "`" + std::to_string(number) + (integer ? "`" : ".0.0`");
  }
  void add_absent(std::uint64_t from, std::uint64_t until, bool integer) {
    if (until - from > kNamedOneByOne) {
      findings_.add(at_,
                    "there are no revisions " + text(from, integer) + " to " + text(until - 1, integer) + " at all");
      return;
    }
    for (; from < until; ++from) findings_.add(at_, "there is no revision " + text(from, integer) + " at all");
  }

  json::Value at_;
  Findings& findings_;
  std::vector<std::uint64_t> present_;
};

}  // namespace

void test_6_1_21(const Outline& outline, Findings& findings) {
  if (!is_complete(outline)) return;
  const Revision& first = by_date(outline, 0);
  if (compare_digits(first.number->major, "1") > 0)
    findings.add(outline.tracking["revision_history"],
                 "the revision history begins with " + number_of(first) +
                     (first.number->integer ? ", not with `0` or `1`" : ", not with `0.y.z` or `1.y.z`"));

  std::optional<Gaps> gaps;  // rare: most documents need none
  const Revision* highest = nullptr;
  Number64 top{0, true};  // before the first item: 0 may be missing
  for (std::size_t place = 0; place < outline.revisions_by_date.size(); ++place) {
    const Revision& revision = by_date(outline, place);
    const Number64 number = major_of(revision);
    if (!number.fits) {
      findings.add(outline.tracking["revision_history"],
                   "not every number before " + number_of(revision) + " is there");
      return;
    }
    if (number.value > top.value + 1) {
      if (!gaps) gaps.emplace(outline, findings);
      gaps->add(top.value + 1, number.value - 1, highest, revision);
    }
    if (highest == nullptr || number.value >= top.value) highest = &revision, top = number;
  }
}

void test_6_1_22(const Outline& outline, Findings& findings) {
  Names seen;
  for (const Revision& revision : outline.revisions) {
    if (!revision.number) continue;
    const std::size_t known = seen.size();
    if (seen.add(revision.number_at.string_or("")) < known)
      findings.add(revision.number_at,
                   "number " + number_of(revision) + " stands in the revision history more than once");
  }
}

void test_6_1_30(const Outline& outline, Findings& findings) {
  const Revision *integer = nullptr, *semantic = nullptr, *highest = nullptr;
  for (const Revision& revision : outline.revisions) {
    if (!revision.number) continue;
    const Revision*& kind = revision.number->integer ? integer : semantic;
    if (kind == nullptr) kind = &revision;
    if (highest == nullptr || compare(*highest->number, *revision.number) < 0) highest = &revision;
  }
  if (integer != nullptr && semantic != nullptr)
    findings.add(outline.tracking["revision_history"], "numbers are integers (" + number_of(*integer) +
                                                           ") and semantic versions (" + number_of(*semantic) +
                                                           ") in one document");
  // The highest number shows at which kind the history has arrived.
  if (!outline.version || highest == nullptr || outline.version->integer == highest->number->integer) return;
  const json::Value at = outline.tracking["version"];
  findings.add(at, "version " + quoted(at.string_or("")) +
                       (outline.version->integer ? " is an integer, but " : " is a semantic version, but ") +
                       number_of(*highest) + " in the revision history is not");
}

}  // namespace asepsis::advise::csaf

// Sharing groups: the two ids that are reserved, and the names that belong to them (section 3.2.2.5.1).
#include <string>

#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {

namespace {

constexpr std::string_view kMaxUuid = "ffffffff-ffff-ffff-ffff-ffffffffffff";  // everybody
constexpr std::string_view kNilUuid = "00000000-0000-0000-0000-000000000000";  // nobody

struct Distribution {
  json::Value group;
  json::Value id_at, name_at, label_at;
  std::string_view id, name, label;  // empty where they are missing or no text
};

Distribution distribution_of(const Outline& outline) {
  const json::Value at = outline.document["distribution"];
  Distribution distribution{at["sharing_group"], {}, {}, at["tlp"]["label"], {}, {}, {}};
  distribution.id_at = distribution.group["id"];
  distribution.name_at = distribution.group["name"];
  distribution.id = distribution.id_at.string_or("");
  distribution.name = distribution.name_at.string_or("");
  distribution.label = distribution.label_at.string_or("");
  return distribution;
}

// Of the reserved ids, the name that each must have.
std::string_view reserved_name(std::string_view id) {
  if (id == kMaxUuid) return "Public";
  return id == kNilUuid ? "No sharing allowed" : "";
}

}  // namespace

void test_6_1_38(const Outline& outline, Findings& findings) {
  const Distribution distribution = distribution_of(outline);
  if (distribution.id == kMaxUuid && !distribution.label.empty() && distribution.label != "CLEAR")
    findings.add(distribution.label_at, "the sharing group is everybody (" + quoted(kMaxUuid) +
                                            "), but the TLP label is " + quoted(distribution.label));
}

void test_6_1_39(const Outline& outline, Findings& findings) {
  const Distribution distribution = distribution_of(outline);
  if (distribution.label != "CLEAR" || distribution.id.empty() || distribution.id == kMaxUuid) return;
  if (distribution.id == kNilUuid && outline.tracking["status"].string_or("") == "draft") return;
  findings.add(distribution.id_at, "the TLP label is `CLEAR`, but the sharing group is not everybody (" +
                                       quoted(kMaxUuid) + "): " + quoted(distribution.id));
}

void test_6_1_40(const Outline& outline, Findings& findings) {
  const Distribution distribution = distribution_of(outline);
  if (distribution.id.empty()) return;
  for (const std::string_view id : {kMaxUuid, kNilUuid})
    if (distribution.name == reserved_name(id) && distribution.id != id)
      findings.add(distribution.name_at, "the name " + quoted(distribution.name) + " is reserved for the group " +
                                             quoted(id) + "; this one is " + quoted(distribution.id));
}

void test_6_1_41(const Outline& outline, Findings& findings) {
  const Distribution distribution = distribution_of(outline);
  const std::string_view expected = reserved_name(distribution.id);
  if (expected.empty() || distribution.name == expected) return;
  const std::string demand = "the group " + quoted(distribution.id) + " must have the name " + quoted(expected);
  if (!distribution.name_at.exists())
    findings.add(distribution.group, demand + ": `name` is missing");
  else if (distribution.name_at.is_string())
    findings.add(distribution.name_at, demand + ", not " + quoted(distribution.name));
}

void test_6_2_28(const Outline& outline, Findings& findings) {
  const Distribution distribution = distribution_of(outline);
  if (distribution.id == kMaxUuid)
    findings.add(distribution.id_at, "the sharing group is everybody (" + quoted(kMaxUuid) + "): none need be named");
}

void test_6_2_29(const Outline& outline, Findings& findings) {
  const Distribution distribution = distribution_of(outline);
  if (distribution.id == kNilUuid)
    findings.add(distribution.id_at, "the sharing group is nobody (" + quoted(kNilUuid) + ")");
}

void test_6_2_30(const Outline& outline, Findings& findings) {
  const Distribution distribution = distribution_of(outline);
  if (distribution.label == "CLEAR" && distribution.group.exists())
    findings.add(distribution.group,
                 "the TLP label is `CLEAR`, which everybody may read: a sharing group says nothing");
}

}  // namespace asepsis::advise::csaf

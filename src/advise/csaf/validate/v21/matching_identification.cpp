// Whether CPE and package URLs of a product in the branches say what the branches say. The standard's own steps of test
// 6.2.42, where a step does not say how: names are not compared (a CPE has other words for vendors and products than
// people), versions are; a version range may be any version to an identification, unless it names one outside of it.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "advise/csaf/validate/v21/tests.h"
#include "base/text.h"
#include "norms/cpe/cpe.h"
#include "norms/purl/purl.h"
#include "norms/vers/csaf.h"

namespace asepsis::advise::csaf {

namespace cpe = norms::cpe;
namespace purl = norms::purl;
namespace vers = norms::vers;
using cpe::Attribute;

namespace {

// What the branches above a product say, by the attribute of a CPE that can say the same. The nearest branch counts.
struct Stated {
  std::array<const Branch*, cpe::kAttributes> by{};
  const Branch*& at(Attribute attribute) { return by[static_cast<std::size_t>(attribute)]; }
  const Branch* at(Attribute attribute) const { return by[static_cast<std::size_t>(attribute)]; }
};

// Nothing for categories that a CPE cannot say (host_name), or has several places for (specification).
std::optional<Attribute> counterpart_of(std::string_view category) {
  if (category == "vendor") return Attribute::kVendor;
  if (category == "product_name" || category == "product_family") return Attribute::kProduct;
  if (category == "product_version" || category == "product_version_range") return Attribute::kVersion;
  if (category == "patch_level" || category == "service_pack") return Attribute::kUpdate;
  if (category == "language") return Attribute::kLanguage;
  if (category == "platform") return Attribute::kTargetSw;
  if (category == "architecture") return Attribute::kTargetHw;
  return std::nullopt;
}

Stated read_stated(const Outline& outline, Number branch) {
  Stated stated;
  for (; branch != kNone; branch = outline.branches[branch].parent) {
    const Branch& above = outline.branches[branch];
    if (const auto attribute = counterpart_of(above.category); attribute && stated.at(*attribute) == nullptr)
      stated.at(*attribute) = &above;
    if (above.category == "specification")
      for (const Attribute attribute : {Attribute::kEdition, Attribute::kSwEdition, Attribute::kOther})
        if (stated.at(attribute) == nullptr) stated.at(attribute) = &above;
  }
  return stated;
}

bool is_range(const Branch& branch) { return branch.category == "product_version_range"; }

bool is_outside(std::string_view version, const Branch& range) {
  const auto parsed = vers::parse_csaf_range(range.name);
  return parsed && vers::contains(parsed->range, version) == vers::Containment::kOut;
}

// "4.3 SP2" stands in a CPE as version 4.3 and update sp2, or as one version.
bool is_same_version(const cpe::Name& name, std::string_view stated) {
  const std::string version = name.at(Attribute::kVersion).plain(), update = name.at(Attribute::kUpdate).plain();
  std::string words;
  for (const char c : stated) words += c == ' ' ? '_' : c;
  if (equal_ignoring_case(words, version)) return true;
  if (update.empty() || words.size() <= version.size()) return false;
  std::string_view rest = std::string_view(words).substr(version.size());
  if (!equal_ignoring_case(std::string_view(words).substr(0, version.size()), version)) return false;
  while (!rest.empty() && (rest.front() == '_' || rest.front() == '-' || rest.front() == '.')) rest.remove_prefix(1);
  return equal_ignoring_case(rest, update);
}

std::string version_fault(const cpe::Name& name, const Stated& stated) {
  const Branch* branch = stated.at(Attribute::kVersion);
  const cpe::Value& value = name.at(Attribute::kVersion);
  if (branch == nullptr) return {};
  if (is_range(*branch))
    return value.is_text() && !value.has_wildcard() && is_outside(value.plain(), *branch)
               ? "its version " + quoted(value.plain()) + " is outside of " + quoted(branch->name)
               : "";
  if (value.is_text() && !value.has_wildcard() && is_same_version(name, branch->name)) return {};
  if (value.is_any()) return "it has no version, and the branches say " + quoted(branch->name);
  return "its version " + quoted(value.is_na() ? "-" : value.plain()) + " is not " + quoted(branch->name);
}

// The version of the branches may hold the update too, and then says it.
bool says_update(const cpe::Name& name, const Stated& stated) {
  const Branch* version = stated.at(Attribute::kVersion);
  return version != nullptr && !is_range(*version) && !name.at(Attribute::kUpdate).plain().empty() &&
         !equal_ignoring_case(version->name, name.at(Attribute::kVersion).plain()) &&
         is_same_version(name, version->name);
}

std::string fault_of(const cpe::Name& name, const Stated& stated) {
  std::vector<std::string> faults;
  for (std::size_t i = 1; i < cpe::kAttributes; ++i) {  // behind the part, which no branch says
    const auto attribute = static_cast<Attribute>(i);
    const Branch* branch = stated.at(attribute);
    const cpe::Value& value = name.at(attribute);
    const std::string what = "its " + std::string(cpe::to_string(attribute));
    if (attribute == Attribute::kVersion && branch != nullptr) {
      if (std::string fault = version_fault(name, stated); !fault.empty()) faults.push_back(std::move(fault));
    } else if (branch == nullptr) {
      if (value.is_text() && !(attribute == Attribute::kUpdate && says_update(name, stated)))
        faults.push_back(what + " " + quoted(value.plain()) + " is nowhere in the branches");
    } else if (branch->category == "specification") {
      continue;  // may be in any of three places
    } else if (!value.is_text()) {
      faults.push_back(what + " is missing, and the branches say " + quoted(branch->name));
    } else if (value.has_wildcard()) {
      faults.push_back(what + " " + quoted(value.text()) + " has a wildcard, and the branches say " +
                       quoted(branch->name));
    }
  }
  return join_as_sentence(faults);
}

std::string fault_of(const purl::Purl& package, const Stated& stated) {
  const Branch* branch = stated.at(Attribute::kVersion);
  if (branch == nullptr) return {};
  if (is_range(*branch))
    return !package.version.empty() && is_outside(package.version, *branch)
               ? "its version " + quoted(package.version) + " is outside of " + quoted(branch->name)
               : "";
  if (package.version == branch->name) return {};
  if (package.version.empty()) return "it has no version, and the branches say " + quoted(branch->name);
  return "its version " + quoted(package.version) + " is not " + quoted(branch->name);
}

void report(json::Value at, const std::string& fault, Findings& findings) {
  if (!fault.empty()) findings.add(at, quoted(at.string_or("")) + " does not say what the branches say: " + fault);
}

}  // namespace

void test_6_2_42(const Outline& outline, Findings& findings) {
  for (const Product& product : outline.products) {
    if (product.branch == kNone) continue;
    const json::Value identification = product.at["product_identification_helper"];
    if (!identification["cpe"].exists() && !identification["purls"].exists()) continue;
    const Stated stated = read_stated(outline, product.branch);
    if (const auto name = cpe::parse(identification["cpe"].string_or("")))
      report(identification["cpe"], fault_of(*name, stated), findings);
    for (const json::Value at : identification["purls"].elements())
      if (const auto package = purl::parse(at.string_or(""))) report(at, fault_of(*package, stated), findings);
  }
}

}  // namespace asepsis::advise::csaf

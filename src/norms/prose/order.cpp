// The order of versions. One total order of rows of elements, and rules that take answers away where vendors' orders
// disagree: so what is answered is antisymmetric and transitive whatever the rules.
#include <algorithm>
#include <iterator>

#include "norms/prose/scan.h"

namespace asepsis::norms::prose {
namespace {

using Order = std::optional<std::strong_ordering>;

constexpr std::size_t kStampDigits = 6;  // 190814, 20190814: a day; build counters of six digits grow the same way
constexpr std::size_t kCodeDigits = 5;   // a lone 23121 is a serial number's beginning or a build

bool is_number(const Element& element) {
  return element.kind == ElementKind::kNumber || element.kind == ElementKind::kParenthesis;
}

std::string_view significant(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? std::string_view{} : digits.substr(first);
}

std::strong_ordering by_value(std::string_view a, std::string_view b) {
  a = significant(a);
  b = significant(b);
  if (a.size() != b.size()) return a.size() <=> b.size();
  return a.compare(b) <=> 0;
}

// As the digits behind a decimal point: 1.07 before 1.7, 1.070 equal to 1.07.
std::strong_ordering by_fraction(std::string_view a, std::string_view b) {
  const auto trimmed = [](std::string_view digits) {
    const std::size_t last = digits.find_last_not_of('0');
    return last == std::string_view::npos ? std::string_view{} : digits.substr(0, last + 1);
  };
  return trimmed(a).compare(trimmed(b)) <=> 0;
}

bool has_leading_zero(std::string_view digits) { return digits.size() > 1 && digits.front() == '0'; }

bool only_dotted_pair(const Version& version) { return version.dotted == 2 && with_zeros(version).size() == 2; }

// Numbers behind the first: some vendors count them, some write them as decimals. 1.10 is taken as counted (that is the
// common way), but 3.2 and 3.20, or any with leading zeros, are compared only where both ways agree.
Order compare_minor(std::string_view a, std::string_view b, bool pair) {
  const std::strong_ordering counted = by_value(a, b);
  if (a == b || counted == std::strong_ordering::equal) {
    const bool same = by_fraction(a, b) == std::strong_ordering::equal;
    return same ? Order(std::strong_ordering::equal) : std::nullopt;
  }
  const std::strong_ordering fraction = by_fraction(a, b);
  if (has_leading_zero(a) || has_leading_zero(b)) return fraction == counted ? Order(counted) : std::nullopt;
  if (pair && fraction == std::strong_ordering::equal) return std::nullopt;
  return counted;
}

// 00.0A and 00.09: some vendors count in base 16. Nothing where the letter cannot be a digit of such a number.
Order by_base_16(const std::vector<Element>& a, const std::vector<Element>& b, std::size_t i) {
  const auto spelled = [&](const std::vector<Element>& row) {
    const bool letter = i + 1 < row.size() && row[i + 1].kind == ElementKind::kLetter && row[i + 1].text <= "F";
    return letter ? row[i].text + row[i + 1].text : row[i].text;
  };
  const std::string x = spelled(a);
  const std::string y = spelled(b);
  return x.size() == y.size() && x.size() > 1 ? Order(x.compare(y) <=> 0) : std::nullopt;
}

// Is what stands behind the end of the other version later than nothing?
Order beyond(const std::vector<Element>& elements, std::size_t at) {
  for (; at < elements.size(); ++at) {
    const Element& element = elements[at];
    if (element.kind == ElementKind::kNumber) {
      if (significant(element.text).empty()) continue;
      if (element.text.size() >= kStampDigits) return std::nullopt;  // a build, said or not
      return std::strong_ordering::greater;
    }
    // A build exists whether or not it is said: 3.4 Build 7, 3.4-7. A letter may be a patch, a beta, or be left out.
    const bool build = element.text == "BUILD" || element.text == "-";
    if (element.kind == ElementKind::kRank && !build) return std::strong_ordering::greater;
    return std::nullopt;
  }
  return std::strong_ordering::equal;
}

Order compare_elements(const Version& a, const Version& b) {
  const std::vector<Element>& left = a.elements;
  const std::vector<Element>& right = b.elements;
  const bool pair = only_dotted_pair(a) && only_dotted_pair(b);
  const std::size_t common = std::min(left.size(), right.size());
  for (std::size_t i = 0; i < common; ++i) {
    const Element& x = left[i];
    const Element& y = right[i];
    if (x.kind != y.kind || x.kind == ElementKind::kWildcard) return std::nullopt;
    if (is_number(x)) {
      const Order order = i == 0 ? Order(by_value(x.text, y.text)) : compare_minor(x.text, y.text, pair);
      if (!order) return std::nullopt;
      if (*order == std::strong_ordering::equal) continue;
      const Order base_16 = by_base_16(left, right, i);
      return base_16.value_or(*order) == *order ? order : std::nullopt;
    } else if (x.text != y.text) {
      const bool last = i + 1 == left.size() && i + 1 == right.size();
      return x.kind == ElementKind::kLetter && last ? Order(x.text.compare(y.text) <=> 0) : std::nullopt;
    }
  }
  if (left.size() > common) return beyond(left, common);
  const Order order = beyond(right, common);
  return order ? Order(0 <=> *order) : std::nullopt;
}

bool has(const Version& version, ElementKind kind) {
  return std::any_of(version.elements.begin(), version.elements.end(),
                     [&](const Element& element) { return element.kind == kind; });
}

std::vector<std::string> words(const Version& version) {
  std::vector<std::string> out;
  for (const Element& element : version.elements)
    if (element.kind == ElementKind::kWord) out.push_back(element.text);
  return out;
}

bool same_train(const Version& a, const Version& b) {
  const std::vector<std::string> left = words(a);
  const std::vector<std::string> right = words(b);
  if (left == right) return true;
  const bool trains = has(a, ElementKind::kParenthesis) || has(b, ElementKind::kParenthesis);
  return !trains && (left.empty() || right.empty());
}

// VA60A and VB20A: the vendor's releases of one product, in the order of their letters.
bool is_release_letter(const Version& version) {
  const std::vector<Element>& elements = version.elements;
  if (version.family.size() != 2 || version.family[0] != 'V' || elements.empty()) return false;
  return elements[0].kind == ElementKind::kNumber && elements[0].text.size() == 2;
}

bool ends_in_letter(const Version& version) {
  return version.elements.size() > 1 && version.elements[1].kind == ElementKind::kLetter;
}

Order compare_families(const Version& a, const Version& b) {
  if (a.family == b.family) return std::strong_ordering::equal;
  if (!is_release_letter(a) || !is_release_letter(b)) return std::nullopt;
  if (!ends_in_letter(a) || !ends_in_letter(b)) return std::nullopt;
  return a.family.compare(b.family) <=> 0;
}

bool begins_with_year(const Version& version) {
  const std::string& text = version.elements.front().text;
  return version.elements.front().kind == ElementKind::kNumber && text.size() == 4 && text >= "1990" && text <= "2099";
}

// 52 and 1.2.3, 16 Update 4 and 7.5: a lone large number and a dotted small one count different things.
bool other_scale(const Version& lone, const Version& dotted) {
  if (lone.dotted != 1 || dotted.dotted < 1 || !is_number(lone.elements.front())) return false;
  const std::size_t digits = significant(lone.elements.front().text).size();
  const std::size_t others = significant(dotted.elements.front().text).size();
  return dotted.dotted == 1 ? digits > others + 1 : digits > 1 && others < 2;
}

bool is_code(const Version& version) {
  return version.elements.size() == 1 && version.elements[0].kind == ElementKind::kNumber &&
         version.elements[0].text.size() >= kCodeDigits;
}

// A day or a build counter at the end, or a number in parentheses, that says the contrary.
bool contradicted(const Version& a, const Version& b, std::strong_ordering order) {
  const auto disagrees = [&](const std::string& x, const std::string& y) {
    const std::strong_ordering stamp = by_value(x, y);
    return stamp != std::strong_ordering::equal && stamp != order;
  };
  const Element& x = a.elements.back();
  const Element& y = b.elements.back();
  if (is_number(x) && is_number(y) && x.text.size() >= kStampDigits && y.text.size() >= kStampDigits &&
      disagrees(x.text, y.text))
    return true;
  const auto parenthesis = [](const Element& element) { return element.kind == ElementKind::kParenthesis; };
  const auto p = std::find_if(a.elements.begin(), a.elements.end(), parenthesis);
  const auto q = std::find_if(b.elements.begin(), b.elements.end(), parenthesis);
  return p != a.elements.end() && q != b.elements.end() && disagrees(p->text, q->text);
}

bool same_element(const Element& a, const Element& b) {
  if (a.kind != b.kind) return false;
  return is_number(a) ? by_value(a.text, b.text) == std::strong_ordering::equal : a.text == b.text;
}

bool is_prefix(const std::vector<Element>& shorter, const std::vector<Element>& longer) {
  return shorter.size() < longer.size() && std::equal(shorter.begin(), shorter.end(), longer.begin(), same_element);
}

}  // namespace

std::optional<std::strong_ordering> compare(const Version& a, const Version& b) {
  if (a.date || b.date) return a.date && b.date ? Order(*a.date <=> *b.date) : std::nullopt;
  if (a.elements.empty() || b.elements.empty()) return std::nullopt;
  const Order families = compare_families(a, b);
  if (!families || !same_train(a, b)) return std::nullopt;
  if (begins_with_year(a) != begins_with_year(b) || other_scale(a, b) || other_scale(b, a)) return std::nullopt;
  Order order = *families == std::strong_ordering::equal ? compare_elements(a, b) : families;
  if (!order || *order == std::strong_ordering::equal) return order;
  if (is_code(a) || is_code(b) || contradicted(a, b, *order)) return std::nullopt;
  return order;
}

bool refines(const Version& fine, const Version& coarse) {
  if (fine.family != coarse.family || fine.date || coarse.date || coarse.elements.empty()) return false;
  if (is_prefix(coarse.elements, fine.elements) && !is_number(fine.elements[coarse.elements.size()])) return true;
  const std::vector<Element> longer = with_zeros(fine);
  const std::vector<Element> shorter = with_zeros(coarse);
  if (!is_prefix(shorter, longer)) return false;
  return !std::all_of(longer.begin() + static_cast<std::ptrdiff_t>(shorter.size()), longer.end(),
                      [](const Element& e) { return e.kind == ElementKind::kNumber && significant(e.text).empty(); });
}

}  // namespace asepsis::norms::prose

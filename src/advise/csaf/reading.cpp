#include "advise/csaf/reading.h"

#include <algorithm>
#include <unordered_set>

namespace asepsis::advise::csaf {
namespace {

Place nothing(const Place& place) { return {json::Value(), place.pointer}; }

// One name of a product or a group: remembers it, within the budget.
class Naming {
 public:
  Naming(Reading& reading, std::uint32_t holder, std::vector<Mention>* mentions)
      : reading_(reading), holder_(holder), mentions_(mentions) {}

  void add(std::uint32_t product, std::string_view key, std::uint32_t element, const Place& place) {
    if (!spend(reading_, reading_.advisory.products[product].id.size(), place.pointer)) return;
    if (++reading_.product_references > kMostProductReferences) {
      reading_.over_budget = Error{Code::kLimit, "", place.pointer,
                                   "at most " + std::to_string(kMostProductReferences) + " references to products"};
      return;
    }
    reading_.mentioned[product] = true;
    products_.push_back(product);
    if (mentions_ != nullptr) mentions_->push_back({product, holder_, key, element, false});
  }

  std::vector<std::uint32_t> each_once() {
    std::unordered_set<std::uint32_t> taken;
    std::erase_if(products_, [&](std::uint32_t product) { return !taken.insert(product).second; });
    return std::move(products_);
  }

 private:
  Reading& reading_;
  std::uint32_t holder_;
  std::vector<Mention>* mentions_;
  std::vector<std::uint32_t> products_;
};

}  // namespace

bool spend(Reading& reading, std::size_t bytes, const std::string& pointer) {
  if (reading.over_budget) return false;
  reading.copied_bytes += bytes;
  if (reading.copied_bytes <= kMostCopiedBytes) return true;
  reading.over_budget =
      Error{Code::kLimit, "", pointer,
            "names that, written out for each product, stay below " + std::to_string(kMostCopiedBytes >> 20) + " MiB"};
  return false;
}

std::string text(Reading& reading, const Place& parent, std::string_view key) {
  const json::Value value = parent.value[key];
  if (!value.exists()) return {};
  const auto found = value.string();
  if (found && !found->empty()) return std::string(*found);
  reading.not_understood.add("a text was expected", pointer_to(parent.pointer, key));
  return {};
}

std::string needed_text(Reading& reading, const Place& parent, std::string_view key) {
  if (!parent.value[key].exists()) reading.not_understood.add("the text is missing", pointer_to(parent.pointer, key));
  return text(reading, parent, key);
}

std::string word(Reading& reading, const Place& parent, std::string_view key,
                 std::initializer_list<std::string_view> words) {
  std::string found = needed_text(reading, parent, key);
  if (!found.empty() && std::find(words.begin(), words.end(), found) == words.end())
    reading.not_understood.add("no word that CSAF 2.0 knows here: " + found, pointer_to(parent.pointer, key));
  return found;
}

std::optional<Time> time(Reading& reading, const Place& parent, std::string_view key) {
  const std::string written = needed_text(reading, parent, key);
  if (written.empty()) return std::nullopt;
  const auto parsed = parse_time(written);
  if (!parsed) reading.not_understood.add("a date with time was expected", pointer_to(parent.pointer, key));
  return parsed;
}

Place array(Reading& reading, const Place& parent, std::string_view key) {
  const Place place = parent[key];
  if (!place.exists() || place.value.is_array()) return place;
  reading.not_understood.add("a list was expected", place.pointer);
  return nothing(place);
}

Place object(Reading& reading, const Place& parent, std::string_view key) {
  const Place place = parent[key];
  if (!place.exists() || place.value.is_object()) return place;
  reading.not_understood.add("an object was expected", place.pointer);
  return nothing(place);
}

bool is_object(Reading& reading, const Place& place, std::initializer_list<std::string_view> known) {
  if (!place.value.is_object()) {
    if (place.exists()) reading.not_understood.add("an object was expected", place.pointer);
    return false;
  }
  for (const json::Member member : place.value.members())
    if (std::find(known.begin(), known.end(), member.key) == known.end())
      reading.not_understood.add("CSAF 2.0 has no such member here", pointer_to(place.pointer, member.key));
  return true;
}

std::vector<std::uint32_t> products_of(Reading& reading, const Place& holder, std::string_view key,
                                       std::uint32_t holder_number, std::vector<Mention>* mentions) {
  Naming naming(reading, holder_number, mentions);
  const auto unknown = [&](std::string_view id, const Place& list, std::uint32_t element) {
    reading.unknown_references.add(std::string(id), pointer_to(list.pointer, element));
  };
  const auto each_id = [&](const Place& list, auto&& visit) {
    std::uint32_t element = 0;
    for (const json::Value value : list.value.elements()) {
      if (reading.over_budget) return;
      if (const auto id = value.string())
        visit(*id, element);
      else
        reading.not_understood.add("an id was expected", pointer_to(list.pointer, element));
      ++element;
    }
  };
  const Place direct = array(reading, holder, key);
  each_id(direct, [&](std::string_view id, std::uint32_t element) {
    const auto product = reading.products.find(id);
    if (product == reading.products.end()) return unknown(id, direct, element);
    naming.add(product->second, key, element, direct);
  });
  if (key != "product_ids") return naming.each_once();
  const Place grouped = array(reading, holder, "group_ids");
  each_id(grouped, [&](std::string_view id, std::uint32_t element) {
    const auto group = reading.groups.find(id);
    if (group == reading.groups.end()) return unknown(id, grouped, element);
    for (const std::uint32_t product : group->second) {
      naming.add(product, "group_ids", element, grouped);
      if (reading.over_budget) return;
    }
  });
  return naming.each_once();
}

std::vector<std::string> ids_of(const Reading& reading, const std::vector<std::uint32_t>& products) {
  std::vector<std::string> ids;
  ids.reserve(products.size());
  for (const std::uint32_t product : products) ids.push_back(reading.advisory.products[product].id);
  return ids;
}

}  // namespace asepsis::advise::csaf

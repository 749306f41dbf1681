// /product_tree: CSAF 2.0 section 3.2.2.
#include <unordered_set>

#include "advise/csaf/reading.h"

namespace asepsis::advise::csaf {
namespace {

using model::Branch;
using model::Product;

void add_product(Reading& reading, Product product, std::string_view id) {
  auto& products = reading.advisory.products;
  const auto [at, is_new] = reading.products.emplace(id, static_cast<std::uint32_t>(products.size()));
  if (!is_new) reading.duplicates.add(product.id, product.pointer);
  products.push_back(std::move(product));
}

void read_texts(Reading& reading, const Place& parent, std::string_view key, std::vector<std::string>& out) {
  for_each(array(reading, parent, key), [&](const Place& place) {
    if (const auto text = place.value.string())
      out.emplace_back(*text);
    else
      reading.not_understood.add("a text was expected", place.pointer);
  });
}

void read_hashes(Reading& reading, const Place& helper, std::vector<std::string>& out) {
  for_each(array(reading, helper, "hashes"), [&](const Place& file) {
    if (!is_object(reading, file, {"file_hashes", "filename"})) return;
    const std::string name = needed_text(reading, file, "filename");
    for_each(array(reading, file, "file_hashes"), [&](const Place& hash) {
      if (!is_object(reading, hash, {"algorithm", "value"})) return;
      out.push_back(name + ' ' + needed_text(reading, hash, "algorithm") + ' ' + needed_text(reading, hash, "value"));
    });
  });
}

std::vector<std::string> read_identifiers(Reading& reading, const Place& product) {
  std::vector<std::string> out;
  const Place helper = object(reading, product, "product_identification_helper");
  if (!is_object(reading, helper,
                 {"cpe", "hashes", "model_numbers", "purl", "sbom_urls", "serial_numbers", "skus", "x_generic_uris"}))
    return out;
  for (const std::string_view key : {"cpe", "purl"})
    if (std::string id = text(reading, helper, key); !id.empty()) out.push_back(std::move(id));
  for (const std::string_view key : {"model_numbers", "serial_numbers", "skus", "sbom_urls"})
    read_texts(reading, helper, key, out);
  read_hashes(reading, helper, out);
  for_each(array(reading, helper, "x_generic_uris"), [&](const Place& uri) {
    if (is_object(reading, uri, {"namespace", "uri"})) out.push_back(needed_text(reading, uri, "uri"));
  });
  return out;
}

// A full_product_name; without an id nothing could ever name it.
void read_product(Reading& reading, const Place& place, Product product) {
  if (!is_object(reading, place, {"name", "product_id", "product_identification_helper"})) return;
  product.id = needed_text(reading, place, "product_id");
  if (product.id.empty()) return;
  product.name = needed_text(reading, place, "name");
  if (product.product_name.empty()) product.product_name = product.name;
  product.identifiers = read_identifiers(reading, place);
  product.pointer = place.pointer;
  std::size_t bytes = product.vendor.size() + product.product_name.size() + product.version.size();
  for (const Branch& branch : product.path) bytes += branch.category.size() + branch.name.size();
  if (spend(reading, bytes, place.pointer))
    add_product(reading, std::move(product), *place.value["product_id"].string());
}

Product from_path(const std::vector<Branch>& path) {
  Product product;
  for (const Branch& branch : path) {
    if (branch.category == "vendor") product.vendor = branch.name;
    if (branch.category == "product_name") product.product_name = branch.name;
    product.version_is_range = branch.category == "product_version_range" ||
                               (product.version_is_range && branch.category != "product_version");
    if (branch.category == "product_version" || branch.category == "product_version_range")
      product.version = branch.name;
  }
  product.path = path;
  return product;
}

std::optional<Error> read_branches(Reading& reading, const Place& parent, std::vector<Branch>& path) {
  std::optional<Error> error;
  for_each(array(reading, parent, "branches"), [&](const Place& place) {
    if (error || reading.over_budget || !is_object(reading, place, {"branches", "category", "name", "product"})) return;
    if (path.size() == static_cast<std::size_t>(kDeepestBranch)) {
      error = Error{Code::kLimit, "", place.pointer,
                    "branches no more than " + std::to_string(kDeepestBranch) + " levels deep"};
      return;
    }
    path.push_back(
        {word(reading, place, "category",
              {"architecture", "host_name", "language", "legacy", "patch_level", "product_family", "product_name",
               "product_version", "product_version_range", "service_pack", "specification", "vendor"}),
         needed_text(reading, place, "name")});
    if (place.value["product"].exists()) read_product(reading, place["product"], from_path(path));
    error = read_branches(reading, place, path);
    path.pop_back();
  });
  return error;
}

std::string readable(std::string category) {
  for (char& c : category) c = c == '_' ? ' ' : c;
  return category;
}

// A relationship is a product of its own: "A installed on B" carries the names of both, and the version of A.
void read_relationship(Reading& reading, const Place& place, const std::unordered_set<std::string_view>& defined) {
  const std::string category = word(
      reading, place, "category",
      {"default_component_of", "external_component_of", "installed_on", "installed_with", "optional_component_of"});
  const auto find = [&](std::string_view key) -> const Product* {
    const std::string id = needed_text(reading, place, key);
    const auto found = reading.products.find(id);
    if (found != reading.products.end()) {
      reading.mentioned.resize(reading.advisory.products.size());
      reading.mentioned[found->second] = true;
      return &reading.advisory.products[found->second];
    }
    if (!id.empty() && !defined.contains(id)) reading.unknown_references.add(id, pointer_to(place.pointer, key));
    return nullptr;
  };
  const Product* part = find("product_reference");
  const Product* whole = find("relates_to_product_reference");
  Product product;
  if (part != nullptr) {
    product = *part;
    product.identifiers.clear();
  }
  if (whole != nullptr) {
    if (product.vendor.empty()) product.vendor = whole->vendor;
    if (part != nullptr) product.product_name += ' ' + readable(category) + ' ' + whole->product_name;
    product.path.push_back({category, whole->name});
  }
  read_product(reading, place["full_product_name"], std::move(product));
}

// A relationship may name the product of a later one. Rounds, each of which reads those whose parts are there; what a
// few rounds do not reach (parts that lie in a circle) is read with the names that are known.
void read_relationships(Reading& reading, const Place& tree) {
  constexpr int kRounds = 8;
  std::vector<Place> waiting;
  std::unordered_set<std::string_view> defined;
  for_each(array(reading, tree, "relationships"), [&](const Place& place) {
    if (!is_object(reading, place,
                   {"category", "full_product_name", "product_reference", "relates_to_product_reference"}))
      return;
    defined.insert(place.value["full_product_name"]["product_id"].string_or(""));
    waiting.push_back(place);
  });
  const auto must_wait = [&](const Place& place, std::string_view key) {
    const std::string_view id = place.value[key].string_or("");
    return defined.contains(id) && !reading.products.contains(id);
  };
  for (int round = 0; round < kRounds && !waiting.empty(); ++round) {
    std::vector<Place> rest;
    for (const Place& place : waiting) {
      if (reading.over_budget) return;
      const bool wait = must_wait(place, "product_reference") || must_wait(place, "relates_to_product_reference");
      if (wait && round + 1 < kRounds)
        rest.push_back(place);
      else
        read_relationship(reading, place, defined);
    }
    waiting = std::move(rest);
  }
}

void read_groups(Reading& reading, const Place& tree) {
  for_each(array(reading, tree, "product_groups"), [&](const Place& place) {
    if (!is_object(reading, place, {"group_id", "product_ids", "summary"})) return;
    const std::string id = needed_text(reading, place, "group_id");
    if (id.empty()) return;
    auto products = products_of(reading, place, "product_ids", 0, nullptr);
    if (!reading.groups.emplace(*place.value["group_id"].string(), std::move(products)).second)
      reading.duplicates.add(id, place.pointer);
  });
}

}  // namespace

std::optional<Error> read_product_tree(Reading& reading, const Place& root) {
  const Place tree = object(reading, root, "product_tree");
  if (!is_object(reading, tree, {"branches", "full_product_names", "product_groups", "relationships"}))
    return std::nullopt;
  std::vector<Branch> path;
  if (auto error = read_branches(reading, tree, path)) return error;
  for_each(array(reading, tree, "full_product_names"),
           [&](const Place& place) { read_product(reading, place, Product{}); });
  read_relationships(reading, tree);
  reading.mentioned.resize(reading.advisory.products.size());
  const std::vector<bool> mentioned = reading.mentioned;
  read_groups(reading, tree);
  reading.mentioned = mentioned;  // standing in a group alone says nothing of a product
  return reading.over_budget;
}

}  // namespace asepsis::advise::csaf

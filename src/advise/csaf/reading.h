// What is in hand while one document is read: the advisory so far, the index of its products, and what was odd.
// Only ever lives inside advise::read(); views point into the JSON document.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "advise/csaf/place.h"
#include "base/result.h"
#include "model/advisory.h"

namespace asepsis::advise::csaf {

// Budgets beyond those of base/json.h. The largest known document names its products 60,000 times.
inline constexpr std::size_t kMostProductReferences = 1'000'000;  // with product groups written out
inline constexpr std::size_t kMostCopiedBytes = 256u << 20;       // names that products and references repeat
inline constexpr std::size_t kMostNamedPorts = 100'000;           // in prose, ranges written out
inline constexpr int kDeepestBranch = 30;

// A remark that will become one fault of the document; texts name what, pointers say where.
struct Remark {
  std::vector<std::string> names, pointers;
  void add(std::string name, std::string pointer) {
    names.push_back(std::move(name));
    pointers.push_back(std::move(pointer));
  }
  bool empty() const { return pointers.empty(); }
};

// The same, of products.
struct ProductRemark {
  std::set<std::uint32_t> products;
  std::vector<std::string> pointers;
  void add(std::uint32_t product, std::string pointer) {
    products.insert(product);
    pointers.push_back(std::move(pointer));
  }
};

// A remediation, score, threat or flag that names a product. The pointer is put together only where it is shown.
struct Mention {
  std::uint32_t product = 0;  // index into advisory.products
  std::uint32_t holder = 0;   // index into the vulnerability's holders
  std::string_view key;       // "product_ids", "group_ids", "products"
  std::uint32_t element = 0;
  bool by_flag = false;
};

struct Reading {
  model::Advisory advisory;
  std::unordered_map<std::string_view, std::uint32_t> products;             // id -> index
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> groups;  // id -> products
  std::size_t product_references = 0, copied_bytes = 0;
  std::optional<Error> over_budget;
  std::vector<bool> mentioned;  // by product: anything names it

  Remark not_understood, unknown_references, duplicates, nameless;
  ProductRemark without_status, contradicting;
  Remark ports, unread_ports, exploit_notes, exploit_conflicts;
};

// False, and `over_budget` set, where the document makes us copy too much.
bool spend(Reading& reading, std::size_t bytes, const std::string& pointer);

// The member as text. Absent: empty. Another type, or an empty text: remarked, and empty.
std::string text(Reading& reading, const Place& parent, std::string_view key);
// As text(), for a member that CSAF demands: an absent one is remarked too.
std::string needed_text(Reading& reading, const Place& parent, std::string_view key);
// As text(), and one of these words; another is remarked and kept as it stands.
std::string word(Reading& reading, const Place& parent, std::string_view key,
                 std::initializer_list<std::string_view> words);
std::optional<Time> time(Reading& reading, const Place& parent, std::string_view key);
// The member as an array or an object; absent or, remarked, of another type: a Place without value.
Place array(Reading& reading, const Place& parent, std::string_view key);
Place object(Reading& reading, const Place& parent, std::string_view key);
// True where it is an object, else remarked. Members that CSAF 2.0 does not know are remarked.
bool is_object(Reading& reading, const Place& place, std::initializer_list<std::string_view> known);

// The products that `holder` names by product_ids, products and group_ids, each once, in the order of naming. What does
// not exist is remarked. Each is also added to `mentions`, if given, as named by the holder of that number.
std::vector<std::uint32_t> products_of(Reading& reading, const Place& holder, std::string_view key,
                                       std::uint32_t holder_number, std::vector<Mention>* mentions);
std::vector<std::string> ids_of(const Reading& reading, const std::vector<std::uint32_t>& products);

// The parts of a document.
std::optional<Error> read_document(Reading& reading, const Place& root);  // document.cpp
void read_notes(Reading& reading, const Place& parent, std::vector<model::Note>& notes);
std::optional<Error> read_product_tree(Reading& reading, const Place& root);  // product_tree.cpp
void read_vulnerabilities(Reading& reading, const Place& root);               // vulnerability.cpp
void infer_statuses(Reading& reading, model::Vulnerability& vulnerability, const std::vector<Mention>& mentions,
                    const std::vector<std::string>& holders);                           // status.cpp
void find_contradictions(Reading& reading, const model::Vulnerability& vulnerability);  // status.cpp
void read_prose(Reading& reading);   // prose.cpp: ports and exploit statements
void list_faults(Reading& reading);  // faults.cpp

}  // namespace asepsis::advise::csaf

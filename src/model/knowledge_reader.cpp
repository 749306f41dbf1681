#include "model/knowledge_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/csv.h"
#include "base/text.h"

namespace asepsis::model {
namespace {

constexpr std::array<std::string_view, 2> kCommonColumns = {"source", "confidence"};

// One row, read by column names. The first thing wrong makes the row a problem; what is read after it does not matter.
class Row {
 public:
  Row(const CsvTable& table, const CsvRow& row, std::string_view file) : table_(table), row_(row), file_(file) {}

  std::string text(std::string_view column) { return std::string(trim(field(column))); }

  std::string needed(std::string_view column) {
    std::string value = text(column);
    if (value.empty()) fail(column, "a text");
    return value;
  }

  template <class T>
  T one_of(std::string_view column, std::initializer_list<std::pair<std::string_view, T>> words) {
    const std::string value = text(column);
    std::vector<std::string> allowed;
    for (const auto& [word, meaning] : words) {
      if (value == word) return meaning;
      allowed.push_back(fmt::format("'{}'", word));
    }
    fail(column, fmt::format("one of {}", join(allowed, ", ")));
    return words.begin()->second;
  }

  Transport transport() { return one_of<Transport>("transport", {{"tcp", Transport::kTcp}, {"udp", Transport::kUdp}}); }

  std::optional<std::uint16_t> port(std::string_view column) {
    const std::string value = text(column);
    if (value.empty()) return std::nullopt;
    const auto number = port_number(value);
    if (!number) fail(column, "a port from 1 to 65535, or nothing");
    return number;
  }

  // "104 11112 6000-6063"; nothing: no port.
  PortSet ports(std::string_view column) {
    PortSet set;
    for (const std::string_view part : split(field(column), ' ')) {
      if (part.empty()) continue;
      const auto ends = split(part, '-');
      const auto first = port_number(ends.front()), last = port_number(ends.back());
      if (!first || !last || *first > *last || ends.size() > 2)
        fail(column, "ports or ranges with spaces between, such as '104 6000-6063'");
      else
        set.add(*first, *last);
    }
    return set;
  }

  DocumentOrigin origin() const { return {file_, fmt::format("line {}", row_.line)}; }

  // Every row of every table ends in these two.
  double confidence() {
    needed("source");
    const std::string value = text("confidence");
    double number = 0;
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (fault != std::errc{} || end != value.data() + value.size() || !(number > 0 && number <= 1))
      fail("confidence", "a number above 0 and up to 1");
    return number;
  }

  void fail(std::string_view column, std::string expected) {
    if (!problem_) problem_ = Problem{file_, fmt::format("line {}, column {}", row_.line, column), std::move(expected)};
  }
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  std::string_view field(std::string_view column) const {
    const auto index = table_.column(column);
    return index ? std::string_view(row_.fields[*index]) : std::string_view();
  }

  static std::optional<std::uint16_t> port_number(std::string_view value) {
    std::uint16_t number = 0;
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (fault != std::errc{} || end != value.data() + value.size() || number == 0) return std::nullopt;
    return number;
  }

  const CsvTable& table_;
  const CsvRow& row_;
  std::string file_;
  std::optional<Problem> problem_;
};

VendorAlias vendor_alias(Row& row) {
  return {.alias = row.needed("alias"),
          .vendor = row.needed("vendor"),
          .confidence = row.confidence(),
          .origin = row.origin()};
}

Family family(Row& row) {
  return {.vendor = row.needed("vendor"),
          .model = row.needed("model"),
          .family = row.needed("family"),
          .confidence = row.confidence(),
          .origin = row.origin()};
}

FamilyWord family_word(Row& row) {
  return {.words = row.needed("words"),
          .family = row.needed("family"),
          .confidence = row.confidence(),
          .origin = row.origin()};
}

ModalityFamily modality_family(Row& row) {
  ModalityFamily read{
      .modalities = {}, .family = row.needed("family"), .confidence = row.confidence(), .origin = row.origin()};
  const std::string terms = row.needed("modalities");
  for (const std::string_view term : split(terms, '+')) {
    if (trim(term).empty()) row.fail("modalities", "DICOM terms with '+' between, such as 'CT+PT'");
    read.modalities.emplace_back(trim(term));
  }
  std::ranges::sort(read.modalities);
  return read;
}

Implementation implementation(Row& row) {
  return {.class_prefix = row.needed("class_prefix"),
          .version_glob = row.text("version_glob"),
          .means = row.needed("means"),
          .is_toolkit = row.one_of<bool>("is_toolkit", {{"yes", true}, {"no", false}}),
          .confidence = row.confidence(),
          .origin = row.origin()};
}

OsSign os_sign(Row& row) {
  return {.claim = row.needed("claim"),
          .pattern = row.needed("pattern"),
          .os = row.needed("os"),
          .confidence = row.confidence(),
          .origin = row.origin(),
          .release = row.text("release")};
}

OsWord os_word(Row& row) {
  return {.words = row.needed("words"), .os = row.needed("os"), .confidence = row.confidence(), .origin = row.origin()};
}

ServiceFact service_fact(Row& row) {
  ServiceFact read{.vulnerability = row.needed("vulnerability"),
                   .transport = row.transport(),
                   .port = row.port("port"),
                   .service = row.needed("service"),
                   .same_service_as = row.text("same_service_as"),
                   .check = row.text("check"),
                   .confidence = row.confidence(),
                   .origin = row.origin()};
  if (!read.port && read.same_service_as.empty())
    row.fail("port", "a port, or in column same_service_as the vulnerability to take it from");
  return read;
}

FlowTemplate flow_template(Row& row) {
  return {.name = row.needed("name"),
          .role = row.one_of<std::string>("role", {{"modality", "modality"}, {"workstation", "workstation"}}),
          .device_opens = row.one_of<bool>("opens", {{"device", true}, {"partner", false}}),
          .partner = row.needed("partner"),
          .operation = row.text("operation"),
          .protocol = row.text("protocol"),
          .transport = row.transport(),
          .ports = row.ports("ports"),
          .kind = row.one_of<std::string>(
              "kind", {{"clinical", "clinical"}, {"infrastructure", "infrastructure"}, {"update", "update"}}),
          .if_cut = row.needed("if_cut"),
          .confidence = row.confidence(),
          .origin = row.origin()};
}

template <class T>
void read_rows(const KnowledgeFile& file, std::initializer_list<std::string_view> columns, T (*read)(Row&),
               std::vector<T>& into, std::vector<Problem>& problems) {
  const std::string name(file.name);
  const auto table = read_csv(file.text);
  if (!table) {
    problems.push_back({name, table.error().where, table.error().expected});
    return;
  }
  for (const Error& fault : table->problems) problems.push_back({name, fault.where, fault.expected});

  const auto lacks = [&](std::string_view column) {
    if (table->column(column)) return false;
    problems.push_back({name, "header", fmt::format("a column '{}'", column)});
    return true;
  };
  const auto missing = std::ranges::count_if(columns, lacks) + std::ranges::count_if(kCommonColumns, lacks);
  if (missing > 0) return;

  for (const CsvRow& fields : table->rows) {
    Row row(*table, fields, file.name);
    T value = read(row);
    if (row.problem())
      problems.push_back(*row.problem());
    else
      into.push_back(std::move(value));
  }
}

}  // namespace

Knowledge read_knowledge(const std::vector<KnowledgeFile>& files) {
  Knowledge k;
  auto& problems = k.problems;
  for (const KnowledgeFile& file : files) {
    if (file.name == "vendors.csv")
      read_rows(file, {"alias", "vendor"}, vendor_alias, k.vendors, problems);
    else if (file.name == "families.csv")
      read_rows(file, {"vendor", "model", "family"}, family, k.families, problems);
    else if (file.name == "family_words.csv")
      read_rows(file, {"words", "family"}, family_word, k.family_words, problems);
    else if (file.name == "modality_families.csv")
      read_rows(file, {"modalities", "family"}, modality_family, k.modality_families, problems);
    else if (file.name == "implementations.csv")
      read_rows(file, {"class_prefix", "version_glob", "means", "is_toolkit"}, implementation, k.implementations,
                problems);
    else if (file.name == "os.csv")
      read_rows(file, {"claim", "pattern", "os", "release"}, os_sign, k.os_signs, problems);
    else if (file.name == "os_words.csv")
      read_rows(file, {"words", "os"}, os_word, k.os_words, problems);
    else if (file.name == "services.csv")
      read_rows(file, {"vulnerability", "transport", "port", "service", "same_service_as", "check"}, service_fact,
                k.services, problems);
    else if (file.name == "flows.csv")
      read_rows(file,
                {"name", "role", "opens", "partner", "operation", "protocol", "transport", "ports", "kind", "if_cut"},
                flow_template, k.flows, problems);
    else
      problems.push_back({std::string(file.name), "", "one of the tables that docs/knowledge.md lists"});
  }
  return k;
}

}  // namespace asepsis::model

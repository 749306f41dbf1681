#include "advise/advise.h"
#include "advise/csaf/reading.h"
#include "base/hash.h"

namespace asepsis::advise {

Result<model::Advisory> read(std::string_view bytes, const std::string& file) {
  const auto in_file = [&](Error error) {
    error.file = file;
    return error;
  };
  const auto document = json::parse(bytes);
  if (!document) return in_file(document.error());
  const csaf::Place root{document->root(), ""};

  csaf::Reading reading;
  if (auto error = csaf::read_document(reading, root)) return in_file(*error);
  if (auto error = csaf::read_product_tree(reading, root)) return in_file(*error);
  csaf::read_vulnerabilities(reading, root);
  csaf::read_prose(reading);
  if (reading.over_budget) return in_file(*reading.over_budget);
  csaf::list_faults(reading);

  model::Advisory& advisory = reading.advisory;
  advisory.file = file;
  advisory.sha256 = to_hex(sha256(bytes));
  advisory.id = make_id("advisory", {advisory.sha256});
  return std::move(advisory);
}

}  // namespace asepsis::advise

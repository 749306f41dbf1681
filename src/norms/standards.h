// The tables of data/standards, as text inside the program: facts of public standards in our own layout.
//
//   SortedRows rows(standards::cwe_names());
//   for (auto row : rows.with("CWE-79")) use(row.field(1));
//
// Each file says its source, version and how it is made again (scripts/standards/). One function a file; a new table is
// a new file there and one line here.
#pragma once

#include <string_view>

namespace asepsis::norms::standards {

std::string_view cvss40_macrovectors();   // MacroVector, its score
std::string_view cwe_names();             // id, name, first version, last version, status, usage
std::string_view cwe_versions();          // version, date, number of weaknesses
std::string_view language_subtags();      // kind:subtag, deprecated, preferred, prefixes, suppress script, private use
std::string_view purl_types();            // type, what it requires, forbids and normalises, repository
std::string_view scancode_licenses();     // name behind LicenseRef-scancode- in lower case, identifier, "deprecated"
std::string_view spdx_exceptions();       // identifier in lower case, identifier, "deprecated"
std::string_view spdx_licenses();         // identifier in lower case, identifier, "deprecated"
std::string_view ssvc_decision_points();  // namespace:key, version, since, name, values
std::string_view ssvc_table_rows();       // table, keys of the inputs, key of the outcome
std::string_view ssvc_tables();           // table, version, decision points of the inputs, of the outcome
std::string_view vers_types();            // type, kind

}  // namespace asepsis::norms::standards

// The patterns and formats that the schemas give for strings, as scanners: linear, no regular expressions.
//
//   is_cve("CVE-2021-44228")
//
// Each answers for exactly the language of its pattern, searched as JSON Schema does (a pattern that is not anchored
// may match anywhere) and read as ECMA-262 with the u flag: `.` is no line terminator (LF, CR, U+2028, U+2029), \s is
// Unicode white space, \d is 0 to 9, `$` is the end of the text alone. The text is valid UTF-8. The one exception: a
// language tag has at most 1000 bytes (norms/language), which the pattern does not ask for.
#pragma once

#include <string_view>

namespace asepsis::advise::csaf::structure {

bool is_uri(std::string_view text);           // RFC 3986 section 3: with a scheme
bool is_instant(std::string_view text);       // RFC 3339 section 5.6
bool is_language_tag(std::string_view text);  // RFC 5646; irregular: i-default and i-mingo only
bool is_version(std::string_view text);       // integer or semantic version
bool is_semantic_version(std::string_view text);
bool is_category(std::string_view text);  // of a document; in 2.1 also a weakness's name
bool is_tracking_id(std::string_view text);
bool is_cve(std::string_view text);
bool is_cwe(std::string_view text);
bool is_cwe_version(std::string_view text);  // "4.14", "4.14.1"
bool is_probability(std::string_view text);  // EPSS: "0." digits or "1." zeros
bool is_hash20(std::string_view text);       // 2.0: 32 or more hex digits, 2.1: in lower case
bool is_hash21(std::string_view text);
bool is_hash_algorithm(std::string_view text);  // 2.1
bool is_purl20(std::string_view text);          // the beginning of a package URL, and a URI
bool is_purl21(std::string_view text);
bool is_sharing_group(std::string_view text);  // UUID of version 4, Nil or Max, in lower case
bool is_extension_schema(std::string_view text);
bool is_ssvc_namespace(std::string_view text);
bool is_ssvc_key(std::string_view text);
bool is_cvss2_vector(std::string_view text);
bool is_cvss30_vector(std::string_view text);
bool is_cvss31_vector(std::string_view text);
bool is_cvss40_vector(std::string_view text);

}  // namespace asepsis::advise::csaf::structure

#include "advise/csaf/validate/structure/patterns.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace asepsis::advise::csaf::structure {
namespace {

using Texts = std::vector<std::string_view>;

void expect(bool (*fits)(std::string_view), const Texts& yes, const Texts& no) {
  for (const std::string_view text : yes) EXPECT_TRUE(fits(text)) << text;
  for (const std::string_view text : no) EXPECT_FALSE(fits(text)) << text;
}

TEST(Patterns, TakeUrisOfRfc3986) {
  expect(
      is_uri,
      {"https://a.example/b?c=d/?#e/?", "urn:isbn:0451450523", "mailto:a@b.example", "file:///etc/hosts", "a:", "a://",
       "tel:+1-816-555-1212", "http://u:p@a.example:80/", "http://a.example:", "ldap://[2001:db8::7]/c=GB?one",
       "http://[v1.a:b]/", "http://[::ffff:192.0.2.1]/", "http://a/%41", "x+y-z.1:a"},
      {"",
       "a",
       "/a",
       "//a.example/",
       "1a:b",
       ":a",
       "http://a b",
       "http://a.example/\"",
       "http://a.example/%4",
       "http://a.example/%4g",
       "http://a.example/[b]",
       "http://a.example/ä",
       "http://a@b@c/",
       "http://a:b:1/",
       "http://a.example:8x/",
       "http://[::1",
       "http://[::1]x/",
       "http://[1.2.3.4]/",
       "http://[fe80::1%25eth0]/",
       "http://[1:2:3:4:5:6:7:8:9]/",
       "http://[v1.]/",
       "http://[]/",
       "a:b#c#d",
       "a:\\b",
       "a:{b}",
       "a:b\n"});
}

TEST(Patterns, TakeOneLineThatIsTrimmed) {
  expect(
      is_category, {"a", "csaf_vex", "a b", "é", "a-b_c.d", "\u200b"},
      {"", " a", "a ", "-a", "a-", "_a", "a_", ".a", "a.", "\u00a0a", "a\u3000", "a\ufeff", "a\nb", "a\u2028b", "a\n"});
  expect(is_tracking_id, {"a", "-a_", "a b", "\u200b"},
         {"", " a", "a\t", "a\u1680", "\u2003a", "a\u205f", "a\rb", "a\u2029"});
}

TEST(Patterns, TakeIdsOfCveAndCwe) {
  expect(is_cve, {"CVE-2021-4422", "CVE-0000-00000000000"},
         {"", "CVE-2021-442", "CVE-21-44228", "cve-2021-4422", "CVE-2021-4422a", "CVE-2021-4422\n"});
  expect(is_cwe, {"CWE-1", "CWE-123456"}, {"", "CWE-", "CWE-0", "CWE-01", "CWE-1234567", "CWE-1a", "79"});
  expect(is_cwe_version, {"1.0", "4.14", "4.14.1", "10.0.00"},
         {"", "4", "0.1", "4.", "4.01", "4.1.", "4.1.1.1", "v4.1"});
}

TEST(Patterns, TakeVersions) {
  expect(is_version, {"0", "1", "10", "1.0.0", "1.2.3-a.1+b.01"},
         {"", "01", "1.0", "1.0.0.0", "v1", "1.0.0-01", "-1", "1 "});
  expect(is_semantic_version, {"1.0.0", "0.0.0-0"}, {"1", "1.0", "1.0.0-", "1.0.0+"});
}

TEST(Patterns, TakeLanguageTags) {
  expect(is_language_tag,
         {"de", "en-US", "zh-cmn-Hans-CN", "sl-rozaj-1994", "en-u-co-phonebk", "x-a", "i-default", "I-MINGO",
          "art-lojban", "abcdefgh"},
         {"", "e", "en_US", "en-", "-en", "en--US", "i-klingon", "en-GB-oed", "sgn-BE-FR", "en-x", "en-u", "abcdefghi",
          "en-US-US", "d3"});
}

TEST(Patterns, TakeHashes) {
  const std::string digits(32, 'a'), capitals(32, 'A'), few(31, 'a');
  expect(is_hash20, {digits, capitals}, {few, "", digits.substr(1) + "g"});
  expect(is_hash21, {digits}, {few, capitals});
  expect(is_hash_algorithm, {"sha256", "sha3-512", "a-"}, {"", "-a", "SHA256", "a_b"});
}

TEST(Patterns, TakePackageUrls) {
  expect(is_purl20, {"pkg:deb/debian/curl@7.50.3-1", "pkg:Deb/x", "pkg:+a/b", "pkg:npm//x"},
         {"", "pkg:/x", "pkg:deb/", "pkg:1a/b", "pkg:deb/a b", "PKG:deb/a", "pkg:deb/%"});
  expect(is_purl21, {"pkg:deb/x", "pkg:a.b-1/x"}, {"pkg:Deb/x", "pkg:a+b/x", "pkg:.a/x"});
}

TEST(Patterns, TakeUuidsOfVersionFourNilAndMax) {
  expect(is_sharing_group,
         {"123e4567-e89b-42d3-a456-426614174000", "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff"},
         {"", "123e4567-e89b-12d3-a456-426614174000", "123E4567-e89b-42d3-a456-426614174000",
          "123e4567e89b42d3a456426614174000", "00000000-0000-0000-0000-00000000000f",
          "123e4567-e89b-42d3-a456-4266141740000"});
}

TEST(Patterns, TakeProbabilities) {
  expect(is_probability, {"0.0", "0.123456789", "1.0", "1.000"}, {"", "0", "1", "1.01", "0.", ".5", "00.5", "2.0"});
}

TEST(Patterns, TakeUrlsOfExtensionSchemas) {
  const std::string label(63, 'a');
  expect(is_extension_schema,
         {"https://a.example/x_1.0.0.json", "https://a.example/b/c_d_1.0.0-rc.1+e.json",
          "https://" + label + ".b/x_0.0.1.json",
          "https://docs.oasis-open.org/csaf/csaf/v2.1/xschema/extension-content.json_1.0.0.json"},
         {"", "http://a.example/x_1.0.0.json", "https://a/x_1.0.0.json", "https://a.example/x.json",
          "https://a.example/_1.0.0.json", "https://a.example//x_1.0.0.json", "https://a.example/x_1.0.json",
          "https://a.example/x_01.0.0.json", "https://A.example/x_1.0.0.json", "https://a.example:443/x_1.0.0.json",
          "https://-a.example/x_1.0.0.json", "https://a.example./x_1.0.0.json", "https://" + label + "a.b/x_0.0.1.json",
          "https://a.example/x y_1.0.0.json",
          "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/extension-content.json_1.0.0.json",
          "https://docs.oasis-open.org/csaf/csaf/v2.1/a/schema/extension-content.json/x_1.0.0.json"});
}

TEST(Patterns, TakeKeysAndNamespacesOfSsvc) {
  expect(is_ssvc_key, {"E", "a_b", "a__1", "T*"}, {"", "_", "_a", "a_", "a-b", "E*", "T**"});
  expect(is_ssvc_namespace,
         {"ssvc", "nist#800-30", "x_example.test#a", "ssvc//.example.test#b/pl-PL", "ssvc/i-default"},
         {"", "ab", "x_test#a", "SSVC", "ssvc/pl_PL", "ssvc//.example.test"});
}

TEST(Patterns, TakeVectorsAsTheSchemasDo) {
  expect(is_cvss2_vector, {"AV:N/AC:L/Au:N/C:P/I:P/A:P", "AV:N", "AV:N/AV:L", "E:POC/CDP:LM"},
         {"", "AV:N/", "/AV:N", "AV:P", "(AV:N)", "AV:N//AC:L", "av:n"});
  expect(is_cvss30_vector, {"CVSS:3.0/AV:N", "CVSS:3.0/S:C/AV:P/E:X/MS:X"},
         {"AV:N", "CVSS:3.0/", "CVSS:3.0", "CVSS:3.1/AV:N", "CVSS:3.0/AV:X", "CVSS:3.0/AT:N"});
  expect(is_cvss31_vector, {"CVSS:3.1/AV:N"}, {"CVSS:3.0/AV:N"});
  const std::string base = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
  expect(is_cvss40_vector, {base, base + "/E:A/CR:H/MSI:S/S:P/U:Amber"},
         {"", base.substr(0, base.size() - 5), base + "/", base + "/CR:H/E:A", base + "/E:A/E:A", base + "/SC:S",
          base + "/U:red", "CVSS:4.0/AC:L/AV:N" + base.substr(18)});
}

TEST(Patterns, AreLinear) {
  const std::string long_text(2'000'000, 'a'), dashes(2'000'000, '-');
  for (bool (*fits)(std::string_view) :
       {is_uri, is_instant, is_language_tag, is_version, is_category, is_cve, is_cwe, is_cwe_version, is_probability,
        is_hash20, is_hash_algorithm, is_purl20, is_sharing_group, is_extension_schema, is_ssvc_namespace, is_ssvc_key,
        is_cvss2_vector, is_cvss31_vector, is_cvss40_vector})
    for (const std::string& text : {long_text, dashes, "https://a.example/" + long_text, "1.0.0-" + dashes,
                                    "CVSS:3.1/" + long_text, "pkg:a/" + dashes})
      fits(text);  // a square would never end
}

}  // namespace
}  // namespace asepsis::advise::csaf::structure

// Two spellings of one JSON document are one advisory, but for the digest of the bytes.
#include <gtest/gtest.h>

#include <cstdio>

#include "advise/advise.h"
#include "advise/csaf/sample_document.h"
#include "base/json.h"

namespace asepsis::advise::csaf {
namespace {

void put_escaped(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    char escape[8];
    const auto code = static_cast<unsigned char>(c);
    if (code >= 0x80) {
      out += c;
      continue;
    }
    std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(code));
    out += escape;
  }
  out += '"';
}

// The same value with members in reverse order, every ASCII letter escaped and blanks everywhere.
void respell(const json::Value& value, std::string& out) {
  if (value.is_object()) {
    std::vector<json::Member> members;
    for (const json::Member member : value.members()) members.push_back(member);
    out += "{ ";
    for (auto member = members.rbegin(); member != members.rend(); ++member) {
      if (member != members.rbegin()) out += "\n,\t";
      put_escaped(member->key, out);
      out += " : ";
      respell(member->value, out);
    }
    out += "\r\n}";
  } else if (value.is_array()) {
    out += '[';
    bool first = true;
    for (const json::Value element : value.elements()) {
      if (!std::exchange(first, false)) out += " , ";
      respell(element, out);
    }
    out += " ]";
  } else if (const auto text = value.string()) {
    put_escaped(*text, out);
  } else {
    json::Writer writer;
    writer.copy(value);
    out += writer.text();
  }
}

model::Advisory without_digest(model::Advisory advisory) {
  advisory.sha256.clear();
  advisory.id = {};
  return advisory;
}

TEST(Csaf, TheOrderOfMembersBlanksAndEscapesChangeNothingButTheDigest) {
  const Parts rich{
      .notes = R"([{"category": "other", "title": "Exploitability", "text": "Public exploits are available."},
                   {"category": "general", "text": "Close port 80/tcp."}])",
      .vulnerabilities =
          R"([{"cve": "CVE-2099-1000", "odd": 1, "odder": [2], "ids": [{"text": "T", "system_name": "S"}],
        "notes": [{"category": "summary", "text": "By UDP port 161 and ports 9000-9900."}],
        "scores": [{"products": ["P1", "P2"], "cvss_v2": {"version": "2.0", "baseScore": 10, "vectorString": "AV:N"}}],
        "threats": [{"category": "exploit_status", "details": "None is known.", "product_ids": ["P2", "P7"]}],
        "product_status": {"known_affected": ["P1"], "fixed": ["P1"], "wrong": []},
        "remediations": [{"category": "mitigation", "details": "See:", "product_ids": ["P1", "P2", "P8"]}]}])"};
  for (const std::string& text : {document(), document(rich)}) {
    const auto parsed = json::parse(text);
    ASSERT_TRUE(parsed);
    std::string other;
    respell(parsed->root(), other);
    const auto a = read(text, "f.json"), b = read(other, "f.json");
    ASSERT_TRUE(a.ok() && b.ok());
    EXPECT_NE(a->sha256, b->sha256);
    EXPECT_NE(a->id, b->id);
    EXPECT_EQ(without_digest(*a), without_digest(*b));
  }
}

}  // namespace
}  // namespace asepsis::advise::csaf

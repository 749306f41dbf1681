// Advisory: what a document says, in our own terms. CSAF's types stay in advise/; everything here carries the JSON
// pointer it was read from. What the document states and what we infer are kept apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/net.h"
#include "base/time.h"
#include "model/origin.h"

namespace asepsis::model {

struct Note {
  std::string category, title, text, pointer;
  bool operator==(const Note&) const = default;
};

struct Branch {
  std::string category;  // "vendor", "product_name", "product_version_range", ...
  std::string name;
  bool operator==(const Branch&) const = default;
};

struct Product {
  std::string id;            // the document's product_id
  std::string name;          // full product name
  std::string vendor;        // nearest vendor branch; empty: none
  std::string product_name;  // nearest product_name branch; else `name`
  std::string version;       // text of the version branch: "vers:all/*", "<4.3"; empty: none
  bool version_is_range = false;
  std::vector<Branch> path;              // from the root
  std::vector<std::string> identifiers;  // CPE, purl, serial and model numbers, as written
  std::string pointer;
  bool operator==(const Product&) const = default;
};

enum class ProductStatus { kAffected, kFixed, kNotAffected, kUnderInvestigation, kRecommended };
std::string_view to_string(ProductStatus status);

struct StatedStatus {
  std::string product;
  ProductStatus status = ProductStatus::kAffected;
  std::string pointer;
  bool operator==(const StatedStatus&) const = default;
};

// A product that a remediation, a score or a threat of the vulnerability names, and that has no status in it.
struct InferredStatus {
  std::string product;
  ProductStatus status = ProductStatus::kAffected;
  std::string rule;                   // "named-without-status"
  std::vector<std::string> pointers;  // what names it
  bool operator==(const InferredStatus&) const = default;
};

struct Remediation {
  std::string category, details;
  std::vector<std::string> products;
  bool cut_off = false;  // the text ends in a colon: the list after it was lost
  std::string pointer;
  bool operator==(const Remediation&) const = default;
};

struct Score {
  std::string version, vector;
  double base = 0;
  std::string severity;
  std::vector<std::string> products;
  std::string pointer;
  bool operator==(const Score&) const = default;
};

// A port that prose names for a vulnerability: "Port 80/TCP and Port 443/TCP".
struct NamedPort {
  Transport transport = Transport::kTcp;
  std::uint16_t port = 0;
  std::string text;  // the words it was read from
  std::string pointer;
  bool operator==(const NamedPort&) const = default;
};

struct Vulnerability {
  std::string id;  // the CVE, else the first id, else the title
  std::string title, summary;
  std::string cwe;
  std::vector<StatedStatus> stated;
  std::vector<InferredStatus> inferred;
  std::vector<Remediation> remediations;
  std::vector<Score> scores;
  std::vector<Note> notes;
  std::vector<NamedPort> ports;
  std::string pointer;
  bool operator==(const Vulnerability&) const = default;
};

struct Revision {
  Time date;
  std::string number, summary;
  bool operator==(const Revision&) const = default;
};

// What the document says about exploits.
struct ExploitStatement {
  enum class Says { kNothing, kPublic, kExploited, kNoneKnown } says = Says::kNothing;
  std::string text, pointer;
  bool operator==(const ExploitStatement&) const = default;
};

// A fault of meaning in the document: shown, never silently mended.
struct Fault {
  std::string rule;  // "product-without-status", "remediation-cut-off", "port-only-in-prose", "no-identifier", ...
  std::string text;
  std::vector<std::string> pointers;
  bool operator==(const Fault&) const = default;
};

struct Advisory {
  Id id;               // content hash of the document's bytes
  std::string file;    // as the user named it
  std::string sha256;  // of the original bytes, which the journal keeps
  std::string tracking_id, title, publisher, status, version, tlp;
  std::optional<Time> released, revised;
  std::vector<Revision> revisions;
  std::vector<Note> notes;
  std::vector<Product> products;
  std::vector<Vulnerability> vulnerabilities;
  ExploitStatement exploits;
  std::vector<Fault> faults;
  bool operator==(const Advisory&) const = default;

  const Product* product(std::string_view product_id) const;
};

// Id of a place in the document, for reasons: `asepsis why` shows document and pointer.
Id place_id(const Advisory& advisory, std::string_view pointer);

// A dated, attributed statement that changes an advisory's advice; the document itself is never altered.
struct AdviceChange {
  Id id;
  std::string advisory;  // tracking id
  Time said;             // when it was said
  std::string said_by;   // who
  std::string source;    // where it stands: press, phone, portal, with a reference
  std::string entered_by;
  Time entered;
  enum class What { kDisconnectWithdrawn, kDisconnectAdvised, kOther } what = What::kOther;
  std::string text;  // in a sentence
  DocumentOrigin origin;
  bool operator==(const AdviceChange&) const = default;
};
std::string_view to_string(AdviceChange::What what);  // "disconnect: withdrawn", "disconnect: advised", "other"

}  // namespace asepsis::model

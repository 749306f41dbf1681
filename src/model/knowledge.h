// Knowledge: what data/ holds, as values. A hospital may correct every row; each has a source and a confidence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/net.h"
#include "model/origin.h"
#include "model/problem.h"

namespace asepsis::model {

// vendors.csv: alias,vendor,source,confidence. Both sides of a match are brought to `vendor`.
struct VendorAlias {
  std::string alias, vendor;
  double confidence = 0;
  DocumentOrigin origin;
};

// families.csv: vendor,model,family,source,confidence. `model` is a glob over the model name ("Symbia Intevo*"); the
// first row that fits counts. `family` is a word of an advisory's vocabulary: "PET/CT", "SPECT/CT", "SPECT", "SPECT
// workplace", "MR".
struct Family {
  std::string vendor, model, family;
  double confidence = 0;
  DocumentOrigin origin;
};

// family_words.csv: words,family,source,confidence. How product names say a family: "SPECT Workplaces", "Symbia.net",
// "PET/CT".
struct FamilyWord {
  std::string words, family;
  double confidence = 0;
  DocumentOrigin origin;
};

// modality_families.csv: modalities,family,... What objects alone suggest where no model is known ("CT+PT" ->
// "PET/CT").
struct ModalityFamily {
  std::vector<std::string> modalities;
  std::string family;
  double confidence = 0;
  DocumentOrigin origin;
};

// implementations.csv: class_prefix,version_glob,means,is_toolkit. A toolkit is never a device's maker.
struct Implementation {
  std::string class_prefix, version_glob, means;
  bool is_toolkit = false;
  double confidence = 0;
  DocumentOrigin origin;
};

// os.csv: claim,pattern,os,release. "browser.version","6.1","Windows 7","or Windows Server 2008 R2". `pattern` is a
// glob over the claim's value; the first row that fits counts.
struct OsSign {
  std::string claim, pattern, os;
  double confidence = 0;
  DocumentOrigin origin;
  std::string release = {};  // what the sign says beyond `os`, or cannot tell apart: for people
};

// os_words.csv: words,os. How documents and inventories name systems: "Win7", "Windows 7-based".
struct OsWord {
  std::string words, os;
  double confidence = 0;
  DocumentOrigin origin;
};

// services.csv: vulnerability,transport,port,service,same_service_as,check. A vulnerability with no port of its own but
// the service of a sibling inherits the sibling's ports, and the reason says so.
struct ServiceFact {
  std::string vulnerability;
  Transport transport = Transport::kTcp;
  std::optional<std::uint16_t> port;
  std::string service;
  std::string same_service_as;
  std::string check;  // what to look up at the console: "is KB3042553 installed?"
  double confidence = 0;
  DocumentOrigin origin;
};

// flows.csv: name,role,opens,partner,operation,protocol,transport,ports,kind,if_cut. The clinical template of an
// imaging device.
struct FlowTemplate {
  std::string name;  // "storage commitment report"
  std::string role;  // of the device it is a template for: "modality", "workstation"
  bool device_opens = true;
  std::string partner;    // role of the other side: "archive", "worklist", "infrastructure", "management", "vendor"
  std::string operation;  // as flows name it: "c-store", "n-event-report"; empty: by protocol or port alone
  std::string protocol;   // "dicom", "hl7", "ntp", ...
  Transport transport = Transport::kTcp;
  PortSet ports;     // the partner's (or, where the partner opens, the device's); empty: as observed
  std::string kind;  // "clinical", "infrastructure", "update"
  std::string if_cut;
  double confidence = 0;
  DocumentOrigin origin;
};

struct Knowledge {
  std::vector<VendorAlias> vendors;
  std::vector<Family> families;
  std::vector<FamilyWord> family_words;
  std::vector<ModalityFamily> modality_families;
  std::vector<Implementation> implementations;
  std::vector<OsSign> os_signs;
  std::vector<OsWord> os_words;
  std::vector<ServiceFact> services;
  std::vector<FlowTemplate> flows;
  std::vector<Problem> problems;
};

// "SIEMENS NM" -> "Siemens", with the row that says so. A row whose alias is the whole text counts first, case,
// punctuation and legal forms aside; else the longest alias that the text begins with as whole words, at less
// confidence. Where no row fits: the text itself, trimmed, with kUnlistedVendorConfidence and no origin.
struct Normalised {
  std::string value;
  double confidence = 0;
  std::optional<DocumentOrigin> origin;
};
inline constexpr double kUnlistedVendorConfidence = 0.5;  // the name is as written, but may be a spelling of another
Normalised normalise_vendor(const Knowledge& knowledge, std::string_view raw);
// Likewise with os_words; value empty: no row fits.
Normalised normalise_os(const Knowledge& knowledge, std::string_view raw);

}  // namespace asepsis::model

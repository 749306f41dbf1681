// One function per verb: options in, exit status out. commands.cpp alone knows how they are spelled.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "cli/session.h"

namespace asepsis::cli {

struct RespondOptions {
  RespondFiles files;
  std::string store, html, rules, data;
  std::optional<Time> now;
  bool json = false;
};
int respond(const RespondOptions& options);

struct KnowCaptureOptions {
  std::vector<std::string> captures;
  std::string network, write, data;
  bool json = false;
};
int know_capture(const KnowCaptureOptions& options);

struct AssessOptions {
  RespondFiles files;
  std::string data;
  bool json = false;
};
int assess(const AssessOptions& options);

struct ValidateVerbOptions {
  std::vector<std::string> documents;
  std::string level = "basic";  // basic, extended, full
  bool online = false;          // ask the web whether links answer (6.3.6, 6.3.7)
  std::string dictionaries;     // a folder; empty: spelling is not checked
  std::optional<Time> now;
  unsigned threads = 0;  // 0: as many as the machine has
  bool json = false;
};
int advise_validate(const ValidateVerbOptions& options);

// Calculators: a line of standard input each, a line of answer each.
int advise_cvss();
struct VersOptions {
  std::string compare, from_native;  // a scheme, at most one of them; neither: RANGE<TAB>VERSION
  bool canonical = false;
};
int advise_vers(const VersOptions& options);
int advise_cpe();

struct WhyOptions {
  std::string id, store, data;
  bool json = false;
};
int why(const WhyOptions& options);

struct StoreOptions {
  std::string store, data;
};
int store_check(const StoreOptions& options);
int store_rebuild(const StoreOptions& options);

struct DemoOptions {
  std::string folder = "asepsis-demo";
};
int demo(const DemoOptions& options);

struct DoctorOptions {
  std::string store, data;
};
int doctor(const DoctorOptions& options);

}  // namespace asepsis::cli

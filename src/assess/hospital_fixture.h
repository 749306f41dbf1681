// For the tests of this room: a little knowledge, a molecular imaging department and an advisory about it.
#pragma once

#include <string>
#include <vector>

#include "model/advisory.h"
#include "model/detection.h"
#include "model/device.h"
#include "model/knowledge.h"
#include "model/network.h"
#include "model/recording.h"

namespace asepsis::assess::fixture {

inline model::Knowledge knowledge() {
  model::Knowledge k;
  for (const auto& [alias, vendor] : std::vector<std::pair<std::string, std::string>>{{"Siemens", "Siemens"},
                                                                                      {"SIEMENS NM", "Siemens"},
                                                                                      {"GE", "GE"},
                                                                                      {"GE Healthcare", "GE"},
                                                                                      {"Philips", "Philips"}})
    k.vendors.push_back({alias, vendor, 0.95, {"vendors.csv", "line 2"}});
  const auto family = [&](std::string vendor, std::string model, std::string name) {
    k.families.push_back({std::move(vendor), std::move(model), std::move(name), 0.9, {"families.csv", "line 3"}});
  };
  family("Siemens", "Biograph*", "PET/CT");
  family("Siemens", "Symbia Intevo*", "SPECT/CT");
  family("Siemens", "Symbia S", "SPECT");
  family("Siemens", "syngo MI Workplace*", "SPECT workplace");
  family("Siemens", "Avanto*", "MR");
  family("Philips", "Gemini*", "PET/CT");
  family("Philips", "Brilliance*", "CT");
  for (const auto& [words, name] :
       std::vector<std::pair<std::string, std::string>>{{"PET/CT", "PET/CT"},
                                                        {"SPECT/CT", "SPECT/CT"},
                                                        {"SPECT", "SPECT"},
                                                        {"SPECT Workplace", "SPECT workplace"},
                                                        {"Symbia.net", "SPECT workplace"},
                                                        {"CT", "CT"},
                                                        {"MR", "MR"}})
    k.family_words.push_back({words, name, 1, {"family_words.csv", "line 4"}});
  const auto modality = [&](std::vector<std::string> terms, std::string name, double confidence) {
    k.modality_families.push_back({std::move(terms), std::move(name), confidence, {"modality_families.csv", "line 5"}});
  };
  modality({"CT", "PT"}, "PET/CT", 0.8);
  modality({"CT", "NM"}, "SPECT/CT", 0.8);
  modality({"NM"}, "SPECT", 0.4);
  modality({"CT"}, "CT", 0.5);
  modality({"MR"}, "MR", 0.8);
  for (const std::string os : {"Windows XP", "Windows 7", "Windows 8", "Windows 8.1", "Windows 10", "Windows",
                               "Windows Server 2008", "Windows Server 2008 R2", "Linux"})
    k.os_words.push_back({os, os, 1, {"os_words.csv", "line 6"}});
  k.os_words.push_back({"Win7", "Windows 7", 0.9, {"os_words.csv", "line 7"}});
  model::OsSign sign;
  sign.claim = "browser.version";
  sign.pattern = "6.1";
  sign.os = "Windows 7";
  sign.confidence = 0.8;
  sign.release = "or Windows Server 2008 R2";
  k.os_signs.push_back(sign);
  const auto service = [&](std::string vulnerability, std::optional<std::uint16_t> port, std::string same_as) {
    model::ServiceFact fact;
    fact.vulnerability = std::move(vulnerability);
    fact.port = port;
    fact.service = "Update agent";
    fact.same_service_as = std::move(same_as);
    fact.check = "which version of the agent runs?";
    fact.confidence = 0.9;
    fact.origin = {"services.csv", "line 8"};
    k.services.push_back(fact);
  };
  service("CVE-AGENT-2", std::nullopt, "CVE-AGENT-1");
  return k;
}

inline model::Attribute attribute(std::string value, double confidence = 0.9) {
  return {value, value, confidence, true, {make_id("observation", {value})}};
}

inline model::Device device(std::string id, std::string address, std::string vendor, std::string model, std::string os,
                            std::vector<std::string> modalities = {}) {
  model::Device d;
  d.id = std::move(id);
  d.addresses = {*parse_ip(address)};
  if (!vendor.empty()) d.vendor = attribute(vendor);
  if (!model.empty()) d.model = attribute(model);
  if (!os.empty()) d.os = attribute(os);
  d.modalities = std::move(modalities);
  d.roles = {d.modalities.empty() ? model::Role::kUnknown : model::Role::kModality};
  return d;
}

inline std::vector<model::Device> department() {
  return {device("petct", "10.20.0.11", "Siemens", "Biograph64_mCT", "Windows 7", {"CT", "PT"}),
          device("spectct", "10.20.0.12", "Siemens", "Symbia Intevo 16", "Windows 7", {"NM"}),
          device("spect", "10.20.0.13", "Siemens", "Symbia S", "Windows 7", {"NM"}),
          device("workplace", "10.20.0.14", "Siemens", "syngo MI Workplace", "Windows 7", {"NM"}),
          device("mr", "10.20.0.15", "Siemens", "Avanto", "Windows XP", {"MR"})};
}

inline model::Product product(std::string id, std::string name, std::string product_name, std::string version,
                              std::string vendor = "Siemens") {
  model::Product p;
  p.id = id;
  p.name = std::move(name);
  p.vendor = std::move(vendor);
  p.product_name = std::move(product_name);
  p.version = std::move(version);
  p.pointer = "/product_tree/" + id;
  return p;
}

// Four families on one operating system; only the first has a status, the others are named by a remediation.
inline model::Advisory advisory(const std::string& system = "Windows 7",
                                const std::string& tracking_id = "TEST-17-02") {
  model::Advisory a;
  a.id = make_id("advisory", {tracking_id, system});
  a.tracking_id = tracking_id;
  const auto add = [&](const std::string& id, const std::string& families) {
    a.products.push_back(product(id, "Siemens " + families + ": All " + system + "-based versions",
                                 "Siemens " + families + " " + system + "-Based", "vers:all/*"));
  };
  add("P1", "PET/CT Systems");
  add("P2", "SPECT/CT Systems");
  add("P3", "SPECT Workplaces/Symbia.net");
  add("P4", "SPECT Systems");
  a.exploits = {model::ExploitStatement::Says::kPublic, "public", "/document/notes/1"};
  const auto flaw = [&](const std::string& id, const std::string& summary, std::vector<std::uint16_t> ports) {
    model::Vulnerability v;
    v.id = id;
    v.summary = summary;
    v.pointer = "/vulnerabilities/" + id;
    v.stated = {{"P1", model::ProductStatus::kAffected, v.pointer + "/product_status"}};
    for (const std::string other : {"P2", "P3", "P4"})
      v.inferred.push_back(
          {other, model::ProductStatus::kAffected, "named-without-status", {v.pointer + "/remediations/0"}});
    v.scores = {{"3.0", "", 9.8, "CRITICAL", {"P1"}, v.pointer + "/scores/0"}};
    for (const std::uint16_t port : ports)
      v.ports.push_back({Transport::kTcp, port, "Port " + std::to_string(port) + "/TCP", v.pointer + "/notes/0"});
    a.vulnerabilities.push_back(v);
  };
  flaw("CVE-WEB", "Requests to the Microsoft web server (Port 80/TCP and Port 443/TCP) of affected devices.",
       {80, 443});
  flaw("CVE-AGENT-1", "A request to the maker's update agent service on Port 3465/TCP.", {3465});
  flaw("CVE-AGENT-2", "A request to the thing.", {});
  flaw("CVE-AGENT-3", "A request to the maker's update agent service of affected devices.", {});
  return a;
}

inline model::Detection detection(const std::string& server, const std::string& vulnerability, std::uint16_t port,
                                  model::Outcome outcome) {
  model::Detection d;
  d.rule = "probe";
  d.vulnerabilities = {vulnerability};
  d.client = *parse_ip("10.10.0.57");
  d.server = parse_ip(server);
  d.servers = {*d.server};
  d.port = port;
  d.first = d.last = Time{1'500'000'000'000'000'000};
  d.count = 1;
  d.outcome = outcome;
  d.id = make_id("detection", {server, vulnerability});
  return d;
}

}  // namespace asepsis::assess::fixture

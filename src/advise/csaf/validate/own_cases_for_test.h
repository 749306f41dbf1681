// Our own cases: cases/20 and cases/21 hold a sample document that breaks no test, and lines that change it.
//
//   6.1.6 raises /vulnerabilities/0/product_status/fixed/0 {"vulnerabilities":[...]}
//   6.1.6 silent {}
//
//   for (const Case& one : read_cases(folder)) judge(document_of(one, sample->root()));
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/json.h"

namespace asepsis::advise {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text(static_cast<std::size_t>(std::filesystem::file_size(path)), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  return text;
}

// RFC 7386, but that an array of the patch is merged by position where both sides have objects there, so that a case
// can change one member of one vulnerability. Elements beyond the sample's are added; of the sample's, only as many
// stay as the patch has.
inline void merge(json::Writer& out, json::Value target, json::Value patch) {
  if (patch.is_array() && target.is_array()) {
    out.array();
    for (std::size_t i = 0; i < patch.size(); ++i) merge(out, target[i], patch[i]);
    out.end();
    return;
  }
  if (!patch.is_object()) {
    out.copy(patch);
    return;
  }
  const bool replace = patch["="].boolean().value_or(false);  // {"=": true, ...}: nothing of the sample's stays
  out.object();
  if (!replace)
    for (const json::Member member : target.members())
      if (!patch[member.key].exists()) out.key(member.key).copy(member.value);
  for (const json::Member member : patch.members()) {
    if (member.key == "=" || member.value.kind() == json::Kind::kNull) continue;
    out.key(member.key);
    merge(out, replace ? json::Value() : target[member.key], member.value);
  }
  out.end();
}

struct Case {
  std::string place;  // file and line
  std::string test, pointer, patch;
  bool raises = false;
};

inline std::string take_word(std::string& line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  std::string word = line.substr(0, space);
  line.erase(0, std::min(space + 1, line.size()));
  return word;
}

inline std::vector<Case> read_cases(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".cases") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const auto& file : files) {
    std::ifstream in(file);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      if (line.empty() || line.front() == '#') continue;
      Case one;
      one.place = file.filename().string() + ":" + std::to_string(number);
      one.test = take_word(line);
      one.raises = take_word(line) == "raises";
      if (one.raises) one.pointer = take_word(line);
      one.patch = line;
      cases.push_back(one);
    }
  }
  return cases;
}

// The sample with the case's patch; empty where the patch is no JSON.
inline std::string document_of(const Case& one, json::Value sample) {
  const auto patch = json::parse(one.patch);
  if (!patch) return {};
  json::Writer merged;
  merge(merged, sample, patch->root());
  return std::move(merged).take();
}

}  // namespace asepsis::advise

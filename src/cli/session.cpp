#include "cli/session.h"

#include <cstdio>
#include <filesystem>

#include "cli/embedded_knowledge.h"
#include "model/knowledge_reader.h"
#include "wire/text_view.h"

namespace asepsis::cli {
namespace {

// Control characters of a hostile file's name or content do not reach the terminal.
std::string printable(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  return text;
}

void line(const std::string& file, const std::string& where, const std::string& expected) {
  std::string text = "asepsis: ";
  if (!file.empty()) text += file + ": ";
  if (!where.empty()) text += where + ": ";
  text += "expected " + expected;
  std::fprintf(stderr, "%s\n", printable(text).c_str());
}

}  // namespace

bool Opened::open_into(const std::vector<std::string>& names, std::vector<chain::File>& into) {
  bool fine = true;
  for (const std::string& name : names) {
    auto file = open_input(name);
    if (!file) {
      say(file.error());
      fine = false;
      continue;
    }
    into.push_back({name, (*file)->bytes()});
    files_.push_back(std::move(*file));
  }
  return fine;
}

bool Opened::open(const RespondFiles& names) {
  std::vector<chain::File> inventories, networks;
  const auto list = [](const std::string& name) {
    return name.empty() ? std::vector<std::string>{} : std::vector{name};
  };
  bool fine = open_into(names.advisories, inputs_.advisories);
  fine = open_into(names.captures, inputs_.captures) && fine;
  fine = open_into(names.notes, inputs_.notes) && fine;
  fine = open_into(list(names.inventory), inventories) && fine;
  fine = open_into(list(names.network), networks) && fine;
  if (!inventories.empty()) inputs_.inventory = inventories.front();
  if (!networks.empty()) inputs_.network = networks.front();
  inputs_.progress = [this](std::uint64_t done, std::uint64_t total) { progress_.show(done, total); };
  inputs_.fetch = [this, network = names.network](const std::string& name) -> Result<std::string> {
    auto file = open_input(beside(network, name));
    if (!file) return file.error();
    std::string text(wire::as_text((*file)->bytes()));
    rules_.emplace(name, text);
    return text;
  };
  return fine;
}

model::Knowledge load_knowledge(const std::string& folder) {
  std::vector<std::unique_ptr<InputFile>> opened;
  std::vector<model::KnowledgeFile> files;
  for (const EmbeddedFile& built_in : embedded_knowledge()) {
    const std::filesystem::path own = std::filesystem::path(folder) / built_in.name;
    std::error_code unknown;
    files.push_back({built_in.name, built_in.text});
    if (folder.empty() || !std::filesystem::exists(own, unknown)) continue;
    auto file = open_input(own.string());
    if (!file) {
      say(file.error());
      continue;
    }
    files.back().text = wire::as_text((*file)->bytes());
    opened.push_back(std::move(*file));
  }
  return model::read_knowledge(files);
}

void say(const Error& error) { line(error.file, error.where, error.expected); }

void say(const std::vector<model::Problem>& problems) {
  for (const model::Problem& problem : problems) line(problem.file, problem.where, problem.expected);
}

int status_of(const Error& error) {
  switch (error.code) {
    case Code::kUsage: return kUsage;
    case Code::kEnvironment:
    case Code::kNotFound: return kEnvironment;
    case Code::kDamaged:
    case Code::kLimit:
    case Code::kUnsupported: break;
  }
  return kDamaged;
}

bool print(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

}  // namespace asepsis::cli

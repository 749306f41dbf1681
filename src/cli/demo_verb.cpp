#include <filesystem>

#include "cli/embedded_knowledge.h"
#include "cli/verbs.h"
#include "phantom/phantom.h"
#include "wire/text_view.h"

namespace asepsis::cli {
namespace {

constexpr std::uint64_t kSeed = 1;

std::string_view embedded(std::string_view name) {
  for (const EmbeddedFile& file : embedded_demo())
    if (file.name == name) return file.text;
  return {};
}

}  // namespace

int demo(const DemoOptions& options) {
  const std::filesystem::path folder(options.folder);
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    say(Error{Code::kEnvironment, options.folder, "", "a folder that can be made: " + failed.message()});
    return kEnvironment;
  }
  const auto scenario = phantom::read_scenario(embedded("morning.scenario.json"), "morning.scenario.json");
  if (!scenario) {
    say(scenario.error());
    return kDamaged;
  }
  const phantom::Synthesised morning = phantom::synth(**scenario, kSeed);
  const auto at = [&](const char* name) { return (folder / name).string(); };
  Status written = write_file(at("morning.pcapng"), wire::as_text(morning.capture));
  for (const EmbeddedFile& file : embedded_demo())
    if (written) written = write_file((folder / file.name).string(), file.text);
  if (!written) {
    say(written.error());
    return status_of(written.error());
  }

  RespondOptions respond_options;
  respond_options.files = {.advisories = {at("advisory.json")},
                           .captures = {at("morning.pcapng")},
                           .notes = {at("note.yaml")},
                           .inventory = at("inventory.csv"),
                           .network = at("network.yaml")};
  respond_options.html = at("response.html");
  respond_options.rules = at("rules.nft");
  const int status = respond(respond_options);
  const std::string page = std::filesystem::absolute(at("response.html"), failed).string();
  print("\nThe page: file://" + page + "\nThe same again: asepsis respond " + at("advisory.json") + " --capture " +
        at("morning.pcapng") + " --network " + at("network.yaml") + " --inventory " + at("inventory.csv") + " --note " +
        at("note.yaml") + "\n");
  return status;
}

}  // namespace asepsis::cli

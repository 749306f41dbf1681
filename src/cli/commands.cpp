// How commands are spelled: the one file that knows CLI11.
#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <functional>

#include "cli/verbs.h"

namespace asepsis::cli {
namespace {

constexpr const char* kVersion = "asepsis 0.1.0";
constexpr const char* kAbout =
    "From a security advisory to a proven fix for medical imaging systems.\n"
    "Passive: nothing is ever sent to a device. No medical device; a person decides.";
constexpr const char* kStatuses =
    "Exit status: 0 answered, 1 the answer of a yes/no verb is no, 2 usage, 3 damaged input (what could be read is\n"
    "answered and marked incomplete), 4 environment. `asepsis help VERB` shows options and an example.";

using Verb = std::function<int()>;

CLI::Option* add_list(CLI::App* verb, const char* name, std::vector<std::string>& into, const char* help) {
  return verb->add_option(name, into, help)->type_name("FILE...");
}
CLI::Option* add_file(CLI::App* verb, const char* name, std::string& into, const char* help) {
  return verb->add_option(name, into, help)->type_name("FILE");
}
void add_data(CLI::App* verb, std::string& into) {
  verb->add_option("--data", into, "own tables, each in the place of the built-in one of its name (data/)")
      ->type_name("DIR");
}
void add_json(CLI::App* verb, bool& into) { verb->add_flag("--json", into, "for machines (schemas/)"); }

void add_evidence(CLI::App* verb, RespondFiles& files) {
  add_list(verb, "--capture", files.captures,
           "packet captures (pcap, pcapng) or observation files; - for standard input");
  add_file(verb, "--inventory", files.inventory, "the hospital's list of devices (CSV)");
  add_file(verb, "--network", files.network, "zones and enforcement points (YAML): who can reach what");
}

struct Options {
  RespondOptions respond;
  std::string now;
  KnowCaptureOptions know;
  AssessOptions assess;
  ValidateVerbOptions validate;
  VersOptions vers;
  std::string lines;  // "-": calculators read standard input, and say so
  WhyOptions why;
  StoreOptions store;
  DemoOptions demo;
  DoctorOptions doctor;
  std::vector<std::string> help;
};

int no_evidence() {
  say(Error{Code::kUsage, "", "", "at least a capture (--capture FILE) or an inventory (--inventory FILE)"});
  return kUsage;
}

// False where the text is there and no time; that was said.
bool read_now(const std::string& text, std::optional<Time>& now) {
  if (text.empty()) return true;
  now = parse_time(text);
  if (!now) say(Error{Code::kUsage, "", "--now " + text, "a time such as 2026-11-23T07:00:00Z"});
  return now.has_value();
}

void add_respond(CLI::App& app, Options& o, Verb& chosen) {
  CLI::App* verb = app.add_subcommand("respond", "answer an advisory: affected, reachable, disconnect, tonight, fixed");
  RespondOptions& options = o.respond;
  add_list(verb, "advisory", options.files.advisories, "advisories (CSAF 2.0)")->required();
  add_evidence(verb, options.files);
  add_list(verb, "--note", options.files.notes, "statements that changed the advice (docs/advice-change.md)");
  add_file(verb, "--store", options.store, "keep facts and answer in this store");
  add_file(verb, "--html", options.html, "write the answer as one page");
  add_file(verb, "--rules", options.rules, "write the rules for tonight (nftables)");
  verb->add_option("--now", o.now, "answer as of this time (RFC 3339) instead of the end of the evidence")
      ->type_name("TIME");
  add_data(verb, options.data);
  add_json(verb, options.json);
  verb->footer(
      "Example: asepsis respond icsma-17-215-02.json --capture morning.pcapng --network network.yaml --html page.html");
  verb->callback([&] {
    chosen = [&] {
      if (options.files.captures.empty() && options.files.inventory.empty()) return no_evidence();
      return read_now(o.now, options.now) ? respond(options) : static_cast<int>(kUsage);
    };
  });
}

void add_know(CLI::App& app, Options& o, Verb& chosen) {
  CLI::App* know = app.add_subcommand("know", "devices, from traffic");
  know->require_subcommand(1);
  CLI::App* verb = know->add_subcommand("capture", "the devices, flows and attempts that captures show");
  add_list(verb, "capture", o.know.captures, "packet captures or observation files; - for standard input")->required();
  add_file(verb, "--network", o.know.network, "zones and management servers (YAML)");
  add_file(verb, "--write", o.know.write, "write a patient-free observation file to carry instead of the capture");
  add_data(verb, o.know.data);
  add_json(verb, o.know.json);
  verb->footer("Example: asepsis know capture morning.pcapng --write morning.observations.json");
  verb->callback([&] { chosen = [&] { return know_capture(o.know); }; });
}

void add_assess(CLI::App& app, Options& o, Verb& chosen) {
  CLI::App* verb = app.add_subcommand("assess", "which device is affected by which vulnerability, and why");
  add_list(verb, "--advisory", o.assess.files.advisories, "advisories (CSAF 2.0)")->required();
  add_evidence(verb, o.assess.files);
  add_data(verb, o.assess.data);
  add_json(verb, o.assess.json);
  verb->footer("Example: asepsis assess --inventory list.csv --advisory icsma-17-215-02.json");
  verb->callback([&] {
    chosen = [&] {
      if (o.assess.files.captures.empty() && o.assess.files.inventory.empty()) return no_evidence();
      return assess(o.assess);
    };
  });
}

void add_calculators(CLI::App& advise, Options& o, Verb& chosen) {
  const auto add = [&](const char* name, const char* help, const char* example) {
    CLI::App* verb = advise.add_subcommand(name, help);
    verb->add_option("lines", o.lines, "- or nothing: each line of standard input is answered by one line")
        ->type_name("")
        ->check([](const std::string& text) { return text == "-" ? std::string() : "- for standard input"; });
    verb->footer(example);
    return verb;
  };
  add("cvss", "scores of CVSS vectors 2.0 to 4.0, as lines of JSON",
      "Example: echo CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H | asepsis advise cvss -")
      ->callback([&] { chosen = [] { return advise_cvss(); }; });
  add("cpe", "relation of CPE names, SOURCE<TAB>TARGET: equal, superset, subset, disjoint, undefined",
      "Example: printf 'cpe:2.3:o:microsoft:*:*:*:*:*:*:*:*:*\\tcpe:/o:microsoft:windows_7' | asepsis advise cpe -")
      ->callback([&] { chosen = [] { return advise_cpe(); }; });
  CLI::App* vers = add("vers",
                       "is a version in a range, RANGE<TAB>VERSION: in, out, undecided; a vers: string or an "
                       "advisory's own words",
                       "Example: printf 'All versions prior to 4.3 SP2\\t4.3' | asepsis advise vers -");
  CLI::Option* compare =
      vers->add_option("--compare", o.vers.compare, "instead compare A<TAB>B: <, =, >")->type_name("SCHEME");
  CLI::Option* native =
      vers->add_option("--from-native", o.vers.from_native, "instead turn native ranges into vers: strings")
          ->type_name("SCHEME")
          ->excludes(compare);
  vers->add_flag("--canonical", o.vers.canonical, "instead give the canonical form of vers: strings")
      ->excludes(compare)
      ->excludes(native);
  vers->callback([&] { chosen = [&] { return advise_vers(o.vers); }; });
}

void add_advise(CLI::App& app, Options& o, Verb& chosen) {
  CLI::App* advise = app.add_subcommand("advise", "advisories: validate; calculators for CVSS, CPE and version ranges");
  advise->require_subcommand(1);
  CLI::App* verb = advise->add_subcommand("validate", "are these CSAF documents valid (2.0 and 2.1)? Says what is not");
  verb->add_option("documents", o.validate.documents, "documents, folders, zip or tar archives; - for standard input")
      ->required()
      ->type_name("FILE|DIR|ZIP...");
  verb->add_option("--level", o.validate.level,
                   "basic: structure and mandatory tests; extended: and optional; full: all")
      ->check(CLI::IsMember({"basic", "extended", "full"}))
      ->type_name("LEVEL");
  verb->add_flag("--online", o.validate.online,
                 "ask the web whether links answer (level full); public addresses alone");
  verb->add_option("--dictionaries", o.validate.dictionaries,
                   "check the spelling by Hunspell's dictionaries in this folder (level full)")
      ->check(CLI::ExistingDirectory)
      ->type_name("DIR");
  verb->add_option("--now", o.now, "what is past at this time (RFC 3339) may not be newer than the document")
      ->type_name("TIME");
  verb->add_option("--threads", o.validate.threads, "how many; 0: as many as the machine has")->type_name("N");
  add_json(verb, o.validate.json);
  verb->footer("Example: asepsis advise validate advisories/ portal.zip --level full");
  verb->callback([&] {
    chosen = [&] { return read_now(o.now, o.validate.now) ? advise_validate(o.validate) : static_cast<int>(kUsage); };
  });
  add_calculators(*advise, o, chosen);
}

void add_why(CLI::App& app, Options& o, Verb& chosen) {
  CLI::App* verb = app.add_subcommand("why", "what an answer rests on: file, packet and offset, or document and place");
  verb->add_option("id", o.why.id, "an id from an answer with --json, or its beginning")->required()->type_name("ID");
  add_file(verb, "--store", o.why.store, "the store that keeps the answer")->required();
  add_data(verb, o.why.data);
  add_json(verb, o.why.json);
  verb->footer("Example: asepsis why finding-3f2a --store hospital.db");
  verb->callback([&] { chosen = [&] { return why(o.why); }; });
}

void add_store(CLI::App& app, Options& o, Verb& chosen) {
  CLI::App* store = app.add_subcommand("store", "look after a store");
  store->require_subcommand(1);
  const auto add = [&](const char* name, const char* help, const char* example, int (*run)(const StoreOptions&)) {
    CLI::App* verb = store->add_subcommand(name, help);
    add_file(verb, "store", o.store.store, "the store")->required();
    add_data(verb, o.store.data);
    verb->footer(example);
    verb->callback([&o, &chosen, run] { chosen = [&o, run] { return run(o.store); }; });
  };
  add("check", "recompute the chain of the journal", "Example: asepsis store check hospital.db", &store_check);
  add("rebuild", "make all views again from the journal", "Example: asepsis store rebuild hospital.db", &store_rebuild);
}

void add_small(CLI::App& app, Options& o, Verb& chosen) {
  CLI::App* verb = app.add_subcommand("demo", "make a demo hospital's morning and respond to an advisory about it");
  verb->add_option("folder", o.demo.folder, "where its files go (default: asepsis-demo)")->type_name("DIR");
  verb->footer("Example: asepsis demo");
  verb->callback([&] { chosen = [&] { return demo(o.demo); }; });

  verb = app.add_subcommand("doctor", "what this machine offers, and what is missing");
  add_file(verb, "--store", o.doctor.store, "also check this store");
  add_data(verb, o.doctor.data);
  verb->footer("Example: asepsis doctor");
  verb->callback([&] { chosen = [&] { return doctor(o.doctor); }; });

  verb = app.add_subcommand("help", "help on a verb");
  verb->add_option("verb", o.help, "the verb")->type_name("VERB...");
  verb->callback([&] {
    chosen = [&]() -> int {
      const CLI::App* about = &app;
      for (const std::string& word : o.help) {
        const auto named = about->get_subcommands([&](const CLI::App* one) { return one->get_name() == word; });
        if (named.empty()) {
          say(Error{Code::kUsage, "", word, "a verb; `asepsis help` lists them"});
          return kUsage;
        }
        about = named.front();
      }
      // App::help() would show the verb that was parsed, which is this one.
      const std::string text = about->get_formatter()->make_help(about, about->get_name(), CLI::AppFormatMode::Normal);
      return print(text) ? kAnswered : kEnvironment;
    };
  });
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app(kAbout, "asepsis");
  app.require_subcommand(0, 1);
  app.set_version_flag("--version", kVersion);
  app.footer(kStatuses);
  app.get_formatter()->column_width(34);
  Options options;
  Verb chosen;
  add_respond(app, options, chosen);
  add_know(app, options, chosen);
  add_assess(app, options, chosen);
  add_advise(app, options, chosen);
  add_why(app, options, chosen);
  add_store(app, options, chosen);
  add_small(app, options, chosen);
  try {
    app.parse(argc, argv);
    if (chosen) return chosen();
    return print(app.help()) ? kUsage : kEnvironment;
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    say(Error{Code::kUsage, "", "",
              std::string("another command line (") + error.what() + "); `asepsis help` shows it"});
    return kUsage;
  } catch (const std::bad_alloc&) {
    say(Error{Code::kEnvironment, "", "", "more memory"});
    return kEnvironment;
  }
}

}  // namespace asepsis::cli

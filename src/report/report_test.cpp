// Terminal text and page say the same, all of it, and neither obeys what others wrote.
#include "report/report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "report/layout.h"
#include "report/phrases.h"
#include "report/plain.h"
#include "report/sample_response.h"

namespace asepsis::report {
namespace {

std::string without_tags(const std::string& page) {
  std::string out;
  bool inside = false;
  for (std::size_t at = page.find("<body>"); at < page.size(); ++at) {
    if (page[at] == '<') inside = true;
    if (!inside) out += page[at];
    if (page[at] == '>') inside = false, out += ' ';
  }
  const std::pair<std::string_view, std::string_view> entities[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [entity, character] : entities)
    for (std::size_t at = 0; (at = out.find(entity, at)) != std::string::npos; at += character.size())
      out.replace(at, entity.size(), character);
  return plain(out);
}

// Every text of others in the response that both terminal and page show.
std::vector<std::string> texts_of(const model::Response& r) {
  std::vector<std::string> texts{r.affected.text, r.reachable.text, r.disconnect.text,
                                 r.tonight.text,  r.fixed.text,     to_text(r.as_of)};
  const auto add = [&](const std::string& text) { texts.push_back(text); };
  const auto add_all = [&](const std::vector<std::string>& all) { texts.insert(texts.end(), all.begin(), all.end()); };
  for (const model::AdvisoryHead& head : r.advisories) {
    for (const std::string& text : {head.id, title_of(head), head.sha256, head.exploits.text, head.status}) add(text);
    add_all(head.vulnerabilities);
    for (const model::Fault& fault : head.faults) add(fault.text);
    for (const model::AdviceChange& change : head.changes)
      add(change.text), add(change.said_by), add(change.source), add(change.entered_by), add(to_date(change.said));
  }
  add_all(r.limits);
  for (const model::Problem& problem : r.problems) add(problem.file), add(problem.where), add(problem.expected);
  for (const model::DeviceLine& line : r.affected.devices) {
    for (const std::string& text : {line.device.name, line.vendor, line.model, line.software, line.os, line.families,
                                    line.zone, line.because, line.device.addresses.front()})
      add(text);
    add_all(line.contradictions);
  }
  const auto add_reasons = [&](const std::vector<model::Reason>& reasons) {
    for (const model::Reason& reason : reasons) add(reason.text);
  };
  for (const auto* findings : {&r.affected.assessment.findings, &r.affected.assessment.beyond})
    for (const model::Finding& finding : *findings) {
      add_reasons(finding.reasons);
      add_all(finding.missing);
    }
  for (const model::Finding& finding : r.affected.assessment.findings) add(finding.leave_on), add(finding.take_off);
  for (const model::Unjudged& unjudged : r.affected.assessment.unjudged)
    add(unjudged.device.name), add_all(unjudged.missing);
  for (const model::ReachableRow& row : r.reachable.rows)
    for (const model::Reach& reach : row.did) add(reach.from), add(reach.state);
  for (const model::Option& option : r.disconnect.plan.options) {
    add(option_name(option.kind));
    if (!option.can_be_judged) add(option.coverage);
    if (option.kind == r.disconnect.plan.recommended) add(option.if_wrong);
    for (const model::RequiredFlow& flow : option.required_broken) add(flow.name);
    for (const model::LostFlow& flow : option.benign_lost) add(flow.client);
  }
  add_reasons(r.disconnect.plan.reasons);
  for (const model::Step& step : r.tonight.steps) add(step.text), add(step.undo), add(step.owner);
  add_all(r.tonight.checks);
  for (const model::FixedLine& line : r.fixed.devices) add(line.contained), add(line.updated), add(line.on_wire);
  for (const model::Detection& detection : r.fixed.detections) add(detection.rule), add_reasons(detection.reasons);
  return texts;
}

// What the page shows one click away, and the terminal leaves to it: too much for a screen of text.
std::vector<std::string> details_of(const model::Response& r) {
  std::vector<std::string> texts{r.fixed.coverage, r.tonight.placement};
  for (const model::AdvisoryHead& head : r.advisories)
    for (const model::Fault& fault : head.faults) texts.push_back(fault.pointers.front());
  for (const model::Option& option : r.disconnect.plan.options) {
    texts.push_back(option.if_wrong);
    texts.push_back(option.coverage);
    for (const model::RequiredFlow& flow : option.required_broken) texts.push_back(flow.if_cut);
  }
  return texts;
}

TEST(Report, EveryAnswerAndReasonStandsInTheTerminalsTextAtAnyWidth) {
  for (const unsigned columns : {40u, 60u, 100u, 200u})
    for (const unsigned systems : {5u, 60u}) {
      const auto response = sample_response(systems);
      const std::string shown = plain(to_text(response, {.columns = columns}));
      for (const std::string& text : texts_of(response))
        EXPECT_NE(shown.find(plain(text)), std::string::npos) << columns << " columns: " << text;
    }
}

TEST(Report, EveryTextOfTheResponseStandsOnThePage) {
  for (const unsigned systems : {5u, 60u}) {
    const auto response = sample_response(systems);
    const std::string shown = without_tags(to_html(response));
    for (const auto& texts : {texts_of(response), details_of(response)})
      for (const std::string& text : texts) EXPECT_NE(shown.find(plain(text)), std::string::npos) << text;
  }
}

TEST(Report, LinesOfTheTerminalKeepToTheirColumnsUnlessAWordIsLonger) {
  for (const unsigned columns : {40u, 72u, 100u}) {
    const std::string shown = to_text(sample_response(), {.columns = columns});
    for (const std::string_view line : split(shown, '\n'))
      EXPECT_TRUE(width_of(line) <= columns || trim(line).find(' ') == std::string_view::npos)
          << columns << ": " << line;
  }
}

TEST(Report, FewerThanFortyColumnsAreForty) {
  EXPECT_EQ(to_text(sample_response(), {.columns = 3}), to_text(sample_response(), {.columns = 40}));
}

TEST(Report, ColourIsAddedToShapesAndWordsAndChangesNothingElse) {
  const std::string bare = to_text(sample_response());
  std::string coloured = to_text(sample_response(), {.columns = 100, .colour = true});
  EXPECT_EQ(bare.find('\x1b'), std::string::npos);
  EXPECT_NE(coloured.find("\x1b[1;31m● affected\x1b[0m"), std::string::npos);
  for (std::size_t at = 0; (at = coloured.find('\x1b', at)) != std::string::npos;)
    coloured.erase(at, coloured.find('m', at) - at + 1);
  EXPECT_EQ(coloured, bare);
}

model::Response full_of(const std::string& evil) {
  model::Response r = sample_response();
  model::AdvisoryHead& head = r.advisories[0];
  head.id = head.title = head.publisher = head.status = head.sha256 = head.exploits.text = head.exploits.pointer = evil;
  head.vulnerabilities = {evil};
  head.revisions.push_back({Time{}, evil, evil});
  head.faults = {{evil, evil, {evil}}};
  for (std::string* text : {&head.changes[0].said_by, &head.changes[0].source, &head.changes[0].entered_by,
                            &head.changes[0].text, &head.changes[0].id.text})
    *text = evil;
  r.problems = {{evil, evil, evil}};
  r.limits = {evil};
  for (std::string* text : {&r.affected.text, &r.reachable.text, &r.disconnect.text, &r.tonight.text, &r.fixed.text,
                            &r.fixed.coverage, &r.tonight.placement, &r.tonight.rules, &r.tonight.rules_file})
    *text = evil;
  const model::DeviceRef device{evil, evil, {evil}};
  r.affected.devices = {{.device = device,
                         .vendor = evil,
                         .model = evil,
                         .software = evil,
                         .os = evil,
                         .families = evil,
                         .zone = evil,
                         .worst = model::Verdict::kUndecided,
                         .because = evil,
                         .contradictions = {evil}}};
  model::Finding& finding = r.affected.assessment.findings[0];
  finding.device = device;
  finding.id.text = finding.advisory = finding.product_name = finding.vulnerability = evil;
  finding.leave_on = finding.take_off = evil;
  finding.reasons = finding.priority.reasons = {{evil, evil, {Id{evil}}}};
  finding.missing = {evil};
  finding.contradictions = {{evil, {evil, evil}, evil, {Id{evil}}}};
  finding.services = {{Transport::kTcp, std::uint16_t{80}, evil, {}}};
  r.affected.assessment.beyond = {finding};
  r.affected.assessment.unjudged = {{device, {evil}}};
  model::Reach reach = r.reachable.rows[0].did[0];
  reach.from = reach.state = evil;
  reach.hops = {{evil, evil}};
  reach.why = {Id{evil}};
  r.reachable.rows = {{device, std::uint16_t{80}, {reach}, {reach}, {evil}}};
  r.reachable.can_known = true;
  model::RequiredFlow& flow = r.disconnect.plan.options[3].required_broken[0];
  flow.name = flow.client = flow.server = flow.because = flow.if_cut = evil;
  for (model::Option& option : r.disconnect.plan.options) option.if_wrong = option.coverage = evil;
  r.disconnect.plan.options[1].rules[0].text = evil;
  r.disconnect.plan.options[1].benign_lost[0].client = evil;
  r.disconnect.plan.reasons = {{evil, evil, {Id{evil}}}};
  r.tonight.steps = {{evil, evil, evil, 1}};
  r.tonight.checks = {evil, evil};
  r.fixed.devices = {{device, evil, evil, evil}};
  r.fixed.detections[0].rule = evil;
  r.fixed.detections[0].reasons = {{evil, evil, {Id{evil}}}};
  r.zones[0].name = r.zones[2].name = evil;
  return r;
}

const std::string kEvil =
    "</title></style><script>alert(1)</script><img src=x onerror='y'>\" onload=\"z\" http://evil.example/ &amp; "
    "\x1b]0;owned\x07\x1b[2J \xe2\x80\xae \xff {{x}} ]]>";

// name or name="value", each after a blank.
void read_attributes(const std::string& tag, std::size_t at, std::multimap<std::string, std::string>& attributes) {
  while ((at = tag.find_first_not_of(" /", at)) != std::string::npos) {
    const std::size_t end = std::min(tag.find_first_of("= ", at), tag.size());
    const std::string name = tag.substr(at, end - at);
    std::string value;
    at = end;
    if (at < tag.size() && tag[at] == '=') {
      EXPECT_EQ(tag.substr(at, 2), "=\"");
      const std::size_t close = tag.find('"', at + 2);
      ASSERT_NE(close, std::string::npos);
      value = tag.substr(at + 2, close - at - 2);
      at = close + 1;
    }
    attributes.emplace(name, value);
  }
}

// Opening and closing tags pair up, attributes are quoted; gives back all attribute values by name.
std::multimap<std::string, std::string> check_markup(const std::string& page) {
  static const std::set<std::string> kVoid = {"meta", "br", "rect", "path"};
  std::multimap<std::string, std::string> attributes;
  std::vector<std::string> open;
  for (std::size_t at = 0; (at = page.find('<', at)) != std::string::npos;) {
    std::size_t end = at;  // of the tag, quotes minded
    bool quoted = false;
    while (end < page.size() && (quoted || page[end] != '>')) quoted ^= page[end++] == '"';
    std::string tag = page.substr(at + 1, end - at - 1);
    at = end;
    if (tag.starts_with("!doctype")) continue;
    if (tag.front() == '/') {
      EXPECT_FALSE(open.empty());
      if (open.empty()) return attributes;
      EXPECT_EQ("/" + open.back(), tag);
      open.pop_back();
      continue;
    }
    const std::string name = tag.substr(0, tag.find_first_of(" /"));
    EXPECT_TRUE(!name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    })) << name;
    read_attributes(tag, name.size(), attributes);
    attributes.emplace("<", name);
    if (!kVoid.contains(name) && tag.back() != '/') open.push_back(name);
  }
  EXPECT_TRUE(open.empty());
  return attributes;
}

TEST(Report, ThePageIsWellFormedWhateverOthersWroteAndRunsAndLoadsNothing) {
  for (const auto& response : {sample_response(), sample_response(60), full_of(kEvil), model::Response{}}) {
    const std::string page = to_html(response);
    const auto attributes = check_markup(page);
    for (const auto& [name, value] : attributes) {
      EXPECT_FALSE(name.starts_with("on")) << name;
      EXPECT_NE(name, "src");
      EXPECT_NE(name, "style");
      if (name == "href") {
        EXPECT_TRUE(value.starts_with("#")) << value;
      }
      if (name == "<") {
        for (const char* bad : {"script", "link", "img", "iframe", "object", "embed", "base", "form", "use", "image"})
          EXPECT_NE(value, bad);
      }
    }
    EXPECT_EQ(page.find("url("), page.find("url(#tip-")) << "a style sheet that loads";
    EXPECT_EQ(page.find("@import"), std::string::npos);
    EXPECT_EQ(page.find('\x1b'), std::string::npos);
    EXPECT_EQ(page.find("\xe2\x80\xae"), std::string::npos);
    EXPECT_TRUE(is_utf8(page));
  }
}

TEST(Report, EveryLinkLeadsToOnePlaceOfThePage) {
  for (const auto& response : {sample_response(60), full_of(kEvil), model::Response{}}) {
    const auto attributes = check_markup(to_html(response));
    std::multiset<std::string> ids;
    for (auto [at, end] = attributes.equal_range("id"); at != end; ++at) ids.insert(at->second);
    for (const std::string& id : ids) EXPECT_EQ(ids.count(id), 1u) << id;
    for (auto [at, end] = attributes.equal_range("href"); at != end; ++at)
      EXPECT_EQ(ids.count(at->second.substr(1)), 1u) << at->second;
    for (auto [at, end] = attributes.equal_range("aria-labelledby"); at != end; ++at)
      EXPECT_EQ(ids.count(at->second), 1u) << at->second;
  }
}

TEST(Report, ThePageCanBeHeardAsWellAsSeen) {
  const std::string page = to_html(sample_response());
  const auto attributes = check_markup(page);
  std::map<std::string, int> tags;
  for (auto [at, end] = attributes.equal_range("<"); at != end; ++at) ++tags[at->second];
  EXPECT_NE(page.find("<html lang=\"en\">"), std::string::npos);
  EXPECT_EQ(tags["main"], 1);
  EXPECT_EQ(tags["header"], 1);
  EXPECT_EQ(tags["footer"], 1);
  EXPECT_EQ(tags["h1"], 1);
  EXPECT_EQ(tags["section"], 6);
  EXPECT_EQ(tags["th"], static_cast<int>(attributes.count("scope")));
  EXPECT_EQ(tags["table"], tags["caption"]);
  EXPECT_EQ(tags["svg"], static_cast<int>(std::count_if(attributes.lower_bound("role"), attributes.upper_bound("role"),
                                                        [](const auto& a) { return a.second == "img"; })));
}

TEST(Report, TheTerminalIsNotObeyedByWhatOthersWrote) {
  const std::string text = to_text(full_of(kEvil), {.columns = 80});
  for (const char* bad : {"\x1b", "\x07", "\xe2\x80\xae"}) EXPECT_EQ(text.find(bad), std::string::npos);
  EXPECT_TRUE(is_utf8(text));
}

TEST(Report, TheSameResponseGivesTheSameBytes) {
  EXPECT_EQ(to_html(sample_response(60)), to_html(sample_response(60)));
  EXPECT_EQ(to_text(sample_response(60)), to_text(sample_response(60)));
}

TEST(Report, WithNothingToSayBothStillSayThatPeopleDecide) {
  EXPECT_NE(to_text({}).find("people decide"), std::string::npos);
  EXPECT_NE(to_html({}).find("No advisory could be read"), std::string::npos);
}

TEST(Report, SystemsThatShareAWayAreOneLineWithTheirSum) {
  const auto groups = groups_of(sample_response(60).reachable);
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].systems.size(), 59u);
  EXPECT_EQ(groups[0].did[0].connections, 59u);
}

TEST(Report, TheMapShowsZonesWaysAndWhereTheyWouldBeCut) {
  auto response = sample_response();
  std::string page = to_html(response);
  for (const char* text : {"10.10.0.0/16", "3465 tried", "would be cut by: Block ports", "no tap: blind"})
    EXPECT_NE(page.find(text), std::string::npos) << text;
  response.disconnect.plan.options[1].attack_paths = 1;
  response.zones.clear();
  page = to_html(response);
  EXPECT_EQ(page.find("would be cut"), std::string::npos) << "an option that leaves an attack cuts nothing off";
  EXPECT_NE(page.find("systems at stake"), std::string::npos);
  response.reachable.rows.clear();
  EXPECT_EQ(to_html(response).find("<svg"), std::string::npos);
}

}  // namespace
}  // namespace asepsis::report

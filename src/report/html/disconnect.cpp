#include <functional>

#include "base/text.h"
#include "report/html/parts.h"

namespace asepsis::report::html {
namespace {

using model::Option;
using model::Plan;

std::string row(const Plan& plan, const std::string& title, const std::function<std::string(const Option&)>& cell) {
  std::string out = "<tr><th scope=\"row\">" + text(title) + "</th>";
  for (const Option& option : plan.options)
    out += std::string("<td") + (option.kind == plan.recommended ? " class=\"pick\"" : "") + " data-label=\"" +
           text(option_name(option.kind)) + "\"><span>" + cell(option) + "</span></td>";
  return out + "</tr>\n";
}

std::string broken_of(const Option& option) {
  if (!option.can_be_judged) return "not judged<small>evidence too short</small>";
  return std::to_string(option.required_broken.size());
}

}  // namespace

std::string disconnect(const model::Response& response) {
  const Plan& plan = response.disconnect.plan;
  if (plan.options.empty()) return card(3, "disconnect", "Must I disconnect it?", response.disconnect.text, "");
  std::string body =
      "<table class=\"stack options\"><caption>What each choice leaves and costs</caption><thead><tr><td></td>";
  for (const Option& option : plan.options) {
    const bool pick = option.kind == plan.recommended;
    body += std::string("<th scope=\"col\"") + (pick ? " class=\"pick\"" : "") + ">" + (pick ? "▶ " : "") +
            text(option_name(option.kind)) + "</th>";
  }
  body += "</tr></thead><tbody>\n";
  body += row(plan, "Attacks, of " + std::to_string(plan.attack_paths_before),
              [](const Option& o) { return std::to_string(o.attack_paths); });
  body += row(plan, "Broken, of " + std::to_string(plan.required_total) + " needed", broken_of);
  body += row(plan, "Others lost", [](const Option& o) { return std::to_string(o.benign_lost.size()); });
  body += row(plan, "Way for update", [](const Option& o) {
    return o.update_path_open ? std::string("open") : tag({"●", "closed", Tone::kBad});
  });
  body += row(plan, "If it is wrong", [](const Option& o) { return text(o.if_wrong); });
  body += "</tbody></table>\n<small>";
  body += "Nothing is decided yet: a decision needs a name, a reason and an end date. " +
          why("options", "why this one?") + "</small>\n";
  return card(3, "disconnect", "Must I disconnect it?", response.disconnect.text, body);
}

}  // namespace asepsis::report::html

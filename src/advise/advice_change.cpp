#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "advise/advise.h"
#include "base/text.h"
#include "base/yaml.h"

namespace asepsis::advise {
namespace {

using model::AdviceChange;
using What = AdviceChange::What;

constexpr std::array<std::string_view, 8> kKeys = {"advisory",   "said",    "said_by", "source",
                                                   "entered_by", "entered", "changes", "text"};
constexpr std::string_view kWords = "\"disconnect: withdrawn\", \"disconnect: advised\" or \"other\"";

// Reads the members of one file; the first thing that is wrong is kept.
class Form {
 public:
  Form(json::Value root, const std::string& file) : root_(root), file_(file) {
    if (!root.is_object()) fail(root, "an object with the keys " + keys());
    for (const json::Member member : root.members())
      if (std::find(kKeys.begin(), kKeys.end(), member.key) == kKeys.end())
        fail(member.value, "one of the keys " + keys() + "; not \"" + std::string(member.key) + '"');
  }

  const std::optional<Error>& error() const { return error_; }

  void fail(json::Value value, std::string expected) {
    if (!error_) error_ = Error{Code::kDamaged, file_, value.exists() ? value.where() : "/", std::move(expected)};
  }

  std::string text(std::string_view key) {
    const json::Value value = root_[key];
    const auto found = value.string();
    if (found && !trim(*found).empty()) return std::string(trim(*found));
    fail(value, "a text under \"" + std::string(key) + '"');
    return {};
  }

  Time date(std::string_view key) {
    const std::string written = text(key);
    const auto parsed = parse_time(written);
    if (!parsed) fail(root_[key], "a date such as 2017-08-07 under \"" + std::string(key) + '"');
    return parsed.value_or(Time{});
  }

  // A word, or a list of them of which one at most is about disconnecting.
  What what() {
    const json::Value value = root_["changes"];
    std::vector<What> found;
    if (value.is_array())
      for (const json::Value element : value.elements()) add_word(element, found);
    else
      add_word(value, found);
    if (found.empty()) {
      fail(value, "under \"changes\" " + std::string(kWords));
      return What::kOther;
    }
    std::erase(found, What::kOther);
    if (found.empty()) return What::kOther;
    if (std::any_of(found.begin(), found.end(), [&](What w) { return w != found.front(); }))
      fail(value, "either a withdrawn or an advised disconnect, not both");
    return found.front();
  }

 private:
  // "disconnect: withdrawn" in quotes is a text; without them YAML makes it a member.
  void add_word(json::Value value, std::vector<What>& found) {
    std::string written(value.string_or(""));
    if (value.is_object() && value.size() == 1) {
      const json::Member member = *value.members().begin();
      written = std::string(member.key) + ": " + std::string(member.value.string_or(""));
    }
    for (const What what : {What::kDisconnectWithdrawn, What::kDisconnectAdvised, What::kOther}) {
      if (written != to_string(what)) continue;
      found.push_back(what);
      return;
    }
    fail(value, "under \"changes\" " + std::string(kWords));
  }

  static std::string keys() { return join(std::vector<std::string>(kKeys.begin(), kKeys.end()), ", "); }

  json::Value root_;
  const std::string& file_;
  std::optional<Error> error_;
};

}  // namespace

Result<AdviceChange> read_advice_change(std::string_view text, const std::string& file) {
  const auto document = read_yaml(text);
  if (!document) {
    Error error = document.error();
    error.file = file;
    return error;
  }
  const json::Value root = document->root();
  Form form(root, file);
  AdviceChange change;
  change.advisory = form.text("advisory");
  change.said = form.date("said");
  change.said_by = form.text("said_by");
  change.source = form.text("source");
  change.entered_by = form.text("entered_by");
  change.entered = form.date("entered");
  change.what = form.what();
  change.text = form.text("text");
  if (change.entered < change.said) form.fail(root["entered"], "a day on or after the one when it was said");
  if (form.error()) return *form.error();
  change.origin = {file, root["text"].where()};
  change.id =
      make_id("advice-change", {change.advisory, to_rfc3339(change.said), change.said_by, change.source,
                                change.entered_by, to_rfc3339(change.entered), to_string(change.what), change.text});
  return change;
}

}  // namespace asepsis::advise

#include <algorithm>

#include "base/text.h"
#include "norms/language/language.h"
#include "norms/language/registry.h"

namespace asepsis::norms::language {
namespace {

struct Place {
  std::string_view kind;
  std::string_view subtag;
  std::size_t offset = 0;
};

// The subtags that the registry knows, with where they stand in to_string(tag).
std::vector<Place> registered_places(const Tag& tag) {
  std::vector<Place> places;
  std::size_t offset = 0;
  const auto add = [&](std::string_view kind, std::string_view subtag) {
    if (subtag.empty()) return;
    places.push_back({kind, subtag, offset});
    offset += subtag.size() + 1;
  };
  add("grandfathered", tag.grandfathered);
  add("language", tag.language);
  for (const auto& extlang : tag.extlangs) add("extlang", extlang);
  add("script", tag.script);
  add("region", tag.region);
  for (const auto& variant : tag.variants) add("variant", variant);
  return places;
}

Error at(std::size_t offset, std::string expected) {
  return {Code::kDamaged, "", "offset " + std::to_string(offset), std::move(expected)};
}

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

// RFC 5646 2.2.2: an extended language belongs behind its one prefix, and no tag has a second one.
void check_extlang(const Tag& tag, const Place& place, const Record& record, std::vector<Error>& found) {
  if (place.subtag.data() != tag.extlangs.front().data())
    found.push_back(at(place.offset, "no second extended language: " + quoted(place.subtag)));
  else if (record.prefixes != tag.language)
    found.push_back(at(place.offset, "extended language " + quoted(place.subtag) + " behind " +
                                         quoted(record.prefixes) + ", not " + quoted(tag.language)));
}

}  // namespace

std::vector<Error> invalid(const Tag& tag) {
  std::vector<Error> found;
  std::size_t offset = 0;
  std::vector<std::string_view> variants;
  for (const Place& place : registered_places(tag)) {
    const auto record = find_record(place.kind, place.subtag);
    if (!record) {
      found.push_back(at(place.offset, "a registered " + std::string(place.kind) + ", not " + quoted(place.subtag)));
    } else if (place.kind == "extlang") {
      check_extlang(tag, place, *record, found);
    }
    if (place.kind == "variant") {  // fewer than 200 fit into a tag
      if (std::find(variants.begin(), variants.end(), place.subtag) != variants.end())
        found.push_back(at(place.offset, "variant " + quoted(place.subtag) + " once"));
      variants.push_back(place.subtag);
    }
    offset = place.offset + place.subtag.size() + 1;
  }
  std::string singletons;
  for (const Extension& extension : tag.extensions) {
    if (singletons.find(extension.singleton) != std::string::npos)
      found.push_back(at(offset, "extension '" + std::string(1, extension.singleton) + "' once"));
    singletons += extension.singleton;
    offset += 2;
    for (const auto& subtag : extension.subtags) offset += subtag.size() + 1;
  }
  return found;
}

bool is_valid(std::string_view text) {
  const auto tag = parse(text);
  return tag && invalid(*tag).empty();
}

std::vector<Deprecation> deprecated(const Tag& tag) {
  std::vector<Deprecation> found;
  const auto add = [&found](std::string_view kind, std::string_view subtag) {
    const auto record = find_record(kind, subtag);
    if (record && !record->deprecated.empty())
      found.push_back({std::string(subtag), std::string(record->preferred), std::string(record->deprecated)});
  };
  // A whole tag that was registered before its subtags were ("sgn-DE") may be deprecated though they are not.
  if (tag.grandfathered.empty()) add("redundant", to_string(tag));
  for (const Place& place : registered_places(tag)) add(place.kind, place.subtag);
  return found;
}

std::vector<std::string> private_use(const Tag& tag) {
  std::vector<std::string> found;
  for (const Place& place : registered_places(tag)) {
    const auto record = find_record(place.kind, place.subtag);
    if (record && record->is_private_use) found.emplace_back(place.subtag);
  }
  if (!tag.private_use.empty()) found.push_back("x-" + join(tag.private_use, "-"));
  return found;
}

bool is_default(const Tag& tag) { return tag.grandfathered == "i-default"; }

}  // namespace asepsis::norms::language

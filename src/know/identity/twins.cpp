#include "know/identity/twins.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "know/identity/ae_titles.h"
#include "know/identity/asset.h"

namespace asepsis::know {
namespace {

// More are counted, not named: a shared serial may be a whole fleet's placeholder.
constexpr std::size_t kMostNamed = 8;

struct Bearer {
  std::size_t device = 0;
  std::string name;
  std::vector<Id> why;
};
using Bearers = std::map<std::string, std::vector<Bearer>>;

std::string place_of(const model::Device& device) {
  return device.addresses.empty() ? device.id : to_string(device.addresses.front());
}

void note(std::span<model::Device> devices, const Bearers& all, std::string_view attribute, std::string_view word) {
  for (const auto& [key, bearers] : all) {
    if (bearers.size() < 2) continue;
    model::Contradiction twins{std::string(attribute), {}, {}, {}};
    std::vector<std::string> places;
    for (const Bearer& bearer : bearers) {
      add_ids(twins.why, bearer.why);
      if (places.size() == kMostNamed) continue;
      places.push_back(place_of(devices[bearer.device]));
      twins.values.push_back(fmt::format("{} at {}", bearer.name, places.back()));
    }
    std::ranges::sort(twins.values);
    if (bearers.size() > kMostNamed) places.push_back(count_of(bearers.size() - kMostNamed, "other"));
    twins.text = fmt::format("the same {} {} is used by {}", word, bearers.front().name, join_as_sentence(places));
    for (const Bearer& bearer : bearers) devices[bearer.device].contradictions.push_back(twins);
  }
}

}  // namespace

void note_twins(std::span<model::Device> devices) {
  Bearers titles, serials;
  for (std::size_t i = 0; i < devices.size(); ++i) {
    for (const std::string& title : devices[i].ae_titles)
      if (!is_default_ae_title(title)) titles[to_lower(title)].push_back({i, title, {}});
    if (const auto& serial = devices[i].serial)
      serials[to_lower(serial->value)].push_back({i, serial->value, serial->why});
  }
  note(devices, titles, "ae_title", "AE title");
  note(devices, serials, "serial", "serial number");
}

}  // namespace asepsis::know

// The map, drawn from the model: every line on it is also a row of the table below it.
#include <algorithm>

#include "base/text.h"
#include "report/html/map.h"
#include "report/html/parts.h"
#include "report/layout.h"

namespace asepsis::report::html {
namespace {

// Units of the drawing. It is shown about 560 pixels wide, so a unit is a little less than a pixel.
constexpr int kWidth = 640, kSourceX = 4, kSourceWidth = 164, kTargetX = 286, kTargetWidth = 200, kOtherX = 500;
constexpr int kOtherWidth = kWidth - kOtherX - 4, kTop = 4, kHead = 50, kLine = 20, kGap = 8, kLeast = 112;
constexpr std::size_t kMostBoxes = 5, kMostWays = 5, kMostLines = 5;

struct Frame {
  const Box* box = nullptr;
  int x = 0, top = 0, width = 0, height = 0;
  int bottom() const { return top + height; }
};

// As much as fits into `room` units; a letter takes about seven and a half. The whole is the tooltip.
std::string fitted(const std::string& words, int room) {
  const unsigned letters = static_cast<unsigned>(std::max(room, 15) * 2) / 15;
  if (width_of(words) <= letters) return text(words);
  std::string kept;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at + 1;
    while (end < words.size() && (static_cast<unsigned char>(words[end]) & 0xc0) == 0x80) ++end;
    if (width_of(kept) + 2 > letters) break;
    kept += words.substr(at, end - at);
    at = end;
  }
  return text(kept) + "…<title>" + text(words) + "</title>";
}

std::string words_at(int x, int y, std::string_view kind, const std::string& markup) {
  return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\"" +
         (kind.empty() ? "" : " class=\"" + std::string(kind) + "\"") + ">" + markup + "</text>\n";
}

std::string more(std::size_t all, std::size_t shown, std::string_view what) {
  return "and " + std::to_string(all - shown) + " more " + std::string(what);
}

std::vector<std::string> system_lines(const Box& box) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < box.systems.size(); i += 2) {
    if (lines.size() + 1 == kMostLines && i + 2 < box.systems.size()) {
      lines.push_back(more(box.systems.size(), i, "systems"));
      break;
    }
    lines.push_back(box.systems[i] + (i + 1 < box.systems.size() ? " · " + box.systems[i + 1] : ""));
  }
  for (const auto& [target, ways] : box.ways) {
    std::vector<std::string> ports;
    for (const Way& way : ways) ports.push_back(way.port);
    if (target == box.name) lines.push_back("from inside: " + join(ports, ", "));
  }
  return lines;
}

std::size_t ways_shown(const Box& source) {
  std::size_t count = 0;
  for (const auto& [target, ways] : source.ways) count += std::min(ways.size(), kMostWays);
  return count;
}

int height_of(const Box& box, bool source) {
  const std::size_t lines = source ? ways_shown(box) : system_lines(box).size();
  return (box.known ? kHead : kHead - 16) + static_cast<int>(lines) * (source ? kLine + 6 : kLine);
}

std::vector<Frame> column(const std::vector<Box>& boxes, int x, int width, bool source) {
  std::vector<Frame> frames;
  int top = kTop;
  for (const Box& box : boxes) {
    if (frames.size() == kMostBoxes) break;
    frames.push_back({&box, x, top, width, height_of(box, source)});
    top = frames.back().bottom() + kGap;
  }
  return frames;
}

int bottom_of(const std::vector<Frame>& frames) { return frames.empty() ? 0 : frames.back().bottom(); }

// The boxes of a column share what room is left below them.
void stretch(std::vector<Frame>& frames, int bottom) {
  if (frames.empty()) return;
  const int spare = (bottom - bottom_of(frames)) / static_cast<int>(frames.size());
  int shift = 0;
  for (Frame& frame : frames) {
    frame.top += shift;
    frame.height += spare;
    shift += spare;
  }
}

std::string draw(const Frame& frame, bool at_stake) {
  const Box& box = *frame.box;
  const bool blind = box.known && !box.tap;
  std::string out = std::string("<rect class=\"zone") + (at_stake ? " stake" : "") + (blind ? " blind" : "") +
                    "\" x=\"" + std::to_string(frame.x) + "\" y=\"" + std::to_string(frame.top) + "\" width=\"" +
                    std::to_string(frame.width) + "\" height=\"" + std::to_string(frame.height) + "\" rx=\"9\"/>\n";
  out += words_at(frame.x + 13, frame.top + 20, "name", fitted(box.name, frame.width - 26));
  int y = frame.top + 36;
  if (box.known) {
    const std::string tap = blind ? "no tap: blind" : "tapped";
    const std::string both = box.subnets.empty() ? tap : box.subnets + " · " + tap;
    const bool one_line = static_cast<int>(width_of(both)) * 7 <= frame.width - 18 || box.subnets.empty();
    out += words_at(frame.x + 13, y, "dim", fitted(one_line ? both : box.subnets, frame.width - 16));
    if (!one_line) out += words_at(frame.x + 13, y += 16, "dim", tap);
    y += 24;
  }
  if (at_stake)
    for (const std::string& line : system_lines(box)) {
      out += words_at(frame.x + 13, y, "", fitted(line, frame.width - 26));
      y += kLine;
    }
  return out;
}

// One way from a source to a target: a full line where it was used, a dashed one where it is only open.
std::string draw_way(const Way& way, const Frame& from, int y, const Frame& to, bool cut) {
  const int x1 = from.x + from.width, x2 = to.x - 4;
  const int end = std::clamp(y, to.top + 12, to.bottom() - 12);
  const std::string kind = way.did ? "did" : "can";
  const std::string label = way.port + (way.attack ? " tried" : way.did ? " reached" : " open");
  std::string out = "<path class=\"" + kind + "\" marker-end=\"url(#tip-" + kind + ")\" d=\"M" + std::to_string(x1) +
                    ' ' + std::to_string(y) + " C" + std::to_string(x1 + 70) + ' ' + std::to_string(y) + ' ' +
                    std::to_string(x2 - 50) + ' ' + std::to_string(end) + ' ' + std::to_string(x2) + ' ' +
                    std::to_string(end) + "\"/>\n";
  out += words_at(x1 + 6, y - 5, way.did ? "hot" : "may", fitted(label, x2 - x1 - 8));
  if (cut) out += "<path class=\"cut\" d=\"M" + std::to_string(x2 - 18) + ' ' + std::to_string(end - 8) + " v16\"/>\n";
  return out;
}

std::string draw_ways(const Frame& from, const std::vector<Frame>& targets, bool cut) {
  std::string out;
  int y = from.top + (from.box->known ? kHead : kHead - 16) + 12;
  for (const Frame& to : targets) {
    const auto ways = from.box->ways.find(to.box->name);
    if (ways == from.box->ways.end()) continue;
    for (std::size_t i = 0; i < std::min(ways->second.size(), kMostWays); ++i, y += kLine + 6)
      out += draw_way(ways->second[i], from, y, to, cut);
  }
  return out;
}

std::string marker(const std::string& kind) {
  return "<marker id=\"tip-" + kind +
         "\" markerUnits=\"userSpaceOnUse\" markerWidth=\"11\" markerHeight=\"10\" refX=\"9\" "
         "refY=\"5\" orient=\"auto\"><path class=\"tip-" +
         kind + "\" d=\"M0 0 11 5 0 10z\"/></marker>";
}

}  // namespace

std::string map(const model::Response& response) {
  const Scene scene = scene_of(response);
  if (scene.empty()) return {};
  const bool wide = scene.others.empty();
  auto sources = column(scene.sources, kSourceX, kSourceWidth, true);
  auto targets = column(scene.targets, kTargetX, wide ? kWidth - kTargetX - 4 : kTargetWidth, false);
  auto others = column(scene.others, kOtherX, kOtherWidth, false);
  const int bottom = std::max({bottom_of(sources), bottom_of(targets), bottom_of(others), kLeast});
  for (auto* frames : {&sources, &targets, &others}) stretch(*frames, bottom);

  const model::Plan& plan = response.disconnect.plan;
  const auto chosen = std::find_if(plan.options.begin(), plan.options.end(),
                                   [&](const model::Option& o) { return o.kind == plan.recommended; });
  const bool cut = chosen != plan.options.end() && plan.attack_paths_before > 0 && chosen->attack_paths == 0;

  std::string drawing;
  for (const Frame& frame : others) drawing += draw(frame, false);
  for (const Frame& frame : sources) drawing += draw(frame, false);
  for (const Frame& frame : targets) drawing += draw(frame, true);
  for (const Frame& frame : sources) drawing += draw_ways(frame, targets, cut);
  std::vector<std::string> said;
  if (cut) said.push_back("▮ would be cut by: " + option_name(plan.recommended));
  const std::size_t boxes = scene.sources.size() + scene.targets.size() + scene.others.size();
  const std::size_t shown = sources.size() + targets.size() + others.size();
  if (boxes > shown) said.push_back(more(boxes, shown, "zones: see the table"));
  if (!said.empty()) drawing += words_at(kSourceX + 2, bottom + 17, "cuttext", text(join(said, " · ")));

  const int height = bottom + (said.empty() ? 4 : 22);
  return "<div class=\"map\"><svg viewBox=\"0 0 " + std::to_string(kWidth) + ' ' + std::to_string(height) +
         "\" role=\"img\" aria-label=\"Map: " + text(response.reachable.text) + "\">\n<defs>" + marker("did") +
         marker("can") + "</defs>\n" + drawing + "</svg></div>\n";
}

}  // namespace asepsis::report::html

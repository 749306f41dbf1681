#include "advise/port_phrase.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "advise/ports.h"

namespace asepsis::advise {
namespace {

constexpr auto kHardware = std::to_array<std::string_view>(
    {"usb",    "com",  "serial",  "ethernet", "lan",    "wan",     "physical", "parallel", "console",
     "switch", "hdmi", "display", "fiber",    "fibre",  "optical", "io",       "o",        "audio",
     "jtag",   "uart", "sfp",     "power",    "memory", "debug",   "rs",       "profibus", "radio"});

// What may stand after a bare number that continues a list; any other word makes it a count of something
// ("port 80 and 3 devices").
constexpr auto kAfterNumber = std::to_array<std::string_view>(
    {"to",     "on",   "is",    "are",  "with",  "for",  "in",   "from",  "via",          "by",
     "at",     "and",  "or",    "the",  "which", "that", "can",  "could", "may",          "will",
     "should", "must", "using", "when", "over",  "if",   "but",  "as",    "only",         "be",
     "was",    "were", "has",   "have", "a",     "an",   "then", "while", "respectively", "without"});

template <std::size_t N>
bool any_of(const Word& word, const std::array<std::string_view, N>& list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view w) { return word.is(w); });
}

class Grammar {
 public:
  explicit Grammar(std::span<const Word> words) : words_(words) {}

  // A phrase that begins at `at`, or nothing. `at` counts words.
  std::optional<PortPhrase> phrase(std::size_t at) const {
    PortPhrase phrase;
    phrase.begin = phrase.end = at;
    Transports head;
    std::size_t next = at;
    if (const auto after = port_head(at, head, phrase.plural)) {
      phrase.headed = true;
      if (!head.said() && at > 0 && is_hardware(at)) return std::nullopt;
      next = *after;
    } else if (!is_number_with_suffix(at)) {
      return std::nullopt;
    }
    if (!item(next, head, phrase)) {
      if (!phrase.refused) return std::nullopt;
      return phrase;
    }
    while (more(head, phrase)) {
    }
    if (is(phrase.end, ')') && has_open_bracket(phrase)) ++phrase.end;
    return phrase;
  }

 private:
  const Word* word(std::size_t at) const { return at < words_.size() ? &words_[at] : nullptr; }
  bool is(std::size_t at, std::string_view text) const { return word(at) != nullptr && words_[at].is(text); }
  bool is(std::size_t at, char mark) const { return word(at) != nullptr && words_[at].is(mark); }
  // "UDP port (8211": only the head can have opened one.
  bool has_open_bracket(const PortPhrase& phrase) const {
    return phrase.headed && is(phrase.items.front().begin - 1, '(');
  }
  bool is_port(std::size_t at) const { return is(at, "port") || is(at, "ports"); }

  // Words of a transport at `at`: how many; 0: none.
  std::size_t transport(std::size_t at, Transports& out) const {
    const bool tcp = is(at, "tcp"), udp = is(at, "udp");
    if (!tcp && !udp) return 0;
    out.tcp |= tcp;
    out.udp |= udp;
    const bool joined = is(at + 1, '/') || is(at + 1, "and") || is(at + 1, "or");
    if (is(at + 1, '/') && is(at + 2, "ip")) return 3;
    if (joined && is(at + 2, tcp ? "udp" : "tcp")) {
      // "80/tcp and udp port 53": the second word belongs to what follows.
      if (!is(at + 1, '/') && is_port(at + 3) && at > 0 && is(at - 1, '/')) return 1;
      out = {true, true};
      return 3;
    }
    return 1;
  }

  // [T] port(s) [number | : | ( ...]: the word after it.
  std::optional<std::size_t> port_head(std::size_t at, Transports& transports, bool& plural) const {
    Transports said;
    at += transport(at, said);
    if (!is_port(at)) return std::nullopt;
    plural = is(at, "ports");
    transports = said;
    ++at;
    for (int filler = 0; filler < 3; ++filler) {
      const bool skipped = is(at, "number") || is(at, "numbers") || is(at, "no") || is(at, "nos") || is(at, ':') ||
                           is(at, '#') || is(at, '(') || is(at, '-') || is(at, '=') || is(at, '"');
      if (!skipped) break;
      ++at;
    }
    return at;
  }

  bool is_hardware(std::size_t head) const {
    const std::size_t before = words_[head - 1].kind == Word::Kind::kMark && head > 1 ? head - 2 : head - 1;
    return any_of(words_[before], kHardware);
  }

  bool is_number_with_suffix(std::size_t at) const {
    Transports ignored;
    if (word(at) == nullptr || !words_[at].is_number()) return false;
    if (at > 0 && !words_[at].after_space && (is(at - 1, '-') || is(at - 1, '/') || is(at - 1, '.'))) return false;
    if (is(at + 1, '/') && transport(at + 2, ignored) > 0) return true;
    return is(at + 1, '-') && word(at + 2) != nullptr && words_[at + 2].is_number() && is(at + 3, '/') &&
           transport(at + 4, ignored) > 0;
  }

  std::optional<std::uint16_t> number(std::size_t at) const {
    const Word* w = word(at);
    if (w == nullptr || !w->is_number() || w->text.size() > 5 || w->text.front() == '0' || is(at + 1, '%'))
      return std::nullopt;
    unsigned value = 0;
    for (const char c : w->text) value = value * 10 + static_cast<unsigned>(c - '0');
    if (value > 65'535) return std::nullopt;
    return static_cast<std::uint16_t>(value);
  }

  // The transport behind a number: "/TCP", "(TCP)", " TCP" that is not the head of the next phrase.
  std::size_t suffix(std::size_t at, Transports& out) const {
    const bool slash = is(at, '/'), bracket = is(at, '(');
    const std::size_t from = slash || bracket ? at + 1 : at;
    Transports found;
    const std::size_t length = transport(from, found);
    if (length == 0 || (bracket && !is(from + length, ')')) || (!slash && is_port(from + length))) return 0;
    out = found;
    return from + length + (bracket ? 1 : 0) - at;
  }

  // "20,222" is a thousand or two ports: nobody knows.
  bool is_thousands(std::size_t at) const {
    return is(at + 1, ',') && !words_[at + 1].after_space && word(at + 2) != nullptr && words_[at + 2].is_number() &&
           !words_[at + 2].after_space && words_[at + 2].text.size() == 3 && words_[at].text.size() <= 3;
  }

  bool refuse(std::size_t end, PortPhrase& phrase) const {
    phrase.refused = true;
    phrase.end = end;
    return false;
  }

  // Reads one item at `at` into the phrase; false: there is none, or it is refused.
  bool item(std::size_t at, const Transports& head, PortPhrase& phrase) const {
    PortItem item;
    item.begin = at;
    item.transports = head;
    if (phrase.headed) {
      Transports own;
      const std::size_t length = transport(at, own);
      if (length > 0) {
        item.transports = own;
        at += length + (is(at + length, '/') || is(at + length, ':') ? 1 : 0);
      }
    }
    if (word(at) == nullptr || !words_[at].is_number()) return false;
    const auto first = number(at);
    if (!first) return refuse(at + 1, phrase);
    if (is_thousands(at)) return refuse(at + 3, phrase);
    item.first = item.last = *first;
    item.end = at + 1;
    item.end += suffix(item.end, item.transports);
    if (!range(item, phrase)) return false;
    if (item.first < 10 && !item.transports.said()) return refuse(item.end, phrase);
    phrase.items.push_back(item);
    phrase.end = item.end;
    return true;
  }

  bool range(PortItem& item, PortPhrase& phrase) const {
    const bool dash = is(item.end, '-');
    const bool to = phrase.plural && (is(item.end, "to") || is(item.end, "through"));
    if ((!dash && !to) || word(item.end + 1) == nullptr || !words_[item.end + 1].is_number()) return true;
    const auto last = number(item.end + 1);
    if (!last || *last < item.first || *last - item.first >= static_cast<int>(kWidestRange))
      return refuse(item.end + 2, phrase);
    item.last = *last;
    item.end += 2;
    item.end += suffix(item.end, item.transports);
    return true;
  }

  // separator [[T] port] item
  bool more(Transports& head, PortPhrase& phrase) const {
    std::size_t at = phrase.end;
    const bool slash = is(at, '/');
    const bool comma = is(at, ',');
    const bool conjunction = is(at, "and") || is(at, "or") || is(at, '&');
    if (!slash && !comma && !conjunction) return false;
    ++at;
    const bool joined = conjunction || (comma && (is(at, "and") || is(at, "or")));
    if (comma && joined) ++at;

    // A new head may begin here; what was read so far stands whatever comes of it.
    const Mark before = mark(phrase);
    Transports new_head = head;
    const auto after = port_head(at, new_head, phrase.plural);
    if (after) {
      phrase.headed = true;
      const bool hardware = !new_head.said() && is_hardware(at);
      if (hardware || !item(*after, new_head, phrase)) return give_up(before, !hardware, phrase);
      head = new_head;
      return true;
    }
    if (!item(at, head, phrase)) return give_up(before, phrase.plural, phrase);
    if (says_transport(phrase.items.back())) return true;
    // A bare number: a port only where a list of ports goes on.
    const bool listed = slash || (comma && !joined) ? phrase.plural : phrase.headed;
    const Word* next = word(phrase.end);
    const bool counted = next != nullptr && next->kind != Word::Kind::kMark && !any_of(*next, kAfterNumber);
    return (listed && !counted) || give_up(before, false, phrase);
  }

  struct Mark {
    std::size_t items, end;
    bool plural, headed;
  };
  static Mark mark(const PortPhrase& phrase) { return {phrase.items.size(), phrase.end, phrase.plural, phrase.headed}; }

  // Back to the mark; a refused item is kept in mind where it was surely meant as a port.
  static bool give_up(const Mark& before, bool meant, PortPhrase& phrase) {
    const bool refused = phrase.refused && meant;
    phrase.items.resize(before.items);
    if (!refused) phrase.end = before.end;
    phrase.plural = before.plural;
    phrase.headed = before.headed;
    phrase.refused = refused;
    return false;
  }

  bool says_transport(const PortItem& item) const {
    Transports ignored;
    for (std::size_t at = item.begin; at < item.end; ++at)
      if (transport(at, ignored) > 0) return true;
    return false;
  }

  std::span<const Word> words_;
};

}  // namespace

std::optional<PortPhrase> read_port_phrase(std::span<const Word> words, std::size_t at) {
  return Grammar(words).phrase(at);
}

}  // namespace asepsis::advise

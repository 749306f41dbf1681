#include "advise/ports.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "advise/port_phrase.h"
#include "advise/words.h"

namespace asepsis::advise {
namespace {

// A number alone takes the transport that stands next behind it in its phrase, else the last before it.
void spread_transports(PortPhrase& phrase) {
  Transports later;
  for (auto item = phrase.items.rbegin(); item != phrase.items.rend(); ++item)
    if (item->transports.said())
      later = item->transports;
    else
      item->transports = later;
  Transports earlier;
  for (PortItem& item : phrase.items)
    if (item.transports.said())
      earlier = item.transports;
    else
      item.transports = earlier;
}

// Does the sentence around word `at` speak of UDP and not of TCP?
bool sentence_speaks_of_udp(std::span<const Word> words, std::size_t at) {
  const auto ends = [&](const Word& w) { return w.is('.') || w.is(';') || w.is('!') || w.is('?'); };
  constexpr std::size_t kSentence = 40;  // words to either side: keeps the whole scan linear
  bool udp = false, tcp = false;
  const auto look = [&](const Word& w) { udp |= w.is("udp"), tcp |= w.is("tcp"); };
  for (std::size_t i = at; i-- > 0 && at - i <= kSentence && !ends(words[i]);) look(words[i]);
  for (std::size_t i = at; i < words.size() && i - at <= kSentence && !ends(words[i]); ++i) look(words[i]);
  return udp && !tcp;
}

// The words as they stand, with one blank where there were any; cut after a word where they grow too long.
std::string slice(std::span<const Word> words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t at = begin; at < end; ++at) {
    if (text.size() + words[at].text.size() > kLongestPhrase) return text + " ...";
    if (at > begin && words[at].after_space) text += ' ';
    text += words[at].text;
  }
  return text;
}

struct Found {
  std::vector<PortMention> mentions;  // transport not yet final where not stated
  std::vector<bool> udp_sentence;
};

void collect(const PortPhrase& phrase, std::span<const Word> words, Found& found) {
  if (phrase.items.empty()) return;
  const std::string whole = slice(words, phrase.begin, phrase.end);
  const bool whole_fits = !whole.ends_with(" ...");
  const bool udp = sentence_speaks_of_udp(words, phrase.begin);
  for (const PortItem& item : phrase.items) {
    const std::string text = whole_fits ? whole : slice(words, item.begin, item.end);
    for (unsigned port = item.first; port <= item.last; ++port) {
      PortMention mention{Transport::kTcp, static_cast<std::uint16_t>(port), item.transports.said(), text};
      if (item.transports.tcp || !mention.transport_stated) found.mentions.push_back(mention);
      if (item.transports.udp) {
        mention.transport = Transport::kUdp;
        found.mentions.push_back(mention);
      }
      found.udp_sentence.resize(found.mentions.size(), udp);
    }
  }
}

std::vector<PortMention> settle(Found found) {
  std::set<std::uint16_t> stated;  // ports whose transport the text says somewhere
  for (const PortMention& mention : found.mentions)
    if (mention.transport_stated) stated.insert(mention.port);
  std::set<std::pair<Transport, std::uint16_t>> seen;
  std::vector<PortMention> ports;
  for (std::size_t i = 0; i < found.mentions.size(); ++i) {
    PortMention& mention = found.mentions[i];
    if (!mention.transport_stated) {
      if (stated.contains(mention.port)) continue;
      if (found.udp_sentence[i]) mention.transport = Transport::kUdp;
    }
    if (seen.emplace(mention.transport, mention.port).second) ports.push_back(std::move(mention));
  }
  return ports;
}

}  // namespace

PortsRead read_ports(std::string_view text) {
  const std::vector<Word> words = words_of(text);
  PortsRead read;
  Found found;
  for (std::size_t at = 0; at < words.size();) {
    auto phrase = read_port_phrase(words, at);
    if (!phrase) {
      ++at;
      continue;
    }
    spread_transports(*phrase);
    const bool too_many = found.mentions.size() >= kMostMentions;
    if (!too_many) collect(*phrase, words, found);
    if (phrase->refused || too_many) read.not_read.push_back(slice(words, phrase->begin, phrase->end));
    at = std::max(phrase->end, at + 1);
  }
  read.ports = settle(std::move(found));
  return read;
}

}  // namespace asepsis::advise

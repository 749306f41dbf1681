// Generated traffic, however it is cut, shuffled, repeated or lost: the same messages, or fewer, never wrong ones.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <random>

#include "tap/testing_traffic.h"
#include "wire/tcp/tcp.h"

namespace asepsis::tap::testing {
namespace {

using Said = std::map<std::string, std::vector<std::string>>;

// Whether two tellings are the same, as a word: what failed is run again with its seed, not read from a page of lines.
template <class T>
std::string against(const T& got, const T& truth) {
  return got == truth ? "the same" : "different";
}

// A generator that rapidcheck seeds: shrinking shuffles is of no use, replaying them is.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class T>
  void shuffle(T begin, T end) {
    for (auto n = end - begin; n > 1; --n)
      std::iter_swap(begin + (n - 1), begin + static_cast<std::ptrdiff_t>(below(static_cast<std::size_t>(n))));
  }

 private:
  std::mt19937_64 engine_;
};

struct Traffic {
  std::vector<Frame> frames;
  Said truth;
};

void exchange(Talk& talk, std::vector<std::string>& truth, Dice& dice) {
  const bool from_client = truth.empty() || dice.one_in(2);
  std::string text;
  for (std::size_t lines = 1 + dice.below(4); lines > 0; --lines) {
    std::string line =
        "LINE " + std::to_string(truth.size()) + std::string(dice.below(dice.one_in(4) ? 2'000 : 40), 'a');
    std::string skipped;
    if (dice.one_in(6)) {
      const std::size_t count = dice.below(4'000);
      line = "SKIP " + std::to_string(count);
      for (std::size_t i = 0; i < count; ++i) skipped.push_back("LINE bad\n"[i % 9]);
      if (truth.empty()) line = "LINE first", skipped.clear();
    }
    truth.push_back((from_client ? "C " : "S ") + line);
    text += line + "\n" + skipped;
  }
  talk.say(from_client, text, 1 + dice.below(dice.one_in(3) ? 20 : 1'460));
}

Traffic traffic(Dice& dice) {
  Traffic out;
  const std::size_t talks = 1 + dice.below(4);
  for (std::size_t i = 0; i < talks; ++i) {
    const bool v6 = dice.one_in(3);
    const auto port = static_cast<std::uint16_t>(50'000 + i);
    Talk talk(end_of(v6 ? "fd00:10::5" : "10.10.0.5", port), end_of(v6 ? "fd00:20::11" : "10.20.0.11", 104),
              static_cast<std::uint32_t>(0 - dice.below(4'000)), static_cast<std::uint32_t>(0 - dice.below(4'000)));
    talk.now = talk.now + Duration{static_cast<std::int64_t>(dice.below(50) * 1'000'000 + i)};
    std::vector<std::string> truth;
    talk.open();
    for (std::size_t turns = 1 + dice.below(5); turns > 0; --turns) exchange(talk, truth, dice);
    if (dice.one_in(2)) talk.close();
    out.frames.insert(out.frames.end(), talk.frames.begin(), talk.frames.end());
    out.truth[(v6 ? "fd00:10::5 " : "10.10.0.5 ") + std::to_string(port) + (v6 ? " fd00:20::11" : " 10.20.0.11") +
              " 104"] = truth;
  }
  std::ranges::stable_sort(out.frames, {}, [](const Frame& frame) { return frame.time; });
  return out;
}

Said sides_apart(const Said& said) {
  Said out;
  for (const auto& [name, lines] : said)
    for (const auto& line : lines) out[name + " " + line[0]].push_back(line);
  return out;
}

TEST(TapProperty, EverySplitIntoSegmentsTellsTheTruth) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    Dice dice(seed);
    const Traffic made = traffic(dice);
    const Ran ran = run_lines(made.frames);
    RC_ASSERT(against(ran.log.said, made.truth) == "the same");
    RC_ASSERT(ran.log.misplaced == 0u);
    RC_ASSERT(ran.log.conflicts == 0u);
    RC_ASSERT(ran.outcome.coverage.lost == 0u);
  }));
}

TEST(TapProperty, AnyOrderInTheFileGivesTheSameCalls) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    Dice dice(seed);
    Traffic made = traffic(dice);
    if (dice.one_in(2))  // coarse times: ties
      for (Frame& frame : made.frames) frame.time.ns -= frame.time.ns % 4'000'000;
    const auto base = run_lines(made.frames).log.lines;
    dice.shuffle(made.frames.begin(), made.frames.end());
    const Ran ran = run_lines(made.frames);
    RC_ASSERT(against(ran.log.lines, base) == "the same");
    RC_ASSERT(ran.log.misplaced == 0u);
  }));
}

TEST(TapProperty, PacketsThatWereCapturedInAnotherOrderTellTheSameMessages) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    Dice dice(seed);
    Traffic made = traffic(dice);
    // The times stay where they are and the packets move: by up to seven places within each connection.
    std::map<Bytes, std::vector<std::size_t>> by_connection;
    for (std::size_t i = 0; i < made.frames.size(); ++i) {
      Bytes ends(made.frames[i].bytes.begin(), made.frames[i].bytes.begin() + 12);
      std::ranges::sort(ends);
      by_connection[ends].push_back(i);
    }
    std::vector<Bytes> bytes;
    for (const Frame& frame : made.frames) bytes.push_back(frame.bytes);
    const std::size_t window = 8;
    for (std::size_t at = 0; at < bytes.size(); at += window)
      dice.shuffle(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                   bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at + window, bytes.size())));
    for (std::size_t i = 0; i < bytes.size(); ++i) made.frames[i].bytes = bytes[i];
    const Ran ran = run_lines(made.frames);
    RC_ASSERT(against(ran.log.said, made.truth) == "the same");
    RC_ASSERT(ran.log.misplaced == 0u);
    RC_ASSERT(ran.outcome.coverage.lost == 0u);
  }));
}

TEST(TapProperty, CopiesCountOnce) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    Dice dice(seed);
    const Traffic made = traffic(dice);
    const Ran base = run_lines(made.frames);
    std::vector<Frame> frames;
    std::size_t copies = 0;
    for (const Frame& frame : made.frames) {
      frames.push_back(frame);
      while (dice.one_in(3)) {
        Frame copy = frame;
        copy.time = copy.time + Duration{static_cast<std::int64_t>(dice.below(40'000'000))};
        frames.push_back(copy);
        ++copies;
      }
    }
    const Ran ran = run_lines(frames);
    RC_ASSERT(against(ran.log.said, base.log.said) == "the same");
    RC_ASSERT(ran.outcome.coverage.packets == base.outcome.coverage.packets);
    RC_ASSERT(ran.outcome.coverage.bytes == base.outcome.coverage.bytes);
    RC_ASSERT(ran.outcome.coverage.duplicates >= copies);
  }));
}

TEST(TapProperty, RetransmissionsCutInOtherPlacesChangeNothing) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    using namespace wire::tcp;
    Dice dice(seed);
    const End client = end_of("10.10.0.5", 50'000), server = end_of("10.20.0.11", 104);
    Talk talk(client, server, 0xffff'fc00u);
    std::vector<std::string> truth;
    std::string stream;
    talk.open();
    const std::uint32_t begin = talk.next[0];
    for (std::size_t i = 0; i < 20; ++i) {
      const std::string line = "LINE " + std::to_string(i) + std::string(dice.below(200), 'b');
      truth.push_back("C " + line);
      stream += line + "\n";
    }
    talk.say(true, stream, 1 + dice.below(300));
    for (int i = 0; i < 30; ++i) {  // any part again, at any time after the hand-shake
      const std::size_t from = dice.below(stream.size()), length = 1 + dice.below(400);
      Frame again = talk.make(true, kAck, begin + static_cast<std::uint32_t>(from), talk.next[1],
                              std::string_view(stream).substr(from, length));
      again.time =
          Time{1'500'000'000'000'000'000} + Duration{static_cast<std::int64_t>(3'000'000 + dice.below(200'000'000))};
      talk.frames.push_back(again);
    }
    const Ran ran = run_lines(talk.frames);
    RC_ASSERT(against(ran.log.said.begin()->second, truth) == "the same");
    RC_ASSERT(ran.log.conflicts == 0u);
    RC_ASSERT(ran.log.misplaced == 0u);
  }));
}

bool is_subsequence(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  auto at = whole.begin();
  for (const auto& item : part) {
    at = std::find(at, whole.end(), item);
    if (at == whole.end()) return false;
    ++at;
  }
  return true;
}

TEST(TapProperty, LossLeavesMessagesOutAndInventsNone) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    Dice dice(seed);
    Traffic made = traffic(dice);
    // What is skipped holds lines that would be believed if a lost "SKIP" let them through: not this test's question.
    for (const auto& [name, lines] : made.truth)
      for (const auto& line : lines)
        if (line.find("SKIP") != std::string::npos) return;
    std::erase_if(made.frames, [&](const Frame&) { return dice.one_in(8); });
    const Ran ran = run_lines(made.frames);
    const Said got = sides_apart(ran.log.said), truth = sides_apart(made.truth);
    for (const auto& [name, lines] : got) {
      // Where both hand-shake packets are lost the ports still tell the client: 104 is the lower one.
      RC_ASSERT(truth.contains(name));
      RC_ASSERT(is_subsequence(lines, truth.at(name)));
    }
    RC_ASSERT(ran.log.misplaced == 0u);
  }));
}

TEST(TapProperty, AnyDamageEndsWellAndWithinItsBudgets) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    Dice dice(seed);
    Traffic made = traffic(dice);
    for (int i = 0; i < 60; ++i) {
      Frame& frame = made.frames[dice.below(made.frames.size())];
      if (frame.bytes.empty()) continue;
      frame.bytes[dice.below(frame.bytes.size())] = static_cast<std::byte>(dice.below(256));
      if (dice.one_in(5)) frame.bytes.resize(dice.below(frame.bytes.size()));
    }
    const Ran ran = run_lines(made.frames, {.reorder = 1 + dice.below(64),
                                            .flows = 1 + dice.below(8),
                                            .stream_window = 1 + dice.below(5'000),
                                            .total_window = dice.below(20'000)});
    RC_ASSERT(ran.outcome.coverage.packets + ran.outcome.coverage.duplicates == made.frames.size());
  }));
}

}  // namespace
}  // namespace asepsis::tap::testing

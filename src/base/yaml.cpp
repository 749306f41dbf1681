#include "base/yaml.h"

#include <yaml.h>

#include <charconv>
#include <memory>
#include <optional>

#include "base/json_builder.h"
#include "base/text.h"

namespace asepsis {
namespace {

constexpr json::Limits kLimits{.bytes = 8u << 20, .depth = 32, .values = 2'000'000};

std::string_view text_of(const yaml_char_t* bytes, std::size_t length) {
  const char* first = static_cast<const char*>(static_cast<const void*>(bytes));
  return {first, length};
}

json::Place place_of(const yaml_mark_t& mark) {
  return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1)};
}

Error fault(json::Place place, std::string expected) {
  return {Code::kDamaged, "", "line " + std::to_string(place.line) + ", column " + std::to_string(place.column),
          std::move(expected)};
}

// YAML 1.2.2 section 10.3.2, without octal, hexadecimal, infinities: none of them has a place in our files.
bool add_plain(json::Builder& builder, std::string_view text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") return builder.null();
  if (text == "true" || text == "True" || text == "TRUE") return builder.boolean(true);
  if (text == "false" || text == "False" || text == "FALSE") return builder.boolean(false);
  const char* last = text.data() + text.size();
  std::int64_t integer = 0;
  // A number with leading zeros, or one too long for 64 bits, is a name: as a number it would lose digits.
  const bool padded = text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
  if (padded) return builder.string(text);
  if (const auto read = std::from_chars(text.data(), last, integer); read.ec == std::errc{} && read.ptr == last)
    return builder.integer(integer);
  const bool numeric = text.find_first_not_of("+-.0123456789eE") == std::string_view::npos &&
                       text.find_first_of(".eE") != std::string_view::npos;
  double number = 0;
  if (numeric)
    if (const auto read = std::from_chars(text.data(), last, number); read.ec == std::errc{} && read.ptr == last)
      return builder.number(number);
  return builder.string(text);
}

struct ParserDeleter {
  void operator()(yaml_parser_t* parser) const {
    yaml_parser_delete(parser);
    delete parser;
  }
};

struct Event {
  yaml_event_t event{};
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&event); }
};

// Turns libyaml's events into values. `mapping` tells for each open collection whether it is a mapping, `at_key`
// whether the next scalar there is a key.
class Reader {
 public:
  std::optional<Error> take(const yaml_event_t& event) {
    const json::Place place = place_of(event.start_mark);
    builder_.at(place);
    switch (event.type) {
      case YAML_STREAM_START_EVENT:
      case YAML_STREAM_END_EVENT:
      case YAML_DOCUMENT_END_EVENT:
      case YAML_NO_EVENT: return std::nullopt;
      case YAML_DOCUMENT_START_EVENT:
        if (++documents_ > 1) return fault(place, "one document in the file");
        return std::nullopt;
      case YAML_ALIAS_EVENT: return fault(place, "the value itself; aliases (*name) are not read");
      case YAML_SCALAR_EVENT: return scalar(event, place);
      case YAML_SEQUENCE_START_EVENT:
        if (event.data.sequence_start.anchor != nullptr || event.data.sequence_start.tag != nullptr)
          return fault(place, "no anchor and no tag");
        return open(false, place);
      case YAML_MAPPING_START_EVENT:
        if (event.data.mapping_start.anchor != nullptr || event.data.mapping_start.tag != nullptr)
          return fault(place, "no anchor and no tag");
        return open(true, place);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT: return close(place);
    }
    return std::nullopt;
  }

  bool empty() const { return !any_; }
  json::Document document() { return builder_.take(); }

 private:
  std::optional<Error> scalar(const yaml_event_t& event, json::Place place) {
    const auto& scalar = event.data.scalar;
    if (scalar.anchor != nullptr || scalar.tag != nullptr) return fault(place, "no anchor and no tag");
    const std::string_view text = text_of(scalar.value, scalar.length);
    const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    const bool is_key = !open_.empty() && open_.back().mapping && open_.back().at_key;
    if (is_key && text.empty()) return fault(place, "a key");
    if (!is_key && value_in_wrong_place()) return fault(place, "one value in the file");
    any_ = true;
    const bool fine = is_key ? builder_.key(text) : plain ? add_plain(builder_, text) : builder_.string(text);
    if (!fine) return fault(place, builder_.fault());
    turn();
    return std::nullopt;
  }

  std::optional<Error> open(bool mapping, json::Place place) {
    if (!open_.empty() && open_.back().mapping && open_.back().at_key) return fault(place, "a key that is a string");
    any_ = true;
    if (!(mapping ? builder_.begin_object() : builder_.begin_array())) return fault(place, builder_.fault());
    open_.push_back({mapping, true, place});
    return std::nullopt;
  }

  std::optional<Error> close(json::Place) {
    const Level level = open_.back();
    open_.pop_back();
    if (!(level.mapping ? builder_.end_object() : builder_.end_array())) return fault(level.place, builder_.fault());
    turn();
    return std::nullopt;
  }

  bool value_in_wrong_place() const { return open_.empty() && any_; }
  void turn() {
    if (!open_.empty() && open_.back().mapping) open_.back().at_key = !open_.back().at_key;
  }

  struct Level {
    bool mapping = false;
    bool at_key = true;
    json::Place place;
  };
  json::Builder builder_{kLimits};
  std::vector<Level> open_;
  int documents_ = 0;
  bool any_ = false;
};

}  // namespace

Result<json::Document> read_yaml(std::string_view text) {
  if (text.size() > kLimits.bytes) return Error{Code::kLimit, "", "", "at most 8 MiB of text"};
  if (text.find('\0') != std::string_view::npos || !is_utf8(text))
    return Error{Code::kDamaged, "", "", "UTF-8 text; this is something else"};
  const std::unique_ptr<yaml_parser_t, ParserDeleter> parser(new yaml_parser_t);
  if (yaml_parser_initialize(parser.get()) == 0) return Error{Code::kEnvironment, "", "", "memory for the YAML reader"};
  const void* bytes = text.data();
  yaml_parser_set_input_string(parser.get(), static_cast<const yaml_char_t*>(bytes), text.size());
  Reader reader;
  for (;;) {
    Event next;
    if (yaml_parser_parse(parser.get(), &next.event) == 0) {
      const char* problem = parser->problem == nullptr ? "readable YAML" : parser->problem;
      return fault(place_of(parser->problem_mark), std::string("readable YAML; the reader says: ") + problem);
    }
    if (auto error = reader.take(next.event)) return *error;
    if (next.event.type == YAML_STREAM_END_EVENT) break;
  }
  if (reader.empty()) return Error{Code::kDamaged, "", "line 1", "a document; the file is empty"};
  return reader.document();
}

}  // namespace asepsis

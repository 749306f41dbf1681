// The one place that knows the JSON library: Boost.JSON's incremental parser, which neither recurses nor allocates per
// value, compiled in here from its headers (so that the agent's cross build needs no second library).
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/src.hpp>
#include <charconv>

#include "base/json_builder.h"

namespace asepsis::json {
namespace {

using Fault = boost::json::error_code;

// The calls that Boost.JSON makes; anything false stops it.
struct Handler {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = 1u << 20;
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  Builder builder;
  std::string text;  // a string that came in parts

  bool checked(bool fine, Fault& fault) {
    if (!fine) fault = boost::json::error::syntax;
    return fine;
  }
  bool part(boost::json::string_view piece) {
    text.append(piece.data(), piece.size());
    return true;
  }
  std::string_view whole(boost::json::string_view last, std::size_t size) {
    if (text.empty()) return {last.data(), last.size()};
    text.append(last.data(), last.size());
    return std::string_view(text).substr(0, size);
  }

  bool on_document_begin(Fault&) { return true; }
  bool on_document_end(Fault&) { return true; }
  bool on_object_begin(Fault& fault) { return checked(builder.begin_object(), fault); }
  bool on_object_end(std::size_t, Fault& fault) { return checked(builder.end_object(), fault); }
  bool on_array_begin(Fault& fault) { return checked(builder.begin_array(), fault); }
  bool on_array_end(std::size_t, Fault& fault) { return checked(builder.end_array(), fault); }
  bool on_key_part(boost::json::string_view piece, std::size_t, Fault&) { return part(piece); }
  bool on_key(boost::json::string_view last, std::size_t size, Fault& fault) {
    const bool fine = builder.key(whole(last, size));
    text.clear();
    return checked(fine, fault);
  }
  bool on_string_part(boost::json::string_view piece, std::size_t, Fault&) { return part(piece); }
  bool on_string(boost::json::string_view last, std::size_t size, Fault& fault) {
    const bool fine = builder.string(whole(last, size));
    text.clear();
    return checked(fine, fault);
  }
  bool on_number_part(boost::json::string_view, Fault&) { return true; }
  bool on_int64(std::int64_t value, boost::json::string_view, Fault& fault) {
    return checked(builder.integer(value), fault);
  }
  bool on_uint64(std::uint64_t value, boost::json::string_view, Fault& fault) {
    return checked(builder.unsigned_integer(value), fault);
  }
  bool on_double(double value, boost::json::string_view digits, Fault& fault) {
    // An integer too large for 64 bits arrives here as a double that has lost digits; and the library's own conversion
    // of decimals is not exact, so it is done again.
    const bool integer = digits.find_first_of(".eE") == boost::json::string_view::npos;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (integer || read.ec != std::errc{}) {
      range_fault = true;
      return checked(false, fault);
    }
    return checked(builder.number(value), fault);
  }
  bool on_bool(bool value, Fault& fault) { return checked(builder.boolean(value), fault); }
  bool on_null(Fault& fault) { return checked(builder.null(), fault); }
  bool on_comment_part(boost::json::string_view, Fault&) { return true; }
  bool on_comment(boost::json::string_view, Fault&) { return true; }

  bool range_fault = false;
};

std::string place_text(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  std::size_t line = 1, line_start = 0;
  for (std::size_t i = 0; i < offset; ++i)
    if (text[i] == '\n') ++line, line_start = i + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(offset - line_start + 1) + " (offset " +
         std::to_string(offset) + ")";
}

std::string expectation(const Handler& handler, const Fault& fault, const Limits& limits) {
  using boost::json::error;
  if (!handler.builder.fault().empty()) return handler.builder.fault();
  if (handler.range_fault || fault == error::exponent_overflow) return "a number that fits 64 bits or a finite double";
  if (fault == error::incomplete) return "more text: the document breaks off";
  if (fault == error::too_deep) return "at most " + std::to_string(limits.depth) + " levels of nesting";
  if (fault == error::extra_data) return "nothing behind the value";
  if (fault == error::expected_hex_digit) return "four hex digits behind \\u";
  if (fault == error::expected_utf16_escape || fault == error::illegal_leading_surrogate ||
      fault == error::illegal_trailing_surrogate)
    return "a pair of UTF-16 surrogates";
  return "JSON: a value, comma, colon or closing bracket that fits here";
}

}  // namespace

Result<Document> parse(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes)
    return Error{Code::kLimit, "", "",
                 "at most " + std::to_string(limits.bytes) + " bytes; there are " + std::to_string(text.size())};
  if (text.empty()) return Error{Code::kDamaged, "", "offset 0", "a JSON value; the text is empty"};
  boost::json::parse_options options;
  options.max_depth = limits.depth;
  boost::json::basic_parser<Handler> parser(options, Handler{Builder(limits, text.size()), {}});
  Fault fault;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), fault);
  if (!fault && read < text.size()) fault = boost::json::error::extra_data;
  if (fault) {
    const bool limit = fault == boost::json::error::too_deep;
    return Error{limit ? Code::kLimit : Code::kDamaged, "", place_text(text, read),
                 expectation(parser.handler(), fault, limits)};
  }
  return parser.handler().builder.take();
}

}  // namespace asepsis::json

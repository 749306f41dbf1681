#include <charconv>
#include <cmath>
#include <cstdlib>

#include "base/json.h"
#include "base/text.h"

namespace asepsis::json {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
          out += "\\u00";
          out += kDigits[static_cast<unsigned char>(c) >> 4];
          out += kDigits[static_cast<unsigned char>(c) & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

std::string replace_invalid(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t length = 0;
    for (std::size_t tried = 1; tried <= 4 && tried <= text.size() && length == 0; ++tried)
      if (is_utf8(text.substr(0, tried))) length = tried;
    if (length == 0) {
      out += "\xef\xbf\xbd";
      length = 1;
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return out;
}

template <class T>
void append_number(std::string& out, T number) {
  char buffer[32];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, number);
  out.append(buffer, result.ptr);
}

}  // namespace

void Writer::line() {
  if (indent_ == 0) return;
  text_ += '\n';
  text_.append(levels_.size() * static_cast<std::size_t>(indent_), ' ');
}

void Writer::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  if (!levels_.back().empty) text_ += ',';
  levels_.back().empty = false;
  line();
}

Writer& Writer::object() {
  separate();
  text_ += '{';
  levels_.push_back({true, true});
  return *this;
}

Writer& Writer::array() {
  separate();
  text_ += '[';
  levels_.push_back({false, true});
  return *this;
}

Writer& Writer::end() {
  if (levels_.empty()) std::abort();
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty) line();
  text_ += level.object ? '}' : ']';
  return *this;
}

Writer& Writer::key(std::string_view name) {
  separate();
  append_escaped(text_, name);
  text_ += indent_ == 0 ? ":" : ": ";
  after_key_ = true;
  return *this;
}

Writer& Writer::value(std::string_view text) {
  separate();
  if (is_utf8(text))
    append_escaped(text_, text);
  else
    append_escaped(text_, replace_invalid(text));
  return *this;
}

Writer& Writer::value(bool truth) {
  separate();
  text_ += truth ? "true" : "false";
  return *this;
}

Writer& Writer::value(std::int64_t number) {
  separate();
  append_number(text_, number);
  return *this;
}

Writer& Writer::value(std::uint64_t number) {
  separate();
  append_number(text_, number);
  return *this;
}

Writer& Writer::value(double number) {
  if (!std::isfinite(number)) std::abort();
  separate();
  // The shortest form of a whole number has no point; a large one, or -0, would read back as an integer that does not
  // fit or has lost its sign.
  constexpr double kWholeAsInteger = 9'007'199'254'740'992.0;  // 2^53: below, integer and double are the same number
  if (std::fabs(number) < kWholeAsInteger && !(number == 0 && std::signbit(number))) {
    append_number(text_, number);
    return *this;
  }
  char buffer[32];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific);
  text_.append(buffer, result.ptr);
  return *this;
}

Writer& Writer::null() {
  separate();
  text_ += "null";
  return *this;
}

Writer& Writer::copy(const Value& source) {
  // Depth is bounded by the limits that the source was read with.
  switch (source.kind()) {
    case Kind::kAbsent:
    case Kind::kNull: return null();
    case Kind::kBool: return value(*source.boolean());
    case Kind::kInteger: return value(*source.integer());
    case Kind::kUnsigned: return value(*source.unsigned_integer());
    case Kind::kDouble: return value(*source.number());
    case Kind::kString: return value(*source.string());
    case Kind::kArray:
      array();
      for (const Value element : source.elements()) copy(element);
      return end();
    case Kind::kObject:
      object();
      for (const Member member : source.members()) key(member.key).copy(member.value);
      return end();
  }
  return *this;
}

}  // namespace asepsis::json

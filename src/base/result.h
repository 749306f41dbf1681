// Result<T>: a value, or one Error that says what was expected and where.
//
//   Result<Advisory> read(Bytes bytes, std::string_view file);
//   auto advisory = read(bytes, "a.json");
//   if (!advisory) return advisory.error();
//   use(advisory->title);
//
// Errors are values across every module border; exceptions do not leave a module. Looking at the value of a failed
// Result is a programmer's error and ends the program, in release builds too.
#pragma once

#include <cstdlib>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace asepsis {

enum class Code {
  kDamaged,      // the input breaks its format
  kLimit,        // the input is larger, deeper or more numerous than the budget allows
  kUnsupported,  // well formed, but a kind that this reader does not read
  kNotFound,     // a file, an id or a name that is not there
  kEnvironment,  // the machine refused: permission, disk, kernel feature
  kUsage,        // the caller asked for something that makes no sense
};

struct Error {
  Code code = Code::kDamaged;
  std::string file;      // as the user named it; empty where there is none
  std::string where;     // offset, line and column, JSON pointer, row and column
  std::string expected;  // what would have been right, in plain words

  bool operator==(const Error&) const = default;
};

// "a.json: /document/title: expected a string", leaving out what is empty.
std::string to_string(const Error& error);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor): `return value;` is the point
  Result(Error error)
      : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor): `return error;` is the point

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }

  T& value() & { return *checked<T>(); }
  const T& value() const& { return *checked<T>(); }
  T&& value() && { return std::move(*checked<T>()); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  Error& error() & { return *checked<Error>(); }
  const Error& error() const& { return *checked<Error>(); }
  Error&& error() && { return std::move(*checked<Error>()); }

 private:
  template <class U>
  const U* checked() const {
    const U* held = std::get_if<U>(&state_);
    if (held == nullptr) std::abort();
    return held;
  }
  template <class U>
  U* checked() {
    U* held = std::get_if<U>(&state_);
    if (held == nullptr) std::abort();
    return held;
  }

  std::variant<T, Error> state_;
};

struct Done {
  bool operator==(const Done&) const = default;
};
using Status = Result<Done>;  // for what has no value to give

}  // namespace asepsis

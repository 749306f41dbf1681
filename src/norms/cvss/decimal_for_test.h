// Decimal numbers of any length, exact: slow and plain, for twins of the calculators.
//
//   ceiling(Decimal("10") * (Decimal("5.9") + Decimal("3.91")))   // 99
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace asepsis::norms::cvss {

class Decimal {
 public:
  explicit Decimal(std::string_view text) {
    negative_ = text.starts_with('-');
    if (negative_) text.remove_prefix(1);
    bool fraction = false;
    for (const char c : text) {
      if (c == '.') fraction = true;
      if (c == '.') continue;
      digits_.insert(digits_.begin(), c - '0');
      if (fraction) ++scale_;
    }
    trim();
  }

  friend Decimal operator*(const Decimal& a, const Decimal& b) {
    Decimal result;
    result.negative_ = a.negative_ != b.negative_;
    result.scale_ = a.scale_ + b.scale_;
    result.digits_.assign(a.digits_.size() + b.digits_.size() + 1, 0);
    for (std::size_t i = 0; i < a.digits_.size(); ++i)
      for (std::size_t j = 0; j < b.digits_.size(); ++j) result.digits_[i + j] += a.digits_[i] * b.digits_[j];
    result.carry();
    return result;
  }

  friend Decimal operator-(Decimal a) {
    a.negative_ = !a.negative_;
    a.trim();
    return a;
  }

  friend Decimal operator+(Decimal a, Decimal b) {
    a.align(b);
    b.align(a);
    const std::size_t size = std::max(a.digits_.size(), b.digits_.size());
    a.digits_.resize(size);
    b.digits_.resize(size);
    if (a.negative_ == b.negative_) {
      for (std::size_t i = 0; i < size; ++i) a.digits_[i] += b.digits_[i];
      a.digits_.push_back(0);
      a.carry();
      return a;
    }
    if (std::lexicographical_compare(a.digits_.rbegin(), a.digits_.rend(), b.digits_.rbegin(), b.digits_.rend()))
      std::swap(a, b);
    for (std::size_t i = 0; i < size; ++i) a.digits_[i] -= b.digits_[i];
    a.carry();
    return a;
  }

  friend Decimal operator-(const Decimal& a, const Decimal& b) { return a + -b; }

  bool is_negative() const { return negative_; }
  bool is_zero() const { return digits_.empty(); }

  // The whole number at or below, for a number that is not negative.
  long floor() const {
    long value = 0;
    for (std::size_t i = digits_.size(); i > scale_; --i) value = value * 10 + digits_[i - 1];
    return value;
  }

 private:
  Decimal() = default;

  void align(const Decimal& other) {
    while (scale_ < other.scale_) {
      digits_.insert(digits_.begin(), 0);
      ++scale_;
    }
  }

  void carry() {
    for (std::size_t i = 0; i + 1 < digits_.size(); ++i) {
      const int carried = digits_[i] < 0 ? -((9 - digits_[i]) / 10) : digits_[i] / 10;
      digits_[i] -= carried * 10;
      digits_[i + 1] += carried;
    }
    trim();
  }

  void trim() {
    while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
    if (digits_.empty()) negative_ = false;
  }

  bool negative_ = false;
  std::vector<int> digits_;  // the last first
  std::size_t scale_ = 0;    // digits after the point
};

inline bool operator<(const Decimal& a, const Decimal& b) { return (a - b).is_negative(); }

inline long ceiling(const Decimal& number) {
  const long below = number.floor();
  return (number - Decimal(std::to_string(below))).is_zero() ? below : below + 1;
}

}  // namespace asepsis::norms::cvss

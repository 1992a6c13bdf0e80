// See decimal.h.
#include "core/format/decimal.h"

#include <algorithm>
#include <array>

namespace consentry {
namespace {

constexpr unsigned kMostDigits = 18;
constexpr int kMostExponent = 400;  // a double ends at 308
constexpr int kPlainWhole = 15, kPlainSmall = -3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

unsigned count_digits(uint64_t value) {
  unsigned count = 1;
  while (value /= 10) ++count;
  return count;
}

Decimal without_zeros(Decimal value) {
  if (value.digits == 0) return {};
  while (value.digits % 10 == 0) value.digits /= 10, ++value.exponent;
  return value;
}

/// Drops the last `count` digits, half away from zero.
Decimal drop_digits(Decimal value, int count) {
  if (count <= 0) return value;
  if (count > 19) return {};
  const uint64_t rest = value.digits / power_of_ten(static_cast<unsigned>(count) - 1);
  value.digits = rest / 10 + (rest % 10 >= 5 ? 1 : 0);
  value.exponent += count;
  const bool negative = value.negative;
  value = without_zeros(value);
  value.negative = negative;  // -0.00
  return value;
}

/// Takes digits into `value`; how many stood there.
size_t take_digits(std::string_view& text, Decimal& value, bool behind_point) {
  size_t count = 0;
  for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1), ++count) {
    const bool fits = value.digits < power_of_ten(kMostDigits - 1);
    if (fits) value.digits = value.digits * 10 + static_cast<uint64_t>(text[0] - '0');
    if (fits && behind_point) --value.exponent;
    if (!fits && !behind_point) ++value.exponent;
  }
  return count;
}

/// "E+15" up to the end of the text.
bool take_exponent(std::string_view text, int& exponent) {
  if (text.empty()) return true;
  if (text[0] != 'E' && text[0] != 'e') return false;
  text.remove_prefix(1);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return false;
  int value = 0;
  for (const char c : text) value = std::min(value * 10 + (c - '0'), 100000);
  exponent += negative ? -value : value;
  return true;
}

}  // namespace

uint64_t power_of_ten(unsigned n) {
  constexpr auto kPowers = [] {
    std::array<uint64_t, 20> powers{1};
    for (size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
  }();
  return kPowers[n];
}

std::optional<Decimal> read_decimal(std::string_view text) {
  constexpr size_t kLongest = 1024;
  if (text.size() > kLongest) return std::nullopt;
  Decimal value;
  value.negative = text.starts_with('-');
  if (value.negative || text.starts_with('+')) text.remove_prefix(1);
  size_t digits = take_digits(text, value, false);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    digits += take_digits(text, value, true);
  }
  if (digits == 0 || !take_exponent(text, value.exponent)) return std::nullopt;
  if (value.digits == 0) return Decimal{};
  if (value.exponent > kMostExponent || value.exponent < -2 * kMostExponent) return std::nullopt;
  return without_zeros(value);
}

Decimal round_to_digits(Decimal value, unsigned digits) {
  return drop_digits(value, static_cast<int>(count_digits(value.digits)) - static_cast<int>(digits));
}

Decimal round_to_places(Decimal value, int places) { return drop_digits(value, -places - value.exponent); }

int compare(const Decimal& a, const Decimal& b) {
  const auto sign = [](const Decimal& x) { return x.digits == 0 ? 0 : x.negative ? -1 : 1; };
  if (sign(a) != sign(b)) return sign(a) < sign(b) ? -1 : 1;
  if (a.digits == 0) return 0;
  const auto point = [](const Decimal& x) { return static_cast<int>(count_digits(x.digits)) + x.exponent; };
  int order = point(a) < point(b) ? -1 : point(a) > point(b) ? 1 : 0;
  if (order == 0) {
    const auto filled = [](const Decimal& x) { return x.digits * power_of_ten(kMostDigits - count_digits(x.digits)); };
    order = filled(a) < filled(b) ? -1 : filled(a) > filled(b) ? 1 : 0;
  }
  return a.negative ? -order : order;
}

std::string whole_digits(const Decimal& value) {
  if (value.digits == 0) return {};
  std::string text = std::to_string(value.digits);
  const int point = static_cast<int>(text.size()) + value.exponent;
  text.resize(static_cast<size_t>(std::max(point, 0)), '0');
  return text;
}

std::string digits_behind(const Decimal& value, size_t places) {
  if (value.exponent >= 0) return std::string(places, '0');
  std::string text = std::to_string(value.digits);
  const auto behind = static_cast<size_t>(-value.exponent);
  text.insert(0, behind > text.size() ? behind - text.size() : 0, '0');
  text.erase(0, text.size() - behind);
  text.resize(places, '0');
  return text;
}

void append_general(const Decimal& value, std::string& out) {
  if (value.digits == 0) return void(out += '0');
  if (value.negative) out += '-';
  const std::string digits = std::to_string(value.digits);
  const int point = static_cast<int>(digits.size()) + value.exponent;
  if (point <= kPlainWhole && point >= kPlainSmall) {
    const std::string whole = whole_digits(value);
    out += whole.empty() ? "0" : whole;
    if (value.exponent < 0) (out += '.') += digits_behind(value, static_cast<size_t>(-value.exponent));
    return;
  }
  out += digits[0];
  if (digits.size() > 1) (out += '.').append(digits, 1);
  const int exponent = point - 1;
  out += exponent < 0 ? "E-" : "E+";
  const std::string shown = std::to_string(exponent < 0 ? -exponent : exponent);
  if (shown.size() < 2) out += '0';
  out += shown;
}

}  // namespace consentry

// An IEEE 754 double to 17 significant digits, exactly, with integers alone; see cell_text.h.
// A double is m * 2^e: for e below 0 the digits of m * 5^-e, the point moved by -e places.
#include <algorithm>

#include "core/format/cell_text.h"

namespace consentry {
namespace {

constexpr uint32_t kBase = 1'000'000'000;
constexpr size_t kShownDigits = 17;

/// A natural number, nine digits a limb, the lowest first: below 10^774.
class Natural {
 public:
  explicit Natural(uint64_t value) {
    for (; value; value /= kBase) limbs_[size_++] = static_cast<uint32_t>(value % kBase);
  }

  void multiply(uint32_t factor) {
    uint64_t carry = 0;
    for (size_t i = 0; i < size_; ++i) {
      carry += uint64_t{limbs_[i]} * factor;
      limbs_[i] = static_cast<uint32_t>(carry % kBase);
      carry /= kBase;
    }
    for (; carry; carry /= kBase) limbs_[size_++] = static_cast<uint32_t>(carry % kBase);
  }

  std::string digits() const {
    std::string text;
    for (size_t i = size_; i-- > 0;) {
      const std::string limb = std::to_string(limbs_[i]);
      if (!text.empty()) text.append(9 - limb.size(), '0');
      text += limb;
    }
    return text;
  }

 private:
  uint32_t limbs_[90] = {};
  size_t size_ = 0;
};

void multiply_by_power(Natural& number, uint32_t base, uint32_t step, int step_exponent, int exponent) {
  for (; exponent >= step_exponent; exponent -= step_exponent) number.multiply(step);
  for (; exponent; --exponent) number.multiply(base);
}

/// Half to even, as printf() does.
bool rounds_up(const std::string& digits) {
  const char next = digits[kShownDigits];
  if (next != '5') return next > '5';
  const bool exact = digits.find_first_not_of('0', kShownDigits + 1) == std::string::npos;
  return !exact || (digits[kShownDigits - 1] - '0') % 2 != 0;
}

/// Leaves 17 digits; returns by how much the exponent grew.
int shorten(std::string& digits) {
  if (digits.size() <= kShownDigits) return 0;
  const size_t dropped = digits.size() - kShownDigits;
  const bool up = rounds_up(digits);
  digits.resize(kShownDigits);
  if (!up) return static_cast<int>(dropped);
  const size_t last = digits.find_last_not_of('9');
  if (last == std::string::npos) {
    digits = "1";  // of nines alone
    return static_cast<int>(dropped + kShownDigits);
  }
  ++digits[last];
  std::fill(digits.begin() + static_cast<ptrdiff_t>(last) + 1, digits.end(), '0');
  return static_cast<int>(dropped);
}

}  // namespace

std::string_view decimal_of(uint64_t bits, std::string& buffer) {
  constexpr uint64_t kFraction = (uint64_t{1} << 52) - 1;
  constexpr int kBias = 1075, kNoNumber = 2047;
  const bool negative = bits >> 63;
  const int biased = static_cast<int>(bits >> 52 & 2047);
  buffer.clear();
  if (biased == kNoNumber) return {};
  uint64_t mantissa = biased ? (bits & kFraction) | (kFraction + 1) : bits & kFraction;
  int exponent = std::max(biased, 1) - kBias;
  if (mantissa == 0) return buffer = "0";
  while (mantissa % 2 == 0) mantissa /= 2, ++exponent;
  Natural number(mantissa);
  if (exponent > 0) multiply_by_power(number, 2, 1u << 29, 29, exponent);
  else multiply_by_power(number, 5, 1'220'703'125, 13, -exponent);
  std::string digits = number.digits();
  int power = std::min(exponent, 0) + shorten(digits);
  while (digits.back() == '0') digits.pop_back(), ++power;
  if (negative) buffer += '-';
  buffer += digits;
  if (power > 0 && digits.size() + static_cast<size_t>(power) <= kShownDigits)
    buffer.append(static_cast<size_t>(power), '0');
  else if (power) (buffer += 'E') += std::to_string(power);
  return buffer;
}

}  // namespace consentry

// Whether a phone number stands there in E.164 with a country code and length that exist. Asked of every cell before phone.h; never true
// where that finds a fault or another normal form. Memory: none.
#pragma once
#include <string_view>

#include "core/bytes16.h"
#include "core/phone_plan.h"
#include "core/profile/profile.h"
#include "core/text/ascii.h"

namespace consentry {

/// Whether all eight bytes are digits.
inline bool all_digits(uint64_t word) {
  constexpr uint64_t kUpper = 0xF0F0F0F0F0F0F0F0, kSix = 0x0606060606060606, kDigits = 0x3333333333333333;
  return ((word & kUpper) | ((word + kSix) & kUpper) >> 4) == kDigits;
}

/// "+" and 8 to 15 digits whose first ones are a country code, and as many as its numbers have.
inline bool is_plain_phone(std::string_view text, const Field& field) {
  if (text.size() < 9 || text.size() > 16 || text.size() - 1 > field.max_digits || text[0] != '+') return false;
  if (!all_digits(read_8(text.data() + 1)) || !all_digits(read_8(text.data() + text.size() - 8))) return false;
  const auto digit = [&](size_t i) { return static_cast<size_t>(text[i] - '0'); };
  if (text[1] == '0') return false;
  const PhoneCode& code = kPhoneCodes[digit(1) * 100 + digit(2) * 10 + digit(3)];
  if (!code.digits || (code.no_zero && text[1 + size_t{code.digits}] == '0')) return false;
  return code.lengths >> (text.size() - 1 - code.digits) & 1;
}

}  // namespace consentry

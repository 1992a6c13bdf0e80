// Whether a date stands there as YYYY-MM-DD and is a day of the calendar. Asked of every cell before times.h; never true where that
// finds a fault or another normal form. Memory: none.
#pragma once
#include <string_view>

#include "core/bytes16.h"
#include "core/profile/profile.h"

namespace consentry {

/// Whether a field's values are looked for as YYYY-MM-DD first. The same for all cells of a column.
inline bool takes_iso_days_first(const Field& field) { return !field.forms.empty() && field.forms[0] == "YYYY-MM-DD"; }

/// Ten bytes, of which February 29 is left to the exact rule.
inline bool is_plain_day(std::string_view text) {
  if (text.size() != 10) return false;
  constexpr uint64_t kForm = 0x2D30302D30303030,
                     kOver = 0x0006060006060606;      // "0000-00-"; what makes ten of more than nine a carry
  const uint64_t head = read_8(text.data()) ^ kForm;  // digits as 0 to 9, hyphens as 0
  const uint32_t tens = static_cast<uint8_t>(text[8]) ^ '0', units = static_cast<uint8_t>(text[9]) ^ '0';
  if (((head + kOver) | head) & 0xFFF0F0FFF0F0F0F0 || tens > 9 || units > 9) return false;
  const uint32_t month = static_cast<uint32_t>(head >> 40 & 15) * 10 + static_cast<uint32_t>(head >> 48 & 15);
  const uint32_t day = tens * 10 + units;
  if (month - 1 > 11 || day == 0 || !(head & 0xFFFFFFFF)) return false;
  constexpr uint32_t kWith31 = 0x15AA;  // months 1, 3, 5, 7, 8, 10, 12
  return day <= (month == 2 ? 28 : 30 + (kWith31 >> month & 1));
}

inline bool is_plain_date(std::string_view text, const Field& field) {
  return takes_iso_days_first(field) && is_plain_day(text);
}

}  // namespace consentry

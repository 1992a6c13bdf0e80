// What a cell looks like, told apart cheaply for the column statistics; no rule depends on it. Memory: none.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace consentry {

/// Kinds of values as bits of a set, in the order of their names.
enum ValueKind : uint8_t { kKindDate = 1, kKindDecimal = 2, kKindEmail = 4, kKindInteger = 8, kKindText = 16 };

/// Name of the kind whose bit is number `bit`.
inline constexpr std::string_view kKindNames[] = {"date", "decimal", "email", "integer", "text"};

/// The kind of a value that is not empty:
///   integer  digits, perhaps after a sign             decimal  the same with one point or comma among the digits
///   date     three groups of digits between two equal marks of "-./", one group of four; perhaps a time after a blank or "T"
///   email    one "@" with something on both sides, no blank
///   text     everything else
ValueKind value_kind(std::string_view value);

/// Ten characters of a date, its digits as zeros: "0000-00-00" or "00.00.0000", or the like with another mark of "-./".
using UsualDate = std::array<char, 10>;
/// Takes the beginning of a value, if it is such a date.
bool usual_date(std::string_view value, UsualDate& out);

/// Kinds that a value beginning with `c` may have.
constexpr uint8_t possible_kinds(char c) {
  const bool digit = c >= '0' && c <= '9', sign = c == '+' || c == '-';
  return kKindEmail | kKindText | (digit || sign ? kKindInteger | kKindDecimal : 0) | (digit ? kKindDate : 0);
}

/// Adds the kind of the value to the set; looks at the value only where it could add something.
inline void add_kind(uint8_t& kinds, std::string_view value) {
  if ((possible_kinds(value.front()) & ~kinds) != 0) kinds |= value_kind(value);
}

}  // namespace consentry

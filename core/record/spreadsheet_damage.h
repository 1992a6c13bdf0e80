// What a spreadsheet leaves in place of a value: numbers cut short, and errors of formulas. Memory: none.
#pragma once
#include <string_view>

#include "core/text/ascii.h"

namespace consentry {

/// Whether the whole text is a long number as a spreadsheet shows it: 4.86E+10, 4,86E+10, 1E+15. One digit before the mark.
bool is_shortened_number(std::string_view);

/// Whether the whole text is an error of a formula, as Excel writes it in English, German, Polish, Dutch or Russian: #N/A, #BEZUG!
bool is_formula_error(std::string_view);

/// Nearly every text is neither by its first byte, its length and its last byte.
[[gnu::always_inline]] inline bool may_be_damaged(std::string_view text) {
  constexpr size_t kShortest = 3, kShortestNumber = 5, kLongest = 32;  // #NV; 1E+10
  if (text.size() < kShortest || text.size() > kLongest) return false;
  return text[0] == '#' || (is_ascii_digit(text[0]) && text.size() >= kShortestNumber && is_ascii_digit(text.back()) &&
                            (text[1] == '.' || text[1] == ',' || text[1] == 'E'));
}

}  // namespace consentry

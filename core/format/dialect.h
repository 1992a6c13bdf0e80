// The delimiter from the head of a text, and the spreadsheets' "sep=" line. Memory: none; looks at up to 100 records of the head.
#pragma once
#include <cstdint>
#include <string_view>

namespace consentry {

/// Marks that are looked for, in order of preference.
inline constexpr std::string_view kDelimiters = ",;\t|";

struct DelimiterGuess {
  char delimiter = ',';
  char other = 0;  ///< another that would do as well, or 0
};

/// The candidate that cuts most records of the head into as many cells as the first one; ties go to more cells, then to the earlier one.
/// A last record that the head cuts off is left out. `quote` 0: none.
DelimiterGuess guess_delimiter(std::string_view head, bool whole_file, std::string_view candidates, char quote);

/// A first line `sep=X`: its delimiter and its length with the line end; length 0: there is none.
struct SepLine {
  char delimiter = 0;
  size_t size = 0;
};
SepLine find_sep_line(std::string_view head);

}  // namespace consentry

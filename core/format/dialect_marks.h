// Which marks of a text's beginning may part or enclose its cells: what is worth a trial. Memory: none.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/format/dialect.h"

namespace consentry {

/// A delimiter that occurs, and how far it is believed, of 100: a blank parts words as well.
struct MarkFound {
  std::string delimiter;
  bool repeats = false;
  uint32_t belief = 100;
};

/// Delimiters that stand in many lines of `head`; of `allowed` alone unless that is empty.
std::vector<MarkFound> delimiters_of(std::string_view head, const std::vector<std::string>& allowed);

/// Quotes beside `delimiter` or at an end of a line, the double quote always; pairs of (opening, closing).
std::vector<std::pair<std::string, std::string>> quotes_of(std::string_view head, std::string_view delimiter);

/// A backslash stands before one of these marks.
bool holds_escapes(std::string_view head, std::string_view delimiter, std::string_view quote);

}  // namespace consentry

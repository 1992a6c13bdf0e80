// The form of a rejects file, in one place for the writer (core/report/rejects.h, where it is described) and the reader
// (core/format/rejects_columns.h): the names of its own columns, and which cells bear an apostrophe more. Memory: constants.
#pragma once
#include <string_view>

namespace consentry::rejects_form {

/// The columns behind the row's own cells. A file is a rejects file by the first three; the fourth may be missing.
inline constexpr std::string_view kColumns[] = {"consentry_line", "consentry_codes", "consentry_text",
                                                "consentry_cells"};

/// Whether the cell is one that a spreadsheet would run, or looks like one with apostrophes in front: apostrophes, perhaps none,
/// then one of = + - @ tab CR. Such a cell gets one apostrophe more; where it has any, one can be taken away again.
inline bool needs_apostrophe(std::string_view cell) {
  const size_t first = cell.find_first_not_of('\'');
  return first != cell.npos && std::string_view("=+-@\t\r").find(cell[first]) != std::string_view::npos;
}

}  // namespace consentry::rejects_form

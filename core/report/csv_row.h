// A row of CSV as we write it for people: RFC 4180, commas, CRLF, and no cell that a spreadsheet would run.
// Memory: the caller's string.
#pragma once
#include <string>
#include <string_view>

namespace consentry {

/// The cell with its apostrophe where it needs one: a cell of apostrophes, perhaps none, then one of = + - @ tab CR.
std::string neutralised(std::string_view cell);
/// Appends the cell, neutralised and quoted where it must be, and a comma.
void append_cell(std::string& row, std::string_view cell);
/// Ends a row of at least one cell.
std::string_view end_row(std::string& row);

}  // namespace consentry

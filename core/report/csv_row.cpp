// See csv_row.h.
#include "core/report/csv_row.h"

namespace consentry {
namespace {

constexpr std::string_view kFormulaStarts = "=+-@\t\r";

bool needs_apostrophe(std::string_view cell) {
  const size_t first = cell.find_first_not_of('\'');
  return first != std::string_view::npos && kFormulaStarts.find(cell[first]) != std::string_view::npos;
}

}  // namespace

std::string neutralised(std::string_view cell) { return (needs_apostrophe(cell) ? "'" : "") + std::string(cell); }

void append_cell(std::string& row, std::string_view cell) {
  const bool apostrophe = needs_apostrophe(cell);
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    if (apostrophe) row += '\'';
    row.append(cell).append(",");
    return;
  }
  row += apostrophe ? "\"'" : "\"";
  for (char c : cell) row.append(c == '"' ? 2 : 1, c);
  row += "\",";
}

// Every cell left a comma behind it; the last one gives way to the line end.
std::string_view end_row(std::string& row) {
  row.back() = '\r';
  return row += '\n';
}

}  // namespace consentry

// See csv_row.h.
#include "core/report/csv_row.h"

#include "core/rejects_form.h"

namespace consentry {

using rejects_form::needs_apostrophe;

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

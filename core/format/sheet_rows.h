// Cells of a sheet to records: the end of every workbook reader (XLSX, XLS). Puts the cells of a row in order, leaves out rows without any
// filled cell, finds the header, pads rows to the header's width and hands over batches. Memory: one batch.
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/options.h"
#include "core/reader.h"

namespace consentry {

/// One cell of a row.
struct SheetCell {
  uint32_t column = 0;  ///< from 0; below limits::kColumns
  CellKind kind = CellKind::text;
  bool stays =
      false;  ///< the text stays where it is as long as the SheetRows does (a shared string); else it is copied
  uint32_t start = 0;     ///< of the cell, in bytes from the row's offset
  std::string_view text;  ///< UTF-8, as shown (cell_text.h)
};

/// Rows of one sheet, in the order of the file. The handler must outlive it.
class SheetRows {
 public:
  SheetRows(RecordHandler&, const HeaderChoice&, uint64_t max_cell_bytes);

  /// Begins row `line` (from 1, as the spreadsheet shows it), which stands at `offset` of the sheet's own bytes.
  void start_row(uint64_t line, uint64_t offset);
  /// A cell; columns may come in any order, the last of twins counts (the caller tells a finding). A text with NUL, control or
  /// non-characters has the findings of a text file's (311 to 313); one over the limit has 115.
  void add(const SheetCell&);
  void end_row();
  /// Hands over what is left; texts that stay may go.
  void flush();
  void finish();

  uint64_t rows() const;         ///< with any filled cell, the header's included
  uint64_t header_line() const;  ///< 0: none
};

}  // namespace consentry

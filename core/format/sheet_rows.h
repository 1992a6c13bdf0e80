// Cells of a sheet to records: the end of every workbook reader (XLSX, XLS). Puts the cells of a row in order, leaves out rows without any
// filled cell, finds the header, pads rows to the header's width and hands over batches. Memory: one batch, 256 rows or 256 KiB and one row.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/options.h"
#include "core/reader.h"
#include "core/text_arena.h"

namespace consentry {

/// One cell of a row.
struct SheetCell {
  uint32_t column = 0;  ///< from 0; below limits::kColumns
  CellKind kind = CellKind::text;
  bool stays =
      false;  ///< the text stays where it is as long as the SheetRows does (a shared string); else it is copied
  bool plain = false;     ///< is_plain_text() is known to hold; else it is looked at
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
  /// Whether the row has a cell there already, blank or not.
  bool has_cell(uint32_t column) const;
  /// Where a cell of the row stands that was begun last, for findings of the caller. Its record is the number that the row has if any of
  /// its cells is filled; rows above the header have none.
  Location place(uint32_t column, uint32_t start) const;
  void end_row();
  /// Hands over whole rows; those before a header that is not demanded wait, until their width is known. Between rows only.
  void flush();
  void finish();

  uint64_t rows() const { return filled_rows_; }         ///< with any filled cell, the header's included
  uint64_t header_line() const { return header_line_; }  ///< 0: none
  /// Cells of all rows so far, with those that pad them: a pull counts some bytes of its budget for each.
  uint64_t cells() const { return all_cells_; }

 private:
  /// A row of the batch; its cells stand in texts_, starts_ and kinds_.
  struct Row {
    uint64_t number, line, offset;
    size_t first, cells;
    bool plain, odd, only_texts;
  };

  void fill_up(size_t cells);
  void end_filled_row();
  bool within_bounds();
  void tell(Code, uint64_t limit, Location, std::string_view excerpt);
  void report_characters(const Record&);
  Record record_of(const Row&) const;
  void hand_over();
  void pad_first_rows();
  void deliver();

  RecordHandler& handler_;
  const uint64_t first_line_, max_cell_bytes_;
  bool header_expected_;
  bool width_known_ = false;
  size_t width_ = 0;  // of the header, or of the widest of the first rows
  uint64_t next_number_ = 1, header_line_ = 0, filled_rows_ = 0, all_cells_ = 0;

  // The row at hand: its cells stand behind those of the batch.
  uint64_t line_ = 0, offset_ = 0, row_bytes_ = 0;
  size_t row_first_ = 0, row_filled_ = 0;                            // cells up to its last filled one
  bool row_plain_ = true, row_odd_ = false, row_only_texts_ = true;  // twins that do not count included
  bool left_out_ = false;                                            // above the header that was pointed at

  std::vector<Row> rows_;
  std::vector<std::string_view> texts_;
  std::vector<uint32_t> starts_;
  std::vector<CellKind> kinds_;
  TextArena arena_;
  std::vector<Record> records_;
};

}  // namespace consentry

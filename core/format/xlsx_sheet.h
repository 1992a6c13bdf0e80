// The cells of a sheet (ECMA-376 part 1, 18.3.1: worksheet, sheetData, row, c, v, is, f), in any order that the file has them, with what is
// hidden or merged. Between the sheet's part and SheetRows. Nothing is believed that the sheet says about its size (18.3.1.35 dimension).
// Memory: one cell, and a number for each column.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/format/shared_strings.h"
#include "core/format/sheet_rows.h"
#include "core/format/xlsx_book.h"
#include "core/format/xlsx_quick_cell.h"

namespace consentry {

/// What the cells refer to.
struct SheetContext {
  const SharedStrings& strings;
  const BookStyles& styles;
  bool date1904;
};

class XlsxSheetReader {
 public:
  XlsxSheetReader(PartScanner& part, SheetContext context, SheetRows& rows, RecordHandler& handler)
      : part_(part), context_(context), rows_(rows), handler_(handler) {}

  /// Works until the part's budget is spent; false once the sheet is read, or can't be.
  bool step();
  std::optional<ContainerFault> fault() const { return fault_; }
  uint64_t hidden_rows() const { return hidden_rows_; }
  uint64_t merged_ranges() const { return merged_ranges_; }

 private:
  enum class Part : uint8_t { other, value, text, formula };

  bool is(std::string_view name) const;
  void start_element();
  void end_element();
  void start_row();
  void end_row();
  bool set_row(std::string_view text);
  void pass_quick_cells();

  void start_cell();
  void place_cell(std::string_view reference);
  void start_part();
  void start_inline(size_t depth);
  void end_cell();
  void add(CellKind kind, std::string_view text, bool stays = false, bool plain = false);
  void add_plain(std::string_view value);
  void add_by_type();
  void add_shared(std::string_view number);
  void add_number(std::string_view decimal);
  void add_boolean(std::string_view text);
  void add_date(std::string_view text);
  void damaged_cell(std::string_view reason);
  void tell(Code code, std::string_view reason);

  PartScanner& part_;
  const SheetContext context_;
  SheetRows& rows_;
  RecordHandler& handler_;
  std::optional<ContainerFault> fault_;
  std::string prefix_;
  uint64_t hidden_rows_ = 0, merged_ranges_ = 0;

  bool in_data_ = false, in_merges_ = false, in_row_ = false;
  uint64_t row_ = 0, row_offset_ = 0;  // row: from 1, 0 before the first
  bool row_said_ = false, row_hidden_ = false, order_told_ = false;
  std::string row_text_;  // as the file writes it; empty where it does not

  bool in_cell_ = false, in_string_ = false, in_run_ = false;
  Part in_part_ = Part::other;
  uint64_t column_ = 0,
           last_column_ = 0;  // from 1: of the cell at hand, and the greatest of the row; 0 before the first
  uint64_t cell_start_ = 0;   // from the row's offset
  bool cell_counts_ = false, has_value_ = false, has_formula_ = false, keeps_space_ = false;
  CellType type_ = CellType::number;
  uint32_t style_ = 0;
  std::string value_, text_, inline_text_, buffer_;
};

}  // namespace consentry

// Rows gathered for one call of the handler: turns the tokenizer's marks into Records, numbers them, names their faults.
// Stands between csv_tokenizer and whoever handles records. Memory: 256 rows of views, copies only of cells with doubled quotes.
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/reader.h"

namespace consentry {

/// A cell by its bytes within the record; quotes that enclose it are outside.
struct CellMark {
  uint32_t start = 0, end = 0;
  bool quoted = false;
  bool doubled = false;     ///< holds quotes to be undone
  bool stray = false;       ///< quoted, and holds a quote that is not doubled
  bool blanks = false;      ///< blanks after its closing quote were left out
  bool bare_quote = false;  ///< not quoted, but holds a quote
};

/// A row by its marks. `bytes` is where `offset` stands in memory.
struct RowMark {
  const uint8_t* bytes = nullptr;
  uint64_t offset = 0, line = 0;
  uint32_t size = 0;
};

/// Collects rows and hands them over in batches; the first row is the header where one is expected.
class RowBatch {
 public:
  RowBatch(RecordHandler& handler, bool header_expected, uint8_t quote);

  /// A fault of the row that will be added next. `column` from 1.
  void fault(Code code, uint64_t line, uint64_t column, uint64_t offset, std::string_view excerpt,
             std::span<const Argument> arguments = {});
  /// Adds a row; its bytes must stay until flush().
  void add(const RowMark& row, std::span<const CellMark> cells);
  /// Room for the cells of one more row, to be filled; then add_filled(). Both stay where they are until flush().
  struct Room {
    std::string_view* texts;
    uint32_t* starts;
  };
  Room room_for(size_t cells);
  /// `plain`: as in Record; `odd`: may hold characters that report_characters() would name.
  void add_filled(const RowMark& row, size_t cells, bool plain, bool odd);
  /// The text with doubled quotes undone, kept until flush().
  std::string_view undouble(std::string_view);
  /// Hands over what was added. Views given out before are void afterwards.
  void flush();

  uint64_t header_line() const { return header_line_; }
  bool any_row() const { return any_row_; }

 private:
  std::string_view text_of(const RowMark&, const CellMark&);
  void report_characters(const Record&);
  void report_encoded_twice(const Record&);

  RecordHandler& handler_;
  bool header_expected_, any_row_ = false;
  uint8_t quote_;
  uint64_t next_number_ = 1, header_line_ = 0;
  std::vector<Record> rows_;
  std::vector<size_t> odd_rows_;  // of rows_
  // Cells of all rows, one row behind the other. Never grown while rows are waiting, which point into them.
  std::vector<std::string_view> texts_;
  std::vector<uint32_t> starts_;
  size_t used_ = 0;
  std::deque<std::string> copies_;
};

}  // namespace consentry

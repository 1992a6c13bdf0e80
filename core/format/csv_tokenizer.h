// Bytes to rows of cells (RFC 4180, with recovery): the state machine of text tables. Pushed: any block size gives the same rows.
// Stands between core/reader and RowBatch. Memory: the open record, at most limits::kRecordBytes, and one block's batch.
//
// Rows that lie whole in a block and are plain RFC 4180 are taken by StructuralIndex (csv_quick_rows.cpp); every other row goes through
// the state machine, which alone would give the same rows. It is the reference that the quick way is fuzzed against.
//
// A quote opens only at the start of a cell. A quoted cell may span lines as long as its quotes are sound. If it then meets a quote that
// neither closes nor is doubled, or the end of the file, or grows past the cell limit, the opening quote was a stray one: its line alone
// becomes one damaged row, and reading goes on at the next line. A region that is read a second time holds no quote that could open
// across a line again, so no byte is tokenised more than twice, and a last time within its own line.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/format/byte_masks.h"
#include "core/format/row_batch.h"
#include "core/format/structural_index.h"
#include "core/simd.h"

namespace consentry {

/// How the text is taken apart.
struct CsvDialect {
  uint8_t delimiter = ',';
  uint8_t quote = '"';  ///< equal to the delimiter: no quote
  uint64_t max_cell_bytes = limits::kCellBytes;
  bool quick = kQuickPaths;  ///< false: byte by byte throughout; the same rows, and the reference for tests
};

enum class LineEnd : uint8_t { lf, crlf, cr };

/// Line ends outside quotes; a line without any character is counted in blank_lines too.
struct LineEnds {
  uint64_t count[3] = {};  ///< by LineEnd
  uint64_t blank_lines = 0, first_blank_line = 0;
  uint64_t first_other_line = 0;  ///< line whose end differs from that of the first, or 0
};

class CsvTokenizer {
 public:
  /// `offset` and `line`: where the first byte fed stands in the file.
  CsvTokenizer(const CsvDialect&, uint64_t offset, uint64_t line, RowBatch& batch);

  /// Works on all bytes; nothing of them is referred to afterwards.
  void feed(std::span<const uint8_t> bytes);
  void finish();

  /// The line that the next byte to be fed stands on.
  uint64_t line() const { return line_; }
  /// True if the last byte fed was a CR (a LF right after it does not end another line).
  bool after_cr() const { return cr_end_ == base_ + size_; }
  const LineEnds& line_ends() const { return line_ends_; }

 private:
  enum class State : uint8_t { row_start, cell_start, bare, quoted, quote_seen, blanks_after_quote };

  void run();
  bool take_quick_rows();
  bool take_quick_row(size_t start, size_t end, const uint16_t* marks, size_t cells);
  void fill_quoted(RowBatch::Room, const uint8_t* bytes, size_t cells, bool any_doubled);
  void end_quick_line(bool crlf);
  void on_row_start();
  void on_cell_start();
  void on_bare();
  void on_quoted();
  void on_quote_seen();
  void on_blanks_after_quote();

  template <bool kQuoted>
  size_t find(size_t from);
  void load_masks(size_t window);

  void end_cell(size_t end);
  void end_row(size_t line_end);
  void end_line(size_t at);
  void count_line_end(LineEnd kind);
  void emit_row(uint64_t end);
  void emit_oversize();
  void tell_cell_faults(const RowMark&);
  void stray_quote();
  void unclosed(uint64_t line_end);
  bool is_quoted_phrase(std::string_view text) const;
  void split_literally(const uint8_t* bytes, uint32_t from, uint32_t to);
  void resume_after(uint64_t line_end);
  bool too_far() const;
  const uint8_t* record_bytes(uint64_t end);
  void keep_open_row();
  void start_block(std::span<const uint8_t> bytes, uint64_t base);

  uint64_t at(size_t index) const { return base_ + index; }

  const CsvDialect dialect_;
  RowBatch& batch_;

  const uint8_t* data_ = nullptr;  // the block at work
  size_t size_ = 0, pos_ = 0;
  uint64_t base_;  // offset of data_[0] in the file
  ByteMasks masks_;
  size_t window_ = SIZE_MAX;  // where masks_ were taken
  StructuralIndex index_;

  State state_ = State::row_start;
  std::string carry_;  // bytes of the open row before this block
  bool skipping_ = false;

  uint64_t row_offset_ = 0, row_line_ = 0;
  std::vector<CellMark> cells_;
  uint64_t cell_count_ = 0;
  uint64_t cell_offset_ = 0;  // first byte of the cell's text
  uint64_t line_;
  uint64_t cr_end_ = UINT64_MAX;  // offset right after the last CR that ended a line

  CellMark cell_;           // what is known of the open cell
  bool odd_cells_ = false;  // a cell of the row has a fault of its own
  uint64_t quote_offset_ = 0, quote_line_ = 0;
  uint64_t close_offset_ = 0;
  bool crossed_ = false;         // the quoted cell went past a line end
  uint64_t first_line_end_ = 0;  // where the opening quote's line ends

  LineEnds line_ends_;
  LineEnd first_line_end_kind_ = LineEnd::lf;
  bool any_line_end_ = false, pending_cr_ = false;  // pending: a CR whose LF may follow
};

}  // namespace consentry

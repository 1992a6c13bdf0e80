// Rows of JSON gathered for one call of the handler. Between the elements and whoever handles records; as row_batch.h, with kinds.
// Memory: at most 256 rows of views, and the arena of their texts.
#pragma once
#include <cstdint>
#include <vector>

#include "core/format/json_columns.h"
#include "core/format/json_text.h"
#include "core/reader.h"

namespace consentry {

/// Where a row's cells are written.
struct JsonRow {
  std::string_view* texts;
  uint32_t* starts;
  CellKind* kinds;
};

class JsonBatch {
 public:
  explicit JsonBatch(RecordHandler& handler) : handler_(handler) {}

  void tell_header(const std::vector<std::string>& names, uint64_t line, uint64_t offset);
  /// Blank cells of the next row, as many as there are columns. Flushes first where there is no room.
  JsonRow next_row();
  /// The same cells again, blank.
  JsonRow row();
  /// A fault of the next row: between next_row() and add(), so that both reach the handler together.
  void fault(Code code, uint64_t line, size_t column, uint64_t offset, std::string_view excerpt,
             std::span<const Argument> arguments);
  /// Adds the row; `cells` 0 for one that could not be read.
  void add(uint64_t line, uint64_t offset, size_t cells, bool plain, bool odd);
  void flush();

  JsonArena& arena() { return arena_; }

 private:
  void report_characters(const Record&);

  RecordHandler& handler_;
  JsonArena arena_;
  size_t columns_ = 0, used_ = 0;
  uint64_t next_number_ = 1;
  std::vector<Record> rows_;
  std::vector<size_t> odd_rows_;
  std::vector<std::string_view> texts_;
  std::vector<uint32_t> starts_;
  std::vector<CellKind> kinds_;
};

}  // namespace consentry

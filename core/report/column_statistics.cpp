// See column_statistics.h. The hottest part of the report: every cell of the file passes here, so each step first asks whether it
// could change anything.
#include "core/report/column_statistics.h"

#include <algorithm>
#include <bit>

#include "core/report/quick_cells.h"
#include "core/report/sorted_cells.h"
#include "core/report/words.h"
#include "core/simd.h"

namespace consentry {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool all_blank(std::string_view cell) {
  return static_cast<uint8_t>(cell.front()) <= ' ' && std::all_of(cell.begin(), cell.end(), is_blank);
}

void add_length(ColumnStatistics& column, std::string_view cell, bool plain) {
  const uint64_t length = plain ? cell.size() : count_starts(cell);
  column.shortest = std::min(column.shortest, length);
  column.longest = std::max(column.longest, length);
}

// Rows as add_cells() takes them: those that are plain, and the others.
struct RowsTogether {
  const std::string_view* rows[2][SortedCells::kRows];
  size_t counts[2] = {};

  void add(const Record& record) { rows[record.plain][counts[record.plain]++] = record.fields.data(); }
};

// Below that, going through the cells of a column together costs more than it spares.
constexpr size_t kFewRows = 8;

// Slots of the distinct values of all columns: 16 MB. A share of its own for each column, so that none depends on another.
constexpr size_t kDistinctSlots = size_t{1} << 20;

}  // namespace

uint32_t distinct_limit(size_t width) {
  const size_t slots = std::bit_floor(kDistinctSlots / std::max<size_t>(width, 1));
  return static_cast<uint32_t>(std::min<size_t>(limits::kDistinctValues, slots / 4 * 3));
}

ColumnTable::ColumnTable(size_t width) : columns_(width) {
  for (ColumnStatistics& column : columns_) column.distinct = DistinctValues(distinct_limit(width));
}

void add_cell(ColumnStatistics& column, std::string_view cell, bool plain) {
  if (cell.empty() || all_blank(cell)) return;
  ++column.filled;
  add_length(column, cell, plain);
  add_kind(column.kinds, cell);
  if (!column.distinct.more()) column.distinct.add(value_key(cell));
  if (cell.size() == 1) column.single_bytes.set(static_cast<uint8_t>(cell.front()));
}

void ColumnTable::add(std::span<const CheckedRecord> records) {
  rows_ += records.size();
  for (; !records.empty(); records = records.subspan(std::min(SortedCells::kRows, records.size())))
    add_together(records.first(std::min(SortedCells::kRows, records.size())));
}

// One column after the other, so that what a column is like is learnt once, not anew in every row.
void ColumnTable::add_together(std::span<const CheckedRecord> records) {
  RowsTogether together;
  const bool few = !kQuickPaths || records.size() < kFewRows;
  for (const CheckedRecord& checked : records) {
    if (few || checked.record.fields.size() < columns_.size()) add_row(checked.record);
    else together.add(checked.record);
  }
  for (const bool plain : {false, true}) {
    const std::span rows(together.rows[plain], together.counts[plain]);
    for (size_t i = 0; i < columns_.size() && !rows.empty(); ++i) add_cells(columns_[i], rows, i, plain);
  }
}

void ColumnTable::add_row(const Record& record) {
  for (size_t i = 0; i < std::min(columns_.size(), record.fields.size()); ++i)
    add_cell(columns_[i], record.fields[i], record.plain);
}

}  // namespace consentry

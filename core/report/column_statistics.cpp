// See column_statistics.h. The hottest part of the report: every cell of the file passes here, so each step first asks whether it
// could change anything.
#include "core/report/column_statistics.h"

#include <algorithm>
#include <bit>

#include "core/report/value_kind.h"
#include "core/report/words.h"

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

void add_cell(ColumnStatistics& column, std::string_view cell, bool plain) {
  if (cell.empty() || all_blank(cell)) return;
  ++column.filled;
  add_length(column, cell, plain);
  add_kind(column.kinds, cell);
  if (!column.distinct.more()) column.distinct.add(value_key(cell));
}

// Rows taken together: one column after the other, so that what a column is like is learnt once, not anew in every row.
constexpr size_t kRowsTogether = 64;

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

void ColumnTable::add(std::span<const CheckedRecord> records) {
  rows_ += records.size();
  for (; !records.empty(); records = records.subspan(std::min(kRowsTogether, records.size())))
    for (size_t i = 0; i < columns_.size(); ++i)
      for (const CheckedRecord& checked : records.first(std::min(kRowsTogether, records.size())))
        if (i < checked.record.fields.size()) add_cell(columns_[i], checked.record.fields[i], checked.record.plain);
}

}  // namespace consentry

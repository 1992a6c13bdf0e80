// See column_statistics.h. The hottest part of the report: every cell of the file passes here, so each step first asks whether it
// could change anything.
#include "core/report/column_statistics.h"

#include <algorithm>

#include "core/report/excerpt.h"
#include "core/report/value_kind.h"

namespace consentry {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool all_blank(std::string_view cell) { return is_blank(cell.front()) && std::all_of(cell.begin(), cell.end(), is_blank); }

// A character has one to four bytes, so that most cells need no counting.
void add_length(ColumnStatistics& column, std::string_view cell, bool plain) {
  uint64_t length = cell.size();
  if (!plain && (length > column.longest || (length + 3) / 4 < column.shortest)) length = shown_length(cell);
  else if (!plain) return;
  column.shortest = std::min(column.shortest, length);
  column.longest = std::max(column.longest, length);
}

void add_cell(ColumnStatistics& column, std::string_view cell, bool plain, uint64_t& budget) {
  if (cell.empty() || all_blank(cell)) return;
  ++column.filled;
  add_length(column, cell, plain);
  add_kind(column.kinds, cell);
  if (!column.distinct.more()) column.distinct.add(value_key(cell), budget);
}

}  // namespace

void ColumnTable::add(const Record& record) {
  ++rows_;
  const size_t width = std::min(columns_.size(), record.fields.size());
  for (size_t i = 0; i < width; ++i) add_cell(columns_[i], record.fields[i], record.plain, budget_);
}

}  // namespace consentry

// What the columns hold: filled, distinct, kinds, shortest, longest; over all rows read, whatever became of them. Fed by Report.
// Memory: about 100 bytes a column and its distinct values; of those 16 MB at the most in all.
#pragma once
#include <bitset>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "core/record.h"
#include "core/report/distinct_values.h"
#include "core/report/sorted_cells.h"
#include "core/report/value_kind.h"

namespace consentry {

/// One column. A cell of blanks only (space, tab, line ends) and a cell that a short row lacks are blank, all others filled.
struct ColumnStatistics {
  uint64_t filled = 0;
  uint64_t shortest = std::numeric_limits<uint64_t>::max();  ///< characters of filled cells: bytes that begin one
  uint64_t longest = 0;
  uint8_t kinds = 0;  ///< set of ValueKind
  DistinctValues distinct;
  std::bitset<256> single_bytes;  ///< values of one byte that were added

  // What cells are taken for at first; no result depends on it.
  ValueKind usual = kKindText;
  UsualDate usual_date{};
  uint8_t usual_class = kLengthClasses;  ///< length class of most cells, if there is one
};

/// Adds a cell of the column; `plain`: its row is. This is the exact way, which says what the statistics are.
void add_cell(ColumnStatistics&, std::string_view cell, bool plain);

/// Distinct values counted in each of so many columns: limits::kDistinctValues, fewer in very wide tables.
uint32_t distinct_limit(size_t width);

/// All columns of a file. Cells beyond its width are not counted.
class ColumnTable {
 public:
  explicit ColumnTable(size_t width = 0);

  void add(std::span<const CheckedRecord>);
  uint64_t rows() const { return rows_; }
  const std::vector<ColumnStatistics>& columns() const { return columns_; }

 private:
  void add_together(std::span<const CheckedRecord>);
  void add_row(const Record&);

  std::vector<ColumnStatistics> columns_;
  uint64_t rows_ = 0;
};

}  // namespace consentry

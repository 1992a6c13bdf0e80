// Rows that don't fit their table, and what they most likely were: restored only where the shapes of the columns leave one answer. A value is never
// made up: each one stands in the row. Memory: one row.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/format/cell_shape.h"

namespace consentry {

/// A row by its cells, kept.
struct KeptRow {
  std::vector<std::string> cells;
  std::vector<uint32_t> starts;  ///< from the start of the row
};

struct RestoredRow {
  KeptRow row;
  size_t column = 0;   ///< from 1: the cell that was mended; 0: all of them
  char delimiter = 0;  ///< that parted the row, where it was another one
};

/// A row of one cell whose cells are parted by another delimiter than those of its table.
std::optional<RestoredRow> split_by_another(const KeptRow&, std::span<const CellShape> columns);

/// A row with too many cells, one of which holds delimiters and was not quoted.
std::optional<RestoredRow> join_cells(const KeptRow&, std::string_view delimiter, std::span<const CellShape> columns);

/// Two rows that were one, whose last or first cell a line end broke. `distance`: bytes from one start to the other.
std::optional<RestoredRow> join_lines(const KeptRow& first, const KeptRow& second, uint32_t distance,
                                      std::span<const CellShape> columns);

}  // namespace consentry

// The cells of a column over many rows at once: most could change nothing of what is known about the column, and are told from the few
// that could. Part of the column statistics; the exact way, cell by cell, is add_cell(). Memory: 45 KB on the stack.
#pragma once
#include <span>
#include <string_view>

#include "core/report/column_statistics.h"

namespace consentry {

/// Adds the cells of one column; the same as add_cell() for each of them, in any order. `rows`: the first cells of up to
/// SortedCells::kRows rows, which all have the column; `plain`: all of them are.
void add_cells(ColumnStatistics&, std::span<const std::string_view* const> rows, size_t column, bool plain);

}  // namespace consentry

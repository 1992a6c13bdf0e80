// Where the table lies in the head of a text: lines above it, its header or that it has none, units below the header, and what its columns
// look like. After the dialect is settled. Memory: the rows of the sample.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/format/cell_shape.h"
#include "core/format/dialect_trial.h"
#include "core/options.h"

namespace consentry {

struct TableOutline {
  uint64_t header_line = 0;             ///< 0: none
  uint64_t first_line = 1;              ///< of the header, or of the first record
  uint64_t titles = 0, title_line = 0;  ///< rows above that are no part of the table, and the first one's line
  std::string title;                    ///< its text
  std::vector<std::string> header;      ///< empty: none
  std::vector<uint64_t> unit_lines;     ///< of rows right below the header that name units or types
  uint32_t width = 0;                   ///< cells of a row
  std::vector<CellShape> shapes;        ///< by column: what all its filled cells look like, else `words`
  bool sure = true;                     ///< of the header
};

/// What the operator said of the header stands: that the first row is one, or that there is none. `delimiter`: that parted the cells.
TableOutline outline_table(const std::vector<HeadRow>& rows, HeaderChoice::Kind, std::string_view delimiter);

/// What all filled cells of a column look like, or `words` where they differ; cells are given by turns.
class ColumnShape {
 public:
  void add(CellShape);
  CellShape shape() const;

 private:
  uint32_t seen_[9] = {};
};

/// Whether a cell may stand in a column of this shape.
bool fits(std::string_view cell, CellShape column);

}  // namespace consentry

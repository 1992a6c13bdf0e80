// One reading of a text's beginning, by the tokenizer itself: how even its rows are and what its cells look like. For the search of dialects and
// headers. Memory: what is kept of the rows.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/format/dialect.h"

namespace consentry {

/// A row of the sample.
struct HeadRow {
  uint64_t line = 0;
  std::vector<std::string> cells;
};

/// Rows of `head`, at most `most`; the last one is left out unless `whole`, since it may go on.
std::vector<HeadRow> head_rows(std::string_view head, bool whole, const Dialect&, size_t most);

/// How a reading comes out.
struct Trial {
  uint64_t score = 0;    ///< comparable between readings of one head
  uint32_t width = 0;    ///< cells of most rows
  uint64_t reading = 0;  ///< equal where two readings give the same cells
  uint64_t faulty = 0;   ///< rows whose quotes are unsound
  uint64_t rows = 0, agreeing = 0;
  bool telling = false;  ///< a cell of each row, on average, looks like an address, a number, a date or the like
};

Trial try_dialect(std::string_view head, bool whole, const Dialect&);

}  // namespace consentry

// A cell as nearly all of them are written, read straight from the bytes of a sheet: `<c r="B2" s="1" t="s"><v>10</v></c>`. What is not in this
// form is left to the scanner, which would have said the same. Memory: none.
#pragma once
#include <cstdint>
#include <string_view>

namespace consentry {

/// The attribute t (18.18.11 ST_CellType).
enum class CellType : uint8_t { number, shared, text, inline_text, boolean, error, date, unknown };
CellType cell_type(std::string_view text);

struct QuickCell {
  uint32_t column = 0;  ///< from 1
  uint32_t style = 0;
  CellType type = CellType::number;
  std::string_view value;  ///< without references or line ends; not empty
  uint32_t size = 0;       ///< of the whole element
};

/// Reads the cell that starts at `ahead`, behind whose end 64 zeros stand (XmlScanner::kPadding), in row `row` as the file writes it. False:
/// another form, another row, or not all there.
bool read_quick_cell(std::string_view ahead, std::string_view row, QuickCell& cell);

}  // namespace consentry

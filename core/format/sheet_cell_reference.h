// Where a cell says that it stands: "AB12" (ECMA-376 part 1, 18.18.7 ST_CellRef). Memory: none.
#pragma once
#include <cstdint>
#include <string_view>

namespace consentry {

/// Rows and columns of a sheet, from 1: as many as Excel has since 2007.
inline constexpr uint64_t kSheetRows = 1 << 20, kSheetColumns = 1 << 14;

struct CellReference {
  uint64_t column = 0, row = 0;  ///< from 1; 0: not said. May be beyond the sheet, no more than 2^40.
};
/// False where it is no reference.
inline bool parse_reference(std::string_view text, CellReference& reference) {
  reference = {};
  size_t i = 0;
  for (; i < text.size() && i < 7; ++i) {
    const char letter = static_cast<char>(text[i] & ~0x20);
    if (letter < 'A' || letter > 'Z') break;
    reference.column = reference.column * 26 + static_cast<uint64_t>(letter - 'A' + 1);
  }
  const size_t letters = i;
  for (; i < text.size() && i < letters + 12 && text[i] >= '0' && text[i] <= '9'; ++i)
    reference.row = reference.row * 10 + static_cast<uint64_t>(text[i] - '0');
  return letters > 0 && i > letters && i == text.size() && reference.row > 0;
}

}  // namespace consentry

// See xlsx_quick_cell.h.
#include "core/format/xlsx_quick_cell.h"

#include <bit>

#include "core/bytes16.h"

namespace consentry {
namespace {

/// Literals compare as words: what is behind the end are zeros, so that no comparison needs to look for it.
template <size_t kSize>
bool takes(const char*& p, const char (&literal)[kSize]) {
  if (!same_bytes(p, literal, kSize - 1)) return false;
  p += kSize - 1;
  return true;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

uint32_t take_column(const char*& p) {
  uint32_t column = 0;
  for (int i = 0; i < 3 && *p >= 'A' && *p <= 'Z'; ++i) column = column * 26 + static_cast<uint32_t>(*p++ - 'A' + 1);
  return column;
}

bool take_style(const char*& p, uint32_t& style) {
  uint32_t value = 0;
  for (int i = 0; i < 7 && is_digit(*p); ++i) value = value * 10 + static_cast<uint32_t>(*p++ - '0');
  style = value;
  return takes(p, "\"");
}

/// `s="1"` and `t="s"` in any order, up to the tag's end.
bool take_attributes(const char*& p, QuickCell& cell) {
  bool style = false, type = false;
  while (*p == ' ') {
    if (!style && takes(p, " s=\"")) {
      style = true;
      if (!take_style(p, cell.style)) return false;
    } else if (!type && takes(p, " t=\"")) {
      type = true;
      const char* const start = p;
      while (*p >= 'a' && *p <= 'z') ++p;
      if (*p == 'S')
        while ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z') ++p;  // inlineStr
      cell.type = cell_type({start, static_cast<size_t>(p - start)});
      if (cell.type == CellType::unknown || !takes(p, "\"")) return false;
    } else {
      return false;
    }
  }
  return takes(p, ">");
}

/// Up to the next '<'; null where the text is not plain or does not end.
const char* end_of_text(const char* p, const char* end) {
  for (; p < end; p += 16) {
    const Bytes16 piece = Bytes16::load(p);
    const uint32_t marks = (piece.is('<') | piece.is('&') | piece.is('\r') | piece.is(']')).mask();
    if (!marks) continue;
    p += std::countr_zero(marks);
    return *p == '<' ? p : nullptr;
  }
  return nullptr;
}

}  // namespace

CellType cell_type(std::string_view text) {
  if (text == "s") return CellType::shared;
  if (text == "n" || text.empty()) return CellType::number;
  if (text == "str") return CellType::text;
  if (text == "inlineStr") return CellType::inline_text;
  if (text == "b") return CellType::boolean;
  if (text == "e") return CellType::error;
  return text == "d" ? CellType::date : CellType::unknown;
}

bool read_quick_cell(std::string_view ahead, std::string_view row, QuickCell& cell) {
  const char* p = ahead.data();
  const char* const end = p + ahead.size();
  if (!takes(p, "<c r=\"")) return false;
  cell = {};
  cell.column = take_column(p);
  if (!cell.column || !same_bytes(p, row.data(), row.size())) return false;
  p += row.size();
  if (!takes(p, "\"") || !take_attributes(p, cell)) return false;
  const bool is_inline = cell.type == CellType::inline_text;
  if (!(is_inline ? takes(p, "<is><t>") : takes(p, "<v>"))) return false;
  const char* const close = end_of_text(p, end);
  if (!close || close == p) return false;
  cell.value = {p, static_cast<size_t>(close - p)};
  p = close;
  if (!(is_inline ? takes(p, "</t></is></c>") : takes(p, "</v></c>")) || p > end) return false;
  cell.size = static_cast<uint32_t>(p - ahead.data());
  return true;
}

}  // namespace consentry

// Rows, cells and their parts; what a cell holds stands in xlsx_values.cpp. See xlsx_sheet.h.
#include "core/format/xlsx_sheet.h"

#include <algorithm>

#include "core/format/sheet_cell_reference.h"
#include "core/format/xlsx_text.h"

namespace consentry {
namespace {

using Event = XmlScanner::Event;

/// Cells, those that pad rows included, after which a step ends whatever it has read.
constexpr uint64_t kCellsPerStep = 1 << 17;
/// Of a text as it is written: cut there, it is too long for a cell even if all of it is escapes, of seven bytes each.
constexpr size_t kRawBytes = 8 * limits::kCellBytes;

std::string_view attribute(const XmlScanner& at, std::string_view name) {
  for (const XmlAttribute& one : at.attributes())
    if (one.name == name) return one.value;
  return {};
}

}  // namespace

bool XlsxSheetReader::is(std::string_view name) const {
  const std::string_view there = part_.at().name();
  return there.size() == prefix_.size() + name.size() && there.starts_with(prefix_) && there.ends_with(name);
}

bool XlsxSheetReader::step() {
  const uint64_t enough = rows_.cells() + kCellsPerStep;
  while (rows_.cells() < enough) {
    switch (part_.next()) {
      case Event::start: start_element(); break;
      case Event::end: end_element(); break;
      case Event::text:
        if (in_part_ != Part::other && text_.size() <= kRawBytes) text_ += part_.at().text();
        break;
      case Event::more: fault_ = part_.fault(); return !fault_ && !part_.source_failed();
      case Event::finished: return false;
      case Event::refused: fault_ = part_.fault(); return false;
    }
    if (fault_) return false;
  }
  return true;
}

// worksheet (1), sheetData (2), row (3), c (4), v, f or is (5), t or r (6), t (7). Whatever else there may be is passed over with all that it
// holds, since a level counts only within the right one above.
void XlsxSheetReader::start_element() {
  const XmlScanner& at = part_.at();
  switch (at.depth()) {
    case 1:
      prefix_ = std::string(at.name().substr(0, at.name().find(':') + 1));
      if (!is("worksheet")) fault_ = part_.unexpected();
      return;
    case 2:
      in_data_ = is("sheetData");
      in_merges_ = is("mergeCells");
      return;
    case 3:
      if (in_data_ && is("row")) start_row();
      merged_ranges_ += in_merges_ && is("mergeCell");
      return;
    case 4:
      if (in_row_ && is("c")) start_cell();
      return;
    case 5:
      if (in_cell_) start_part();
      return;
    case 6:
    case 7:
      if (in_string_) start_inline(at.depth());
      return;
    default: return;
  }
}

void XlsxSheetReader::end_element() {
  switch (part_.at().depth()) {
    case 1: in_data_ = in_merges_ = false; return;
    case 2:
      if (in_row_) end_row();
      return;
    case 3:
      if (in_cell_) end_cell();
      return;
    case 4:
      if (in_part_ == Part::value) value_ = text_;
      in_part_ = Part::other;
      in_string_ = false;
      return;
    case 5:
    case 6:
      if (in_part_ == Part::text && is("t")) {
        const bool whole = keeps_space_ || in_run_ || text_.size() > kRawBytes;
        if (inline_text_.size() <= kRawBytes) inline_text_ += whole ? std::string_view(text_) : trimmed(text_);
        in_part_ = Part::other;
      }
      return;
    default: return;
  }
}

/// Takes the number of a row as it is written; false: it is none.
bool XlsxSheetReader::set_row(std::string_view text) {
  constexpr size_t kDigits = 10;
  uint64_t row = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return false;
    row = row * 10 + static_cast<uint64_t>(c - '0');
  }
  if (text.size() > kDigits || row == 0) return false;
  row_ = row;
  return true;
}

void XlsxSheetReader::start_row() {
  const XmlScanner& at = part_.at();
  const uint64_t previous = row_++;
  row_text_ = std::string(attribute(at, "r"));
  row_said_ = !row_text_.empty() && set_row(row_text_);
  row_hidden_ = is_on(attribute(at, "hidden"));
  row_offset_ = at.offset();
  in_row_ = true;
  column_ = last_column_ = 0;
  rows_.start_row(row_, row_offset_);
  if (!row_text_.empty() && !row_said_) tell(Code::workbook_cell_damaged, "row_reference");
  if (row_ > kSheetRows) tell(Code::workbook_cell_damaged, "cell_beyond_sheet");
  if (row_ <= previous && !order_told_) {
    tell(Code::workbook_row_order, {});
    order_told_ = true;
  }
  if (!row_said_) row_text_.clear();
  pass_quick_cells();
}

void XlsxSheetReader::end_row() {
  const uint64_t before = rows_.rows();
  rows_.end_row();
  hidden_rows_ += row_hidden_ && rows_.rows() > before;
  in_row_ = false;
}

/// Cells in their usual form; the scanner goes on behind them.
void XlsxSheetReader::pass_quick_cells() {
  if (!prefix_.empty() || row_text_.empty()) return;
  const uint64_t from_row = part_.at().ahead_offset() - row_offset_;
  const std::string_view ahead = part_.at().ahead();
  size_t passed = 0;
  for (QuickCell cell; read_quick_cell(ahead.substr(passed), row_text_, cell); passed += cell.size) {
    if (cell.column <= last_column_ || cell.column > kSheetColumns) break;
    column_ = last_column_ = cell.column;
    cell_start_ = from_row + passed;
    type_ = cell.type;
    style_ = cell.style;
    add_plain(cell.value);
  }
  part_.at().skip(passed);
}

void XlsxSheetReader::start_cell() {
  const XmlScanner& at = part_.at();
  std::string_view reference;
  type_ = CellType::number;
  style_ = 0;
  in_cell_ = cell_counts_ = true;
  has_value_ = has_formula_ = false;
  value_.clear();
  inline_text_.clear();
  cell_start_ = at.offset() - row_offset_;
  for (const XmlAttribute& one : at.attributes()) {
    if (one.name == "r") reference = one.value;
    if (one.name == "t") type_ = cell_type(one.value);
    if (one.name != "s") continue;
    for (char c : one.value)
      style_ = c >= '0' && c <= '9' && style_ < 1000000 ? style_ * 10 + static_cast<uint32_t>(c - '0') : UINT32_MAX;
  }
  place_cell(reference);
}

void XlsxSheetReader::place_cell(std::string_view text) {
  CellReference reference;
  const bool sound = text.empty() || parse_reference(text, reference);
  column_ = sound && reference.column ? reference.column : column_ + 1;
  if (column_ > kSheetColumns) {
    column_ = kSheetColumns;
    cell_counts_ = false;
    return damaged_cell("cell_beyond_sheet");
  }
  if (!sound || (row_said_ && reference.row && reference.row != row_)) damaged_cell("cell_reference");
  if (column_ <= last_column_ && rows_.has_cell(static_cast<uint32_t>(column_ - 1)))
    tell(Code::workbook_cell_twice, {});
  last_column_ = std::max(last_column_, column_);
}

void XlsxSheetReader::start_part() {
  has_value_ |= is("v");
  has_formula_ |= is("f");
  in_string_ = is("is");
  in_part_ = is("v") ? Part::value : Part::other;
  text_.clear();
}

// Phonetic runs (rPh) hold a t as well, which is none of the text.
void XlsxSheetReader::start_inline(size_t depth) {
  if (depth == 6) in_run_ = is("r");
  if (!is("t") || (depth == 7 && !in_run_)) return;
  in_part_ = Part::text;
  text_.clear();
  keeps_space_ = attribute(part_.at(), "xml:space") == "preserve";
}

void XlsxSheetReader::end_cell() {
  in_cell_ = in_run_ = false;
  if (cell_counts_) add_by_type();
  pass_quick_cells();
}

void XlsxSheetReader::damaged_cell(std::string_view reason) { tell(Code::workbook_cell_damaged, reason); }

/// A finding at the cell at hand; before the first one, at its row.
void XlsxSheetReader::tell(Code code, std::string_view reason) {
  const bool cell = column_ > 0;
  Location location =
      rows_.place(static_cast<uint32_t>(cell ? column_ - 1 : 0), static_cast<uint32_t>(cell ? cell_start_ : 0));
  if (!cell) location.column = kNoPlace;
  const Argument argument{"reason", reason};
  const std::span<const Argument> arguments(&argument, reason.empty() ? 0 : 1);
  handler_.on_reader_finding({code, code_info(code).severity, location, {}, {}, arguments});
}

}  // namespace consentry

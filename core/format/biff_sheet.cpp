// See biff_sheet.h. MS-XLS 2.4.127 (Formula), 2.4.149 (LabelSst), 2.4.148 (Label), 2.4.175 (MulRk), 2.4.180 (Number), 2.4.220 (RK), 2.4.24
// (BoolErr), 2.4.221 (Row), 2.4.268 (String), 2.5.217 (RkNumber), 2.5.133 (FormulaValue).
#include "core/format/biff_sheet.h"

#include <algorithm>
#include <cstring>

#include "core/container/little_endian.h"
#include "core/format/cell_text.h"

namespace consentry {
namespace {

constexpr uint32_t kMostColumns = 256;

std::string_view error_name(uint8_t code) {
  switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    case 0x2A: return "#N/A";
    case 0x2B: return "#GETTING_DATA";
    default: return {};
  }
}

/// One division of IEEE 754, the same everywhere: the number is defined by it.
uint64_t hundredth_of(uint64_t bits) {
  double number;
  std::memcpy(&number, &bits, sizeof number);
  number /= 100;
  std::memcpy(&bits, &number, sizeof bits);
  return bits;
}

}  // namespace

bool BiffSheetReader::step(uint64_t budget) {
  const uint64_t end = records_.position() + budget, cells = rows_.cells();
  BiffRecord record;
  while (records_.position() < end && (rows_.cells() - cells) * kPlaceBytes < budget) {
    if (!records_.next(record)) {
      if (!records_.source_failed()) fault_ = {Code::workbook_damaged, {{"part", "sheet"}, {"reason", "cut_off"}}};
      return false;
    }
    if (take(record)) continue;
    if (!fault_) leave_formula();
    leave_row();
    return false;
  }
  return true;
}

/// False at the end of the sheet.
bool BiffSheetReader::take(const BiffRecord& record) {
  if (depth_ == 0 && record.type != biff::kBof) {
    fault_ = {Code::workbook_damaged, {{"part", "sheet"}, {"reason", "part_unexpected"}}};
    return false;
  }
  if (record.type == biff::kBof) return ++depth_, true;
  if (record.type == biff::kEof) return --depth_ > 0;
  if (depth_ > 1) return true;
  const bool between = record.type == biff::kArray || record.type == biff::kTable ||
                       record.type == biff::kSharedFormula || record.type == biff::kContinue;
  if (formula_ && record.type == biff::kString) return take_result(record), true;
  if (formula_ && !between) leave_formula();
  if (record.type == biff::kRow) take_row(record);
  else if (record.type == biff::kMergedCells && record.data.size() >= 2) merged_ranges_ += read_u16(record.data.data());
  else take_cell(record);
  return true;
}

void BiffSheetReader::take_row(const BiffRecord& record) {
  constexpr uint8_t kHidden = 0x20;
  if (record.data.size() >= 16 && record.data[12] & kHidden) hidden_.set(read_u16(record.data.data()));
}

void BiffSheetReader::take_cell(const BiffRecord& record) {
  const std::span<const uint8_t> data = record.data;
  if (record.type == biff::kMulRk) return take_many(record);
  if (data.size() < kPlaceBytes) return;
  const Place place{read_u16(data.data()), read_u16(&data[2]), read_u16(&data[4]), record.offset};
  const std::span<const uint8_t> value = data.subspan(kPlaceBytes);
  switch (record.type) {
    case biff::kRk:
      return value.size() < 4 ? tell(place, Code::workbook_cell_damaged, "cut_off")
                              : add_compressed(place, read_u32(value.data()));
    case biff::kNumber:
      return value.size() < 8 ? tell(place, Code::workbook_cell_damaged, "cut_off")
                              : add_double(place, read_u64(value.data()));
    case biff::kLabelSst:
      return value.size() < 4 ? tell(place, Code::workbook_cell_damaged, "cut_off")
                              : take_shared(place, read_u32(value.data()));
    case biff::kLabel:
    case biff::kRString: return take_text(place, record);
    case biff::kBoolErr:
      return value.size() < 2 ? tell(place, Code::workbook_cell_damaged, "cut_off")
                              : take_code(place, value[0], value[1] != 0);
    case biff::kFormula:
      return value.size() < 8 ? tell(place, Code::workbook_cell_damaged, "cut_off")
                              : take_formula(place, value.first(8));
    default: return;
  }
}

/// A run of RK numbers in one row: columns from the first to the one that stands at the end.
void BiffSheetReader::take_many(const BiffRecord& record) {
  constexpr size_t kCell = 6;
  const std::span<const uint8_t> data = record.data;
  if (data.size() < 6) return;
  const uint32_t row = read_u16(data.data()), first = read_u16(&data[2]);
  const size_t cells = (data.size() - 6) / kCell;
  for (size_t i = 0; i < cells; ++i) {
    const uint8_t* const cell = &data[4 + kCell * i];
    add_compressed({row, first + static_cast<uint32_t>(i), read_u16(cell), record.offset}, read_u32(cell + 2));
  }
}

/// A result is a number, unless its last two bytes are FFFF: then a text that follows, a truth value, an error, or an empty text.
void BiffSheetReader::take_formula(const Place& place, std::span<const uint8_t> value) {
  if (read_u16(&value[6]) != 0xFFFF) return add_double(place, read_u64(value.data()));
  switch (value[0]) {
    case 0: formula_ = place; return;
    case 1: return take_code(place, value[2], false);
    case 2: return take_code(place, value[2], true);
    default: return;
  }
}

void BiffSheetReader::take_result(const BiffRecord& record) {
  const Place place = *formula_;
  formula_.reset();
  BiffCursor cursor(records_, record);
  text_.clear();
  if (!read_biff_string(cursor, 2, text_)) return tell(place, Code::workbook_cell_damaged, "cut_off");
  add(place, CellKind::text, text_);
}

/// The text that was to come did not.
void BiffSheetReader::leave_formula() {
  if (!formula_) return;
  const Place place = *formula_;
  formula_.reset();
  tell(place, Code::workbook_formula_without_result);
}

void BiffSheetReader::take_text(const Place& place, const BiffRecord& record) {
  BiffCursor cursor(records_, {record.type, record.offset, record.data.subspan(kPlaceBytes)});
  text_.clear();
  if (!read_biff_string(cursor, 2, text_)) return tell(place, Code::workbook_cell_damaged, "cut_off");
  add(place, CellKind::text, text_);
}

void BiffSheetReader::take_shared(const Place& place, uint32_t index) {
  const std::optional<std::string_view> text = book_.strings().at(index);
  if (!text) return tell(place, Code::workbook_cell_damaged, "cell_text_missing");
  add(place, CellKind::text, *text, true);
}

void BiffSheetReader::take_code(const Place& place, uint8_t value, bool error) {
  if (!error) return add(place, CellKind::boolean, value ? "TRUE" : "FALSE");
  const std::string_view name = error_name(value);
  if (name.empty()) return tell(place, Code::workbook_cell_damaged, "cell_type");
  add(place, CellKind::error, name);
}

/// Thirty bits of a whole number or of a double's upper half, and whether it is a hundredth of that (2.5.217).
void BiffSheetReader::add_compressed(const Place& place, uint32_t rk) {
  const bool hundredth = rk & 1;
  if (rk & 2) {
    decimal_ = std::to_string(static_cast<int32_t>(rk) >> 2);
    if (hundredth) decimal_ += "E-2";
    return add_number(place, decimal_);
  }
  const uint64_t bits = uint64_t{rk & ~3u} << 32;
  add_double(place, hundredth ? hundredth_of(bits) : bits);
}

void BiffSheetReader::add_double(const Place& place, uint64_t bits) {
  const std::string_view decimal = decimal_of(bits, decimal_);
  if (decimal.empty()) return tell(place, Code::workbook_cell_damaged, "cell_not_a_number");
  add_number(place, decimal);
}

void BiffSheetReader::add_number(const Place& place, std::string_view decimal) {
  const CellText shown = number_text(decimal, book_.format_of(place.style), book_.date1904(), buffer_);
  add(place, shown.kind, shown.text);
}

void BiffSheetReader::add(const Place& place, CellKind kind, std::string_view text, bool stays) {
  if (place.column >= kMostColumns) return tell(place, Code::workbook_cell_damaged, "cell_beyond_sheet");
  enter_row(place);
  if (rows_.has_cell(place.column)) tell(place, Code::workbook_cell_twice);
  rows_.add({place.column, kind, stays, false, static_cast<uint32_t>(place.offset - row_offset_), text});
}

void BiffSheetReader::enter_row(const Place& place) {
  if (row_ == place.row) return;
  const bool back = row_ && place.row < *row_ && !order_told_;
  leave_row();
  row_ = place.row;
  row_offset_ = place.offset;
  rows_.start_row(place.row + uint64_t{1}, place.offset);
  if (!back) return;
  order_told_ = true;
  Location location = rows_.place(0, 0);
  location.column = kNoPlace;
  tell(Code::workbook_row_order, location);
}

void BiffSheetReader::leave_row() {
  if (!row_) return;
  const uint64_t before = rows_.rows();
  rows_.end_row();
  if (rows_.rows() > before) filled_.set(*row_);
  row_.reset();
}

void BiffSheetReader::tell(const Place& place, Code code, const char* reason) {
  enter_row(place);
  const uint32_t column = std::min(place.column, kMostColumns - 1);
  tell(code, rows_.place(column, static_cast<uint32_t>(place.offset - row_offset_)), reason);
}

void BiffSheetReader::tell(Code code, const Location& location, const char* reason) {
  const Argument argument{"reason", reason ? reason : ""};
  handler_.on_reader_finding(
      {code, code_info(code).severity, location, {}, {}, {&argument, static_cast<size_t>(reason != nullptr)}});
}

}  // namespace consentry

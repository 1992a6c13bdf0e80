// Building of batches; see row_batch.h.
#include "core/format/row_batch.h"

#include <algorithm>

#include "core/encoding/characters.h"
#include "core/encoding/encoded_twice.h"
#include "core/format/byte_masks.h"

namespace consentry {
namespace {
constexpr size_t kRowsPerBatch = 256, kCellsPerBatch = 4096;
}

RowBatch::RowBatch(RecordHandler& handler, bool header_expected, uint8_t quote)
    : handler_(handler), header_expected_(header_expected), quote_(quote) {}

void RowBatch::fault(Code code, uint64_t line, uint64_t column, uint64_t offset, std::string_view excerpt,
                     std::span<const Argument> arguments) {
  Location location;
  if (!header_expected_) location.record = next_number_;
  location.line = line;
  location.column = column;
  location.offset = offset;
  handler_.on_reader_finding({code, code_info(code).severity, location, {}, excerpt, arguments});
}

RowBatch::Room RowBatch::room_for(size_t cells) {
  if (used_ + cells > texts_.size()) {
    flush();
    if (cells > texts_.size()) {
      texts_.resize(std::max(2 * cells, kCellsPerBatch));
      starts_.resize(texts_.size());
    }
  }
  return {texts_.data() + used_, starts_.data() + used_};
}

void RowBatch::add(const RowMark& row, std::span<const CellMark> cells) {
  const Room room = room_for(cells.size());
  for (size_t i = 0; i < cells.size(); ++i) {
    room.texts[i] = text_of(row, cells[i]);
    room.starts[i] = cells[i].start - (cells[i].quoted ? 1 : 0);
  }
  const bool plain = is_plain_text(row.bytes, row.size);
  add_filled(row, cells.size(), plain, !plain && may_hold_odd_characters(row.bytes, row.size));
}

void RowBatch::add_filled(const RowMark& row, size_t cells, bool plain, bool odd) {
  any_row_ = true;
  if (odd) odd_rows_.push_back(rows_.size());
  const uint64_t number = header_expected_ ? 0 : next_number_++;
  rows_.push_back(
      {number, row.line, row.offset, {texts_.data() + used_, cells}, {starts_.data() + used_, cells}, plain});
  used_ += cells;
  if (header_expected_) header_line_ = row.line;
  if (header_expected_ || rows_.size() == kRowsPerBatch) flush();
}

std::string_view RowBatch::text_of(const RowMark& row, const CellMark& cell) {
  const std::string_view raw(reinterpret_cast<const char*>(row.bytes) + cell.start, cell.end - cell.start);
  return cell.doubled ? undouble(raw) : raw;
}

std::string_view RowBatch::undouble(std::string_view raw) {
  std::string& copy = copies_.emplace_back();
  copy.reserve(raw.size());
  for (size_t i = 0; i < raw.size(); ++i) {
    copy += raw[i];
    if (static_cast<uint8_t>(raw[i]) == quote_ && i + 1 < raw.size() && static_cast<uint8_t>(raw[i + 1]) == quote_) ++i;
  }
  return copy;
}

void RowBatch::report_characters(const Record& row) {
  for (size_t i = 0; i < row.fields.size(); ++i) {
    check_characters(row.fields[i], [&](Code code, std::string_view hex) {
      const Location location{row.number ? row.number : kNoPlace, row.line, i + 1, kNoPlace,
                              row.offset + row.starts[i]};
      const Argument argument{"hex", hex};
      const std::span<const Argument> arguments(&argument, code == Code::encoding_nul ? 0 : 1);
      handler_.on_reader_finding({code, code_info(code).severity, location, {}, row.fields[i], arguments});
    });
  }
}

void RowBatch::report_encoded_twice(const Record& row) {
  for (size_t i = 0; i < row.fields.size(); ++i) {
    if (!may_be_encoded_twice(row.fields[i])) continue;
    const std::optional<std::string> text = encoded_once(row.fields[i]);
    if (!text) continue;
    const Location location{row.number ? row.number : kNoPlace, row.line, i + 1, kNoPlace, row.offset + row.starts[i]};
    const Argument argument{"text", *text};
    const Code code = Code::encoding_twice;
    handler_.on_reader_finding({code, code_info(code).severity, location, {}, row.fields[i], {&argument, 1}});
  }
}

void RowBatch::flush() {
  if (rows_.empty()) return;
  for (const Record& row : rows_)
    if (!row.plain) report_encoded_twice(row);
  for (const size_t row : odd_rows_) report_characters(rows_[row]);
  if (header_expected_) {
    header_expected_ = false;
    handler_.on_header_record(rows_.front());
  } else {
    handler_.on_batch(rows_);
  }
  rows_.clear();
  odd_rows_.clear();
  copies_.clear();
  used_ = 0;
}

}  // namespace consentry

// Building of batches; see row_batch.h.
#include "core/format/row_batch.h"

#include "core/encoding/characters.h"
#include "core/format/byte_masks.h"

namespace consentry {
namespace {
constexpr size_t kRowsPerBatch = 256;
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

void RowBatch::add(const RowMark& row, std::span<const CellMark> cells) {
  any_row_ = true;
  Row added;
  added.first_cell = cells_.size();
  added.cells = cells.size();
  added.record.line = row.line;
  added.record.offset = row.offset;
  added.record.plain = is_plain_text(row.bytes, row.size);
  added.look_closer = !added.record.plain && may_hold_odd_characters(row.bytes, row.size);
  for (const CellMark& cell : cells) {
    cells_.push_back(text_of(row, cell));
    starts_.push_back(cell.start - (cell.quoted ? 1 : 0));
  }
  if (header_expected_) {
    rows_.push_back(added);
    header_line_ = row.line;
    return flush();
  }
  added.record.number = next_number_++;
  rows_.push_back(added);
  if (rows_.size() == kRowsPerBatch) flush();
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

void RowBatch::report_characters(const Row& row) {
  for (size_t i = 0; i < row.cells; ++i) {
    check_characters(row.record.fields[i], [&](Code code, std::string_view hex) {
      Location location{row.record.number ? row.record.number : kNoPlace, row.record.line, i + 1, kNoPlace,
                        row.record.offset + row.record.starts[i]};
      const Argument argument{"hex", hex};
      handler_.on_reader_finding({code,
                                  code_info(code).severity,
                                  location,
                                  {},
                                  row.record.fields[i],
                                  code == Code::encoding_nul ? std::span<const Argument>{} : std::span(&argument, 1)});
    });
  }
}

void RowBatch::flush() {
  if (rows_.empty()) return;
  for (Row& row : rows_) {
    row.record.fields = std::span(cells_).subspan(row.first_cell, row.cells);
    row.record.starts = std::span(starts_).subspan(row.first_cell, row.cells);
    if (row.look_closer) report_characters(row);
  }
  if (header_expected_) {
    header_expected_ = false;
    handler_.on_header_record(rows_.front().record);
  } else {
    records_.clear();
    for (const Row& row : rows_) records_.push_back(row.record);
    handler_.on_batch(records_);
  }
  rows_.clear();
  cells_.clear();
  starts_.clear();
  copies_.clear();
}

}  // namespace consentry

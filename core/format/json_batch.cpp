// Building of batches; see json_batch.h.
#include "core/format/json_batch.h"

#include <algorithm>

#include "core/encoding/characters.h"

namespace consentry {
namespace {
constexpr size_t kRowsPerBatch = 256, kCellsPerBatch = 4096, kHeldText = 4 << 20;
}

void JsonBatch::tell_header(const std::vector<std::string>& names, uint64_t line, uint64_t offset) {
  columns_ = names.size();
  const size_t cells = std::max(2 * columns_, kCellsPerBatch);
  texts_.resize(cells);
  starts_.resize(cells);
  kinds_.resize(cells);
  const std::vector<std::string_view> texts(names.begin(), names.end());
  const std::vector<uint32_t> starts(names.size());
  Record header;
  header.line = line;
  header.offset = offset;
  header.fields = texts;
  header.starts = starts;
  handler_.on_header_record(header);
}

JsonRow JsonBatch::next_row() {
  if (used_ + columns_ > texts_.size() || rows_.size() == kRowsPerBatch || arena_.held() > kHeldText) flush();
  return row();
}

JsonRow JsonBatch::row() {
  const JsonRow cells{texts_.data() + used_, starts_.data() + used_, kinds_.data() + used_};
  std::fill_n(cells.texts, columns_, std::string_view{});
  std::fill_n(cells.starts, columns_, 0u);
  std::fill_n(cells.kinds, columns_, CellKind::text);
  return cells;
}

void JsonBatch::fault(Code code, uint64_t line, size_t column, uint64_t offset, std::string_view excerpt,
                      std::span<const Argument> arguments) {
  Location location;
  location.record = next_number_;
  location.line = line;
  if (column) location.column = column;
  location.offset = offset;
  handler_.on_reader_finding({code, code_info(code).severity, location, {}, excerpt, arguments});
}

void JsonBatch::add(uint64_t line, uint64_t offset, size_t cells, bool plain, bool odd) {
  if (odd) odd_rows_.push_back(rows_.size());
  rows_.push_back({next_number_++,
                   line,
                   offset,
                   {texts_.data() + used_, cells},
                   {starts_.data() + used_, cells},
                   plain,
                   {kinds_.data() + used_, cells}});
  used_ += cells;
}

void JsonBatch::report_characters(const Record& row) {
  for (size_t i = 0; i < row.fields.size(); ++i) {
    check_characters(row.fields[i], [&](Code code, std::string_view hex) {
      const Location location{row.number, row.line, i + 1, kNoPlace, row.offset + row.starts[i]};
      const Argument argument{"hex", hex};
      const std::span<const Argument> arguments(&argument, code == Code::encoding_nul ? 0 : 1);
      handler_.on_reader_finding({code, code_info(code).severity, location, {}, row.fields[i], arguments});
    });
  }
}

void JsonBatch::flush() {
  for (const size_t row : odd_rows_) report_characters(rows_[row]);
  if (!rows_.empty()) handler_.on_batch(rows_);
  rows_.clear();
  odd_rows_.clear();
  arena_.clear();
  used_ = 0;
}

}  // namespace consentry

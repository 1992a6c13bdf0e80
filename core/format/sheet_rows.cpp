// Building of batches; see sheet_rows.h.
#include "core/format/sheet_rows.h"

#include <algorithm>
#include <utility>

#include "core/bytes16.h"
#include "core/encoding/characters.h"
#include "core/format/byte_masks.h"

namespace consentry {
namespace {

constexpr size_t kRowsPerBatch = 256, kCellsPerBatch = 64 << 10;
constexpr uint64_t kBytesPerBatch = 256 << 10;
/// The text of a cell that its file doesn't have. Its address tells it from a blank cell that stands there.
constexpr std::string_view kNoCell{};

const uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const uint8_t*>(text.data()); }

}  // namespace

SheetRows::SheetRows(RecordHandler& handler, const HeaderChoice& header, uint64_t max_cell_bytes)
    : handler_(handler),
      first_line_(header.kind == HeaderChoice::Kind::line ? header.line : 0),
      max_cell_bytes_(max_cell_bytes),
      header_expected_(header.kind != HeaderChoice::Kind::none) {}

void SheetRows::start_row(uint64_t line, uint64_t offset) {
  line_ = line;
  offset_ = offset;
  row_bytes_ = 0;
  row_first_ = texts_.size();
  row_filled_ = 0;
  row_plain_ = row_only_texts_ = true;
  row_odd_ = false;
  left_out_ = line < first_line_;
}

void SheetRows::fill_up(size_t cells) {
  texts_.resize(row_first_ + cells, kNoCell);
  starts_.resize(row_first_ + cells, 0);
  kinds_.resize(row_first_ + cells, CellKind::text);
}

void SheetRows::add(const SheetCell& cell) {
  if (left_out_ || cell.column >= limits::kColumns) return;
  const size_t at = row_first_ + cell.column;
  if (at >= texts_.size()) fill_up(std::max(cell.column + size_t{1}, width_));
  row_bytes_ += cell.text.size();
  std::string_view text = cell.text;
  // A row past the limit is handed over without cells, so that the rest of them needs no memory. Rows that wait for the width may
  // wait longer than the caller's texts.
  const bool waits = !header_expected_ && !width_known_;
  if (row_bytes_ > limits::kRecordBytes) text = text.substr(0, 1);
  if (!cell.stays || waits) text = arena_.keep(text);
  texts_[at] = text.data() ? text : std::string_view("", 0);
  starts_[at] = cell.start;
  kinds_[at] = text.empty() ? CellKind::text : cell.kind;
  if (text.empty()) return;
  row_filled_ = std::max(row_filled_, cell.column + size_t{1});
  row_only_texts_ &= cell.kind == CellKind::text;
  if (cell.plain || is_plain_cell(text)) return;
  row_plain_ = false;
  row_odd_ |= may_hold_odd_characters(bytes_of(text), text.size());
}

bool SheetRows::has_cell(uint32_t column) const {
  const size_t at = row_first_ + column;
  return at < texts_.size() && texts_[at].data() != kNoCell.data();
}

Location SheetRows::place(uint32_t column, uint32_t start) const {
  Location location;
  if (!header_expected_) location.record = next_number_;
  location.line = line_;
  location.column = column + uint64_t{1};
  location.offset = offset_ + start;
  return location;
}

void SheetRows::end_row() {
  // A twin may have blanked the last filled cell.
  while (row_filled_ && texts_[row_first_ + row_filled_ - 1].empty()) --row_filled_;
  if (left_out_ || row_filled_ == 0) fill_up(0);
  else end_filled_row();
  row_first_ = texts_.size();
}

void SheetRows::end_filled_row() {
  const bool sound = within_bounds();
  fill_up(sound ? std::max(row_filled_, width_) : 0);
  const Row& row = rows_.emplace_back(Row{header_expected_ ? 0 : next_number_++, line_, offset_, row_first_,
                                          texts_.size() - row_first_, row_plain_, row_odd_, row_only_texts_});
  all_cells_ += row.cells;
  ++filled_rows_;
  if (header_expected_) {
    header_line_ = line_;
    width_ = row.cells;
    width_known_ = true;
  } else if (!width_known_) {
    width_ = std::max(width_, row.cells);
  }
  const bool full =
      rows_.size() == kRowsPerBatch || texts_.size() >= kCellsPerBatch || arena_.bytes() >= kBytesPerBatch;
  if (header_expected_ || full) hand_over();
}

/// Tells cells and rows that are too long; false where the row is handed over without cells.
bool SheetRows::within_bounds() {
  if (row_bytes_ > limits::kRecordBytes) {
    Location location = place(0, 0);
    location.column = kNoPlace;
    tell(Code::size_record_too_long, limits::kRecordBytes, location, {});
    return false;
  }
  if (row_bytes_ <= max_cell_bytes_) return true;
  for (size_t i = 0; i < row_filled_; ++i) {
    const std::string_view text = texts_[row_first_ + i];
    if (text.size() > max_cell_bytes_)
      tell(Code::size_cell_too_long, max_cell_bytes_, place(static_cast<uint32_t>(i), starts_[row_first_ + i]), text);
  }
  return true;
}

void SheetRows::tell(Code code, uint64_t limit, Location location, std::string_view excerpt) {
  const std::string text = std::to_string(limit);
  const Argument argument{"limit", text};
  handler_.on_reader_finding({code, code_info(code).severity, location, {}, excerpt, {&argument, 1}});
}

void SheetRows::report_characters(const Record& row) {
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

Record SheetRows::record_of(const Row& row) const {
  Record record{
      row.number, row.line, row.offset, {texts_.data() + row.first, row.cells}, {starts_.data() + row.first, row.cells},
      row.plain};
  if (!row.only_texts) record.kinds = {kinds_.data() + row.first, row.cells};
  return record;
}

void SheetRows::flush() {
  if (header_expected_ || width_known_) hand_over();
}

void SheetRows::finish() { hand_over(); }

void SheetRows::hand_over() {
  if (!width_known_ && !rows_.empty()) pad_first_rows();
  deliver();
  arena_.clear();
}

/// Without a header the first rows are as wide as the widest of them: the last cells of a row may just be blank.
void SheetRows::pad_first_rows() {
  width_known_ = true;
  const std::vector<Row> rows = std::exchange(rows_, {});
  const std::vector<std::string_view> texts = std::exchange(texts_, {});
  const std::vector<uint32_t> starts = std::exchange(starts_, {});
  const std::vector<CellKind> kinds = std::exchange(kinds_, {});
  for (const Row& row : rows) {
    row_first_ = texts_.size();
    fill_up(row.cells ? width_ : 0);
    const auto copy = [&](const auto& from, auto& to) {
      std::copy_n(from.data() + row.first, row.cells, to.data() + row_first_);
    };
    copy(texts, texts_);
    copy(starts, starts_);
    copy(kinds, kinds_);
    rows_.push_back(row);
    rows_.back().first = row_first_;
    rows_.back().cells = texts_.size() - row_first_;
    if (texts_.size() >= kCellsPerBatch) deliver();
  }
}

void SheetRows::deliver() {
  if (rows_.empty()) return;
  records_.clear();
  for (const Row& row : rows_) records_.push_back(record_of(row));
  for (size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].odd) report_characters(records_[i]);
  if (header_expected_) {
    header_expected_ = false;
    handler_.on_header_record(records_.front());
  } else {
    handler_.on_batch(records_);
  }
  rows_.clear();
  row_first_ = 0;
  fill_up(0);
}

}  // namespace consentry

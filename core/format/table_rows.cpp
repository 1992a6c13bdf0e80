// See table_rows.h.
#include "core/format/table_rows.h"

#include <algorithm>

#include "core/format/table_words.h"

namespace consentry {
namespace {

constexpr size_t kHeld = 8;
constexpr size_t kOddOffsets = 4096;

uint64_t bytes_of(const Record& row) { return row.fields.empty() ? 0 : row.starts.back() + row.fields.back().size(); }

/// The line on which a row ends.
uint64_t end_line(const Record& row) {
  uint64_t line = row.line;
  for (const std::string_view field : row.fields) {
    for (size_t i = 0; i < field.size(); ++i)
      if (field[i] == '\n' ? i == 0 || field[i - 1] != '\r' : field[i] == '\r') ++line;
  }
  return line;
}

bool holds_address(std::span<const std::string_view> cells) {
  return std::any_of(cells.begin(), cells.end(), [](std::string_view cell) {
    const CellShape shape = cell_shape(cell);
    return shape == CellShape::email || shape == CellShape::phone;
  });
}

bool is_names(std::span<const std::string_view> cells) {
  return !cells.empty() && std::all_of(cells.begin(), cells.end(),
                                       [](std::string_view cell) { return cell_shape(cell) == CellShape::words; });
}

}  // namespace

TableRows::TableRows(RecordHandler& next, const TableOutline& outline, std::string_view delimiter)
    : next_(next), outline_(outline), delimiter_(delimiter) {
  mends_ = outline_.width > 1 && (outline_.header.empty() || outline_.header.size() == outline_.width);
  last_line_ = outline_.first_line;
}

void TableRows::on_batch(std::span<const Record> records) {
  rows_ += records.size();
  if (held_.empty() && !ended_ && !units() && all_sound(records)) {
    last_line_ = end_line(records.back());
    return next_.on_batch(records);
  }
  for (Record record : records) {
    record.number -= std::min(record.number, units());
    const bool after_gap = record.line > last_line_ + 1;
    take(record, after_gap);
    last_line_ = end_line(record);
  }
  send();
}

bool TableRows::all_sound(std::span<const Record> records) const {
  uint64_t line = last_line_;
  for (const Record& record : records) {
    if (!sound(record, line)) return false;
    line = record.line;
  }
  return true;
}

/// At one glance; whatever might be another thing is looked at once more.
bool TableRows::sound(const Record& row, uint64_t line_before) const {
  return row.fields.size() == outline_.width && row.line == line_before + 1 && !may_be_footer(row) &&
         !is_header_again(row) && !(outline_.width == 1 && holds_marks(row));
}

bool TableRows::may_be_footer(const Record& row) const {
  return bytes_of(row) < outline_.width + 40 && outline_.width > 1 && is_footer_row(row.fields);
}

bool TableRows::is_header_again(const Record& row) const {
  return !outline_.header.empty() &&
         std::equal(row.fields.begin(), row.fields.end(), outline_.header.begin(), outline_.header.end());
}

void TableRows::take(const Record& row, bool after_gap) {
  const std::vector<uint64_t>& units = outline_.unit_lines;
  if (ended_) {
    ++left_out_;
  } else if (std::find(units.begin(), units.end(), row.line) != units.end()) {
    tell(Code::dialect_units, row, kNoPlace, row.fields[0]);
  } else if (is_header_again(row)) {
    if (headers_again_++ == 0) first_header_again_ = row;
  } else if (row.fields.size() != outline_.width || may_be_footer(row) || (after_gap && is_other_header(row))) {
    take_odd(row, after_gap);
  } else {
    if (outline_.width == 1 && holds_marks(row) && odd_offsets_.size() < kOddOffsets)
      ++odd_, odd_offsets_.push_back(row.offset);
    if (!held_.empty() && begins_table(held_.back(), row)) return end_table();
    release(held_.size());
    pass(row);
  }
}

/// What parts cells elsewhere stands in a table of one column.
bool TableRows::holds_marks(const Record& row) const {
  return row.fields[0].find_first_of(",;\t|") != std::string_view::npos;
}

/// Names of columns, where this table's columns hold anything but names.
bool TableRows::is_other_header(const Record& row) const {
  if (!is_names(row.fields)) return false;
  const std::span<const CellShape> columns = shapes();
  for (size_t i = 0; i < std::min(row.fields.size(), columns.size()); ++i)
    if (is_telling(columns[i])) return true;
  return false;
}

void TableRows::take_odd(const Record& row, bool after_gap) {
  if (row.fields.size() != outline_.width) {
    ++odd_;
    if (odd_offsets_.size() < kOddOffsets) odd_offsets_.push_back(row.offset);
  }
  if (!held_.empty() && begins_table(held_.back(), row)) return end_table();
  if (held_.size() == kHeld) release(1);
  hold(row, after_gap);
  if (mends_ && held_.size() > 1) restore_lines();
}

/// The held row names the columns of another table, whose first row this is.
bool TableRows::begins_table(const Held& held, const Record& next) const {
  if (!held.after_gap || held.row.cells.size() < 2 || next.fields.size() != held.row.cells.size()) return false;
  return is_names(held.views) && next.line == held.record.line + 1 && !is_names(next.fields);
}

/// What is held begins another table; its first row has just come.
void TableRows::end_table() {
  release(held_.size() - 1);
  other_table_ = held_.back().record;
  held_.clear();
  left_out_ = 2;
  ended_ = true;
}

void TableRows::hold(const Record& row, bool after_gap) {
  Held& held = held_.emplace_back();
  held.record = row;
  held.after_gap = after_gap;
  held.row.cells.assign(row.fields.begin(), row.fields.end());
  held.row.starts.assign(row.starts.begin(), row.starts.end());
  held.views.assign(held.row.cells.begin(), held.row.cells.end());
  held.record.fields = held.views;
}

/// The last two held rows were one, perhaps.
void TableRows::restore_lines() {
  Held &first = held_[held_.size() - 2], &second = held_.back();
  if (second.record.line != end_line(first.record) + 1) return;
  const uint64_t distance = second.record.offset - first.record.offset;
  if (distance > limits::kRecordBytes) return;
  if (!restore(first, join_lines(first.row, second.row, static_cast<uint32_t>(distance), shapes()),
               Code::dialect_line_broken))
    return;
  held_.pop_back();
  release(held_.size());
}

/// Puts a restored row in the place of the held one, and tells; false where there is none.
bool TableRows::restore(Held& held, std::optional<RestoredRow> restored, Code code) {
  if (!restored) return false;
  const std::string delimiter(1, restored->delimiter);
  const size_t mended = restored->column;
  held.row = std::move(restored->row);
  held.views.assign(held.row.cells.begin(), held.row.cells.end());
  const std::string_view cell = mended == 0 ? std::string_view{} : held.views[mended - 1];
  const Argument argument = restored->delimiter ? Argument{"delimiter", delimiter} : Argument{"cell", cell};
  tell(code, held.record, mended ? mended : kNoPlace, cell, {&argument, code == Code::dialect_line_broken ? 0u : 1u});
  return true;
}

void TableRows::release(size_t count) {
  for (; count > 0; --count) {
    release_row(held_.front());
    held_.pop_front();
  }
}

void TableRows::release_row(Held& held) {
  if (mends_ && held.row.cells.size() == 1)
    restore(held, split_by_another(held.row, shapes()), Code::dialect_row_delimiter);
  else if (mends_ && held.row.cells.size() > outline_.width)
    restore(held, join_cells(held.row, delimiter_, shapes()), Code::dialect_cells_joined);
  Held& sent = sent_.emplace_back(std::move(held));
  sent.record.fields = sent.views = {sent.row.cells.begin(), sent.row.cells.end()};
  sent.record.starts = sent.row.starts;
  pass(sent.record);
}

void TableRows::pass(const Record& row) { passed_.push_back(row); }

void TableRows::send() {
  if (!passed_.empty()) next_.on_batch(passed_);
  passed_.clear();
  sent_.clear();
}

/// Of the held rows the first from which on all stand below the table.
size_t TableRows::footer_start() const {
  size_t start = held_.size();
  while (start > 0) {
    const Held& held = held_[start - 1];
    const bool alone = held.views.size() == 1 && outline_.width > 2;
    if (!is_footer_row(held.views) &&
        !(alone && (held.after_gap || start < held_.size()) && !holds_address(held.views)))
      break;
    --start;
  }
  return start;
}

void TableRows::finish() {
  const size_t footer = footer_start();
  std::deque<Held> below(std::make_move_iterator(held_.begin() + static_cast<ptrdiff_t>(footer)),
                         std::make_move_iterator(held_.end()));
  held_.resize(footer);
  release(footer);
  footer_lines_ = below.size();
  if (!below.empty()) {
    const std::vector<std::string> cells = below.front().row.cells;
    const auto filled = std::find_if(cells.begin(), cells.end(), [](const std::string& cell) { return !cell.empty(); });
    tell(Code::dialect_footer, below.front().record, kNoPlace, filled == cells.end() ? "" : *filled, {}, below.size());
  }
  if (headers_again_)
    tell(Code::dialect_header_again, first_header_again_, kNoPlace, outline_.header[0], {}, headers_again_);
  if (ended_) {
    const std::string rows = std::to_string(left_out_);
    const Argument argument{"found", rows};
    tell(Code::dialect_other_table, other_table_, kNoPlace, {}, {&argument, 1});
  }
  send();
}

/// Rows left out are no records; rows below the units are counted from there.
void TableRows::on_reader_finding(const Finding& finding) {
  const Code code = finding.code;
  const bool quotes = code == Code::dialect_quote_unclosed || code == Code::dialect_quote_not_doubled ||
                      code == Code::dialect_quote_in_bare_cell;
  if (quotes && odd_offsets_.size() < kOddOffsets) odd_offsets_.push_back(finding.location.offset);
  Finding told = finding;
  if (told.location.record != kNoPlace) told.location.record -= std::min(told.location.record, units());
  next_.on_reader_finding(told);
}

void TableRows::tell(Code code, const Record& row, uint64_t column, std::string_view excerpt,
                     std::span<const Argument> arguments, uint64_t count) {
  const bool restored =
      code == Code::dialect_row_delimiter || code == Code::dialect_line_broken || code == Code::dialect_cells_joined;
  Location location{
      .record = restored ? row.number : kNoPlace, .line = row.line, .column = column, .offset = row.offset};
  next_.on_reader_finding({code, code_info(code).severity, location, {}, excerpt, arguments, count});
}

}  // namespace consentry

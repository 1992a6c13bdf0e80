// Rows, their faults and the recovery from stray quotes: the second half of CsvTokenizer.
#include <algorithm>

#include "core/format/csv_tokenizer.h"

namespace consentry {
namespace {

std::string_view view(const uint8_t* bytes, uint64_t size) {
  return {reinterpret_cast<const char*>(bytes), static_cast<size_t>(size)};
}

}  // namespace

/// Ends the open cell at index `end`, or at its closing quote.
void CsvTokenizer::end_cell(size_t end) {
  ++cell_count_;
  const uint64_t stop = cell_.quoted ? close_offset_ : at(end);
  if (cells_.size() > limits::kColumns || stop - row_offset_ > limits::kRecordBytes) return;
  cell_.start = static_cast<uint32_t>(cell_offset_ - row_offset_);
  cell_.end = static_cast<uint32_t>(stop - row_offset_);
  cells_.push_back(cell_);
}

/// Ends the row at the CR or LF at index `line_end`.
void CsvTokenizer::end_row(size_t line_end) {
  emit_row(at(line_end));
  state_ = State::row_start;
  end_line(line_end);
}

/// Steps over the CR or LF at `index`. Whether a CR is one half of a CRLF is seen at the next byte.
void CsvTokenizer::end_line(size_t index) {
  ++line_;
  if (data_[index] == '\r') {
    cr_end_ = at(index) + 1;
    pending_cr_ = true;
  } else {
    count_line_end(LineEnd::lf);
  }
}

/// Counts the end of the line before line_.
void CsvTokenizer::count_line_end(LineEnd kind) {
  ++line_ends_.count[static_cast<size_t>(kind)];
  pending_cr_ = false;
  if (!any_line_end_) first_line_end_kind_ = kind;
  else if (kind != first_line_end_kind_ && !line_ends_.first_other_line) line_ends_.first_other_line = line_ - 1;
  any_line_end_ = true;
}

const uint8_t* CsvTokenizer::record_bytes(uint64_t end) {
  if (row_offset_ >= base_) return data_ + (row_offset_ - base_);
  const uint64_t wanted = end - row_offset_;
  if (wanted > carry_.size()) carry_.append(view(data_, wanted - carry_.size()));
  return reinterpret_cast<const uint8_t*>(carry_.data());
}

void CsvTokenizer::emit_row(uint64_t end) {
  if (end - row_offset_ > limits::kRecordBytes) {
    emit_oversize();
  } else {
    const RowMark row{record_bytes(end), row_offset_, row_line_, static_cast<uint32_t>(end - row_offset_)};
    tell_cell_faults(row);
    batch_.add(row, cells_);
  }
  cells_.clear();
  cell_count_ = 0;
  odd_cells_ = skipping_ = false;
}

/// A record past the limit: told, numbered, but without cells.
void CsvTokenizer::emit_oversize() {
  const std::string limit = std::to_string(limits::kRecordBytes);
  const Argument argument{"limit", limit};
  batch_.fault(Code::size_record_too_long, row_line_, kNoPlace, row_offset_, {}, {&argument, 1});
  batch_.add({reinterpret_cast<const uint8_t*>(""), row_offset_, row_line_, 0}, {});
}

void CsvTokenizer::tell_cell_faults(const RowMark& row) {
  if (!odd_cells_ && row.size <= dialect_.max_cell_bytes) return;
  const std::string limit = std::to_string(dialect_.max_cell_bytes);
  const Argument argument{"limit", limit};
  bool bare_quote_told = false;
  for (size_t i = 0; i < cells_.size(); ++i) {
    const CellMark& cell = cells_[i];
    const std::string_view text = view(row.bytes + cell.start, cell.end - cell.start);
    const auto tell = [&](Code code, std::span<const Argument> arguments = {}) {
      batch_.fault(code, row_line_, i + 1, row_offset_ + cell.start - (cell.quoted ? 1 : 0), text, arguments);
    };
    if (cell.bare_quote && !bare_quote_told) tell(Code::dialect_quote_in_bare_cell);
    bare_quote_told |= cell.bare_quote;
    if (cell.stray) tell(Code::dialect_quote_not_doubled);
    if (cell.blanks) tell(Code::dialect_space_after_quote);
    if (text.size() > dialect_.max_cell_bytes) tell(Code::size_cell_too_long, {&argument, 1});
  }
}

/// A quote inside a quoted cell that neither closes it nor is doubled: text if the cell is still on its first line.
void CsvTokenizer::stray_quote() {
  state_ = State::quoted;
  if (crossed_) return unclosed(first_line_end_);
  cell_.stray = odd_cells_ = true;
}

/// True where an open quoted cell that went past its line can't close soundly any more. Not asked behind its closing quote, where a
/// block's end would count what is no part of the cell.
bool CsvTokenizer::too_far() const {
  return state_ == State::quoted && crossed_ &&
         (at(pos_) - quote_offset_ > dialect_.max_cell_bytes + 1 || at(pos_) - row_offset_ > limits::kRecordBytes);
}

/// The opening quote was a stray one: its line, which ends at `line_end`, is one damaged row; reading goes on after that line.
void CsvTokenizer::unclosed(uint64_t line_end) {
  if (line_end - row_offset_ <= limits::kRecordBytes) {
    const uint8_t* bytes = record_bytes(line_end);
    const uint32_t from = static_cast<uint32_t>(quote_offset_ - row_offset_);
    const uint32_t to = static_cast<uint32_t>(line_end - row_offset_);
    const std::string_view rest = view(bytes + from, to - from);
    const Code code = is_quoted_phrase(rest) ? Code::dialect_quote_not_doubled : Code::dialect_quote_unclosed;
    batch_.fault(code, quote_line_, cell_count_ + 1, quote_offset_, rest);
    split_literally(bytes, from, to);
  }
  // The row is out; what else is odd in it says nothing more.
  for (CellMark& cell : cells_) cell.bare_quote = cell.stray = cell.blanks = false;
  odd_cells_ = false;
  emit_row(line_end);
  state_ = State::row_start;
  if (crossed_) {
    line_ = quote_line_;
    resume_after(line_end);
  } else if (pos_ < size_) {
    end_line(pos_++);
  }
}

/// The text begins with a quoted phrase ("Anna" Nowak) and holds no other quote: it was never meant to be a quoted cell.
bool CsvTokenizer::is_quoted_phrase(std::string_view text) const {
  const char quote = static_cast<char>(dialect_.quote);
  const size_t second = text.find(quote, 1);
  if (second == text.npos || text.find(quote, second + 1) != text.npos) return false;
  const bool phrase = second > 1 && text[second - 1] != ' ' && second + 1 < text.size() && text[second + 1] == ' ';
  return phrase && second < text.find(static_cast<char>(dialect_.delimiter));
}

/// Cuts [from, to) of the row at every delimiter; quotes stand for themselves.
void CsvTokenizer::split_literally(const uint8_t* bytes, uint32_t from, uint32_t to) {
  uint32_t start = from;
  for (uint32_t i = from; i <= to; ++i) {
    if (i < to && bytes[i] != dialect_.delimiter) continue;
    ++cell_count_;
    if (cells_.size() <= limits::kColumns) cells_.push_back({start, i});
    start = i + 1;
  }
}

/// Reads on after the line end at `line_end`, which may lie in bytes of earlier blocks.
void CsvTokenizer::resume_after(uint64_t line_end) {
  const uint64_t offset = line_end + 1;
  const bool cr =
      line_end >= base_ ? data_[line_end - base_] == '\r' : carry_[static_cast<size_t>(line_end - row_offset_)] == '\r';
  ++line_;
  pending_cr_ = cr;
  if (cr) cr_end_ = offset;
  else count_line_end(LineEnd::lf);
  if (offset >= base_) {
    pos_ = static_cast<size_t>(offset - base_);
    return;
  }
  batch_.flush();
  const std::string replay =
      carry_.substr(static_cast<size_t>(offset - row_offset_), static_cast<size_t>(base_ - offset));
  carry_.clear();
  const std::span<const uint8_t> block(data_, size_);
  const uint64_t base = base_;
  start_block({reinterpret_cast<const uint8_t*>(replay.data()), replay.size()}, offset);
  run();
  batch_.flush();
  keep_open_row();
  start_block(block, base);
}

/// At the end of a block: the bytes of the open row are kept, up to the limit.
void CsvTokenizer::keep_open_row() {
  if (state_ == State::row_start) {
    carry_.clear();
    return;
  }
  if (row_offset_ >= base_) carry_.assign(view(data_ + (row_offset_ - base_), at(size_) - row_offset_));
  else if (!skipping_) carry_.append(view(data_, size_));
  if (at(size_) - row_offset_ <= limits::kRecordBytes || crossed_) return;
  skipping_ = true;
  carry_ = std::string();
}

}  // namespace consentry

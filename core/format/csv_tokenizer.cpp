// The state machine; see csv_tokenizer.h for its rules. Rows, faults and recovery stand in csv_rows.cpp.
#include "core/format/csv_tokenizer.h"

#include <bit>

namespace consentry {

CsvTokenizer::CsvTokenizer(const CsvDialect& dialect, uint64_t offset, uint64_t line, RowBatch& batch)
    : dialect_(dialect), batch_(batch), base_(offset), line_(line) {}

void CsvTokenizer::start_block(std::span<const uint8_t> bytes, uint64_t base) {
  data_ = bytes.data();
  size_ = bytes.size();
  base_ = base;
  pos_ = 0;
  window_ = SIZE_MAX;
}

void CsvTokenizer::feed(std::span<const uint8_t> bytes) {
  start_block(bytes, base_ + size_);
  do {
    run();
    if (too_far()) unclosed(first_line_end_);
  } while (pos_ < size_);
  batch_.flush();
  keep_open_row();
}

void CsvTokenizer::finish() {
  start_block({}, base_ + size_);
  while (state_ == State::quoted) unclosed(crossed_ ? first_line_end_ : at(size_));
  if (pending_cr_) count_line_end(LineEnd::cr);
  if (state_ == State::blanks_after_quote) cell_.blanks = odd_cells_ = true;
  if (state_ == State::cell_start) cell_offset_ = at(size_), cell_ = {};
  if (state_ != State::row_start) {
    end_cell(size_);
    emit_row(at(size_));
  }
  state_ = State::row_start;
  batch_.flush();
}

void CsvTokenizer::run() {
  while (pos_ < size_) {
    if (state_ == State::row_start && take_quick_rows()) continue;
    switch (state_) {
      case State::row_start: on_row_start(); break;
      case State::cell_start: on_cell_start(); break;
      case State::bare: on_bare(); break;
      case State::quoted: on_quoted(); break;
      case State::quote_seen: on_quote_seen(); break;
      case State::blanks_after_quote: on_blanks_after_quote(); break;
    }
  }
}

void CsvTokenizer::load_masks(size_t window) {
  window_ = window;
  const ByteNeedles needles{dialect_.delimiter, dialect_.quote};
  masks_ = size_ - window >= 64 ? byte_masks(data_ + window, needles)
                                : byte_masks_of_rest(data_ + window, size_ - window, needles);
}

/// First delimiter (outside quotes), quote or line end from `from` on; size_ if there is none.
template <bool kQuoted>
size_t CsvTokenizer::find(size_t from) {
  while (from < size_) {
    const size_t window = from & ~size_t{63};
    if (window != window_) load_masks(window);
    uint64_t hits = masks_.quote | masks_.line_end;
    if (!kQuoted) hits |= masks_.delimiter;
    hits >>= from & 63;
    if (hits) return from + static_cast<size_t>(std::countr_zero(hits));
    from = window + 64;
  }
  return size_;
}

void CsvTokenizer::on_row_start() {
  const uint8_t byte = data_[pos_];
  if (pending_cr_) {
    const bool crlf = byte == '\n';
    count_line_end(crlf ? LineEnd::crlf : LineEnd::cr);
    if (crlf) ++pos_;
  } else if (byte == '\n' || byte == '\r') {
    if (line_ends_.blank_lines++ == 0) line_ends_.first_blank_line = line_;
    end_line(pos_++);
  } else {
    row_offset_ = at(pos_);
    row_line_ = line_;
    state_ = State::cell_start;
  }
}

void CsvTokenizer::on_cell_start() {
  cell_offset_ = at(pos_);
  crossed_ = false;
  cell_ = {};
  if (data_[pos_] == dialect_.quote && dialect_.quote != dialect_.delimiter) {
    quote_offset_ = cell_offset_++;
    quote_line_ = line_;
    cell_.quoted = true;
    ++pos_;
    state_ = State::quoted;
  } else {
    state_ = State::bare;
  }
}

void CsvTokenizer::on_bare() {
  const size_t found = find<false>(pos_);
  pos_ = found + 1;
  if (found == size_) {
    pos_ = size_;
  } else if (data_[found] == dialect_.delimiter) {
    end_cell(found);
    state_ = State::cell_start;
  } else if (data_[found] == dialect_.quote) {
    cell_.bare_quote = odd_cells_ = true;
  } else {
    end_cell(found);
    end_row(found);
  }
}

void CsvTokenizer::on_quoted() {
  const size_t found = find<true>(pos_);
  pos_ = found;
  if (too_far()) {
    unclosed(first_line_end_);
  } else if (found == size_) {
    return;
  } else if (data_[found] == dialect_.quote) {
    ++pos_;
    close_offset_ = at(found);
    state_ = State::quote_seen;
  } else if (data_[found] == '\n' && cr_end_ == at(found)) {
    ++pos_;
  } else if (!crossed_ && (cell_.stray || at(found) - row_offset_ > limits::kRecordBytes)) {
    unclosed(at(found));
  } else {
    if (!crossed_) first_line_end_ = at(found);
    crossed_ = true;
    ++line_;
    if (data_[found] == '\r') cr_end_ = at(found) + 1;
    ++pos_;
  }
}

void CsvTokenizer::on_quote_seen() {
  const uint8_t byte = data_[pos_];
  if (byte == dialect_.quote) {
    cell_.doubled = true;
    ++pos_;
    state_ = State::quoted;
  } else if (byte == dialect_.delimiter) {
    end_cell(pos_++);
    state_ = State::cell_start;
  } else if (byte == '\n' || byte == '\r') {
    end_cell(pos_);
    end_row(pos_++);
  } else if (byte == ' ' || byte == '\t') {
    state_ = State::blanks_after_quote;
  } else {
    stray_quote();
  }
}

void CsvTokenizer::on_blanks_after_quote() {
  const uint8_t byte = data_[pos_];
  if (byte == ' ' || byte == '\t') {
    if (byte != dialect_.delimiter) {
      ++pos_;
      if (crossed_ && at(pos_) - row_offset_ > limits::kRecordBytes) unclosed(first_line_end_);
      return;
    }
  } else if (byte != dialect_.delimiter && byte != '\n' && byte != '\r') {
    return stray_quote();
  }
  cell_.blanks = odd_cells_ = true;
  state_ = State::quote_seen;  // which ends the cell at this byte
}

}  // namespace consentry

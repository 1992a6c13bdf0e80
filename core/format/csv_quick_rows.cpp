// Rows of plain RFC 4180 by the structural index: the part of CsvTokenizer that most bytes of most files take.
#include <algorithm>

#include "core/format/csv_tokenizer.h"

namespace consentry {
namespace {

std::string_view view(const uint8_t* bytes, size_t size) { return {reinterpret_cast<const char*>(bytes), size}; }

void fill_bare(RowBatch::Room room, const uint8_t* row, size_t start, size_t end, const uint16_t* marks, size_t cells) {
  size_t from = start;
  for (size_t i = 0; i < cells; ++i) {
    const size_t to = i + 1 < cells ? marks[i] : end;
    room.texts[i] = view(row + (from - start), to - from);
    room.starts[i] = static_cast<uint32_t>(from - start);
    from = to + 1;
  }
}

}  // namespace

/// Takes the rows that lie whole and plain from pos_ on, as far as one stretch of the index goes; false if there is none.
bool CsvTokenizer::take_quick_rows() {
  if (!dialect_.quick || pending_cr_) return false;
  const uint8_t* bytes = data_ + pos_;
  const size_t size = std::min(size_ - pos_, StructuralIndex::kMost);
  index_.read(bytes, size, {dialect_.delimiter, dialect_.quote});
  const uint16_t* marks = index_.marks();
  size_t start = 0, mark = 0;
  for (size_t row = 0; row < index_.rows(); ++row) {
    const size_t last = index_.row_end(row), line_end = marks[last];
    const bool crlf = line_end > start && bytes[line_end - 1] == '\r';
    if (!take_quick_row(start, line_end - crlf, marks + mark, last + 1 - mark)) break;
    end_quick_line(crlf);
    mark = last + 1;
    start = line_end + 1;
  }
  pos_ += start;
  return start > 0;
}

/// The row from index `start` of the stretch up to `end`; false if it is for the state machine.
bool CsvTokenizer::take_quick_row(size_t start, size_t end, const uint16_t* marks, size_t cells) {
  if (start == end) {
    if (line_ends_.blank_lines++ == 0) line_ends_.first_blank_line = line_;
    return true;
  }
  if (cells > limits::kColumns || end - start > dialect_.max_cell_bytes) return false;
  const StructuralWindow holds = index_.between(start, end);
  const RowBatch::Room room = batch_.room_for(cells);
  const uint8_t* bytes = data_ + pos_ + start;
  fill_bare(room, bytes, start, end, marks, cells);
  if (holds.quote) fill_quoted(room, bytes, cells, holds.doubled);
  const bool odd = holds.odd && may_hold_odd_characters(bytes, end - start);
  batch_.add_filled({bytes, at(pos_ + start), line_, static_cast<uint32_t>(end - start)}, cells, !holds.not_plain, odd);
  if (holds.inner_line_feed) line_ += index_.inner_line_feeds(start, end);
  return true;
}

/// Takes the quotes off, of cells as they lie in the row.
void CsvTokenizer::fill_quoted(RowBatch::Room room, const uint8_t* bytes, size_t cells, bool any_doubled) {
  for (size_t i = 0; i < cells; ++i) {
    std::string_view& text = room.texts[i];
    if (text.empty() || bytes[room.starts[i]] != dialect_.quote) continue;
    text = text.substr(1, text.size() - 2);
    if (any_doubled && text.find(static_cast<char>(dialect_.quote)) != text.npos) text = batch_.undouble(text);
  }
}

void CsvTokenizer::end_quick_line(bool crlf) {
  ++line_;
  const LineEnd kind = crlf ? LineEnd::crlf : LineEnd::lf;
  if (any_line_end_ && kind == first_line_end_kind_) ++line_ends_.count[static_cast<size_t>(kind)];
  else count_line_end(kind);
}

}  // namespace consentry

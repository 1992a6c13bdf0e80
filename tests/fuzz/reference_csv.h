// What core/format/csv_tokenizer.h promises, written once more for a whole text, character by character and without thought for speed.
// Tells rows and findings as tests/support/read_text.h does. Memory: everything.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/finding.h"
#include "core/format/csv_tokenizer.h"

namespace consentry::fuzz {

class ReferenceCsv {
 public:
  std::vector<std::string> rows, findings;

  /// `start`, `line`: where the text's first row begins.
  ReferenceCsv(std::string_view text, size_t start, uint64_t line, const CsvDialect& dialect, bool header)
      : text_(text), at_(start), line_(line), dialect_(dialect), number_(header ? 0 : 1) {
    while (at_ < text_.size())
      if (line_end(at_)) blank_line();
      else row();
    tell_line_ends();
  }

 private:
  struct Cell {
    std::string text;
    size_t raw = 0;  // bytes between its quotes, or all
    size_t start = 0;
    bool bare_quote = false, stray = false, blanks = false;
  };

  bool line_end(size_t at) const { return text_[at] == '\n' || text_[at] == '\r'; }
  bool is(size_t at, uint8_t byte) const { return at < text_.size() && static_cast<uint8_t>(text_[at]) == byte; }
  bool delimiter(size_t at) const { return is(at, dialect_.delimiter); }
  bool has_quotes() const { return dialect_.quote != dialect_.delimiter; }
  bool quote(size_t at) const { return has_quotes() && is(at, dialect_.quote); }
  bool blank(size_t at) const { return !delimiter(at) && (is(at, ' ') || is(at, '\t')); }
  bool cell_ends(size_t at) const { return at >= text_.size() || delimiter(at) || line_end(at); }
  size_t end_of_line(size_t at) const { return std::min(text_.find_first_of("\r\n", at), text_.size()); }

  void step_over_line_end() {
    const bool crlf = text_.substr(at_, 2) == "\r\n";
    const size_t kind = crlf ? 1 : text_[at_] == '\r' ? 2 : 0;
    if (!kinds_[0] && !kinds_[1] && !kinds_[2]) first_kind_ = kind;
    else if (kind != first_kind_ && !other_line_) other_line_ = line_;
    ++kinds_[kind];
    at_ += crlf ? 2 : 1;
    ++line_;
  }

  void blank_line() {
    if (!blank_lines_++) first_blank_ = line_;
    step_over_line_end();
  }

  void row() {
    row_ = at_;
    row_line_ = line_;
    cells_.clear();
    damaged_ = false;
    while (cell()) ++at_;
    tell_cells();
    tell_row();
    if (at_ < text_.size()) step_over_line_end();
  }

  /// Reads one cell; false where the row ends behind it.
  bool cell() {
    Cell cell;
    cell.start = at_;
    if (!quote(at_)) bare(cell);
    else if (!quoted(cell)) return literally(cell.start);
    cells_.push_back(cell);
    return delimiter(at_);
  }

  void bare(Cell& cell) {
    const size_t from = at_;
    for (; !cell_ends(at_); ++at_) cell.bare_quote |= quote(at_);
    cell.text = text_.substr(from, at_ - from);
    cell.raw = cell.text.size();
  }

  /// False where the opening quote was a stray one; then nothing has been read.
  bool quoted(Cell& cell) {
    const size_t opened = at_, opened_line = line_;
    bool crossed = false;
    for (size_t i = at_ + 1; i < text_.size(); ++i) {
      const bool mark = quote(i) || line_end(i);
      if (mark && crossed && i - opened > dialect_.max_cell_bytes + 1) break;
      if (line_end(i)) {
        if (cell.stray) break;
        crossed = true;
        if (!(text_[i] == '\n' && text_[i - 1] == '\r' && i - 1 > opened)) ++line_;
      } else if (quote(i)) {
        if (quote(i + 1)) {
          ++i;  // one of the two is text
        } else if (const size_t after = behind_blanks(i + 1); cell_ends(after)) {
          cell.blanks = after > i + 1;
          cell.raw = i - opened - 1;
          at_ = after;
          return true;
        } else {
          if (crossed) break;
          cell.stray = true;
        }
      }
      cell.text += text_[i];
    }
    line_ = opened_line;
    return false;
  }

  size_t behind_blanks(size_t at) const {
    while (at < text_.size() && blank(at)) ++at;
    return at;
  }

  /// "Two words" and more, with no other quote: no quoted cell.
  bool is_phrase(std::string_view rest) const {
    const char quote = static_cast<char>(dialect_.quote);
    if (std::count(rest.begin(), rest.end(), quote) != 2) return false;
    const size_t second = rest.find(quote, 1);
    const std::string_view cell = rest.substr(0, rest.find(static_cast<char>(dialect_.delimiter)));
    return second > 1 && second + 1 < cell.size() && rest[second - 1] != ' ' && rest[second + 1] == ' ';
  }

  /// The rest of the line, cut at every delimiter; the row is damaged.
  bool literally(size_t from) {
    const size_t end = end_of_line(from);
    const Code code =
        is_phrase(text_.substr(from, end - from)) ? Code::dialect_quote_not_doubled : Code::dialect_quote_unclosed;
    findings.push_back(finding(code, row_line_of_quote(), cells_.size() + 1, from));
    damaged_ = true;
    for (size_t start = from;;) {
      const size_t stop = std::min({text_.find(static_cast<char>(dialect_.delimiter), start), end});
      Cell cell;
      cell.text = text_.substr(start, stop - start);
      cell.start = start;
      cells_.push_back(cell);
      if (stop == end) break;
      start = stop + 1;
    }
    at_ = end;
    return false;
  }

  uint64_t row_line_of_quote() const { return line_; }

  std::string finding(Code code, uint64_t line, uint64_t column, size_t offset) const {
    return std::to_string(static_cast<int>(code)) + " " + (number_ ? std::to_string(number_) : "-") + ":" +
           std::to_string(line) + ":" + std::to_string(column) + ":-+" + std::to_string(offset);
  }

  void tell_cells() {
    bool told = damaged_;
    for (size_t i = 0; i < cells_.size(); ++i) {
      const Cell& cell = cells_[i];
      const auto tell = [&](Code code) { findings.push_back(finding(code, row_line_, i + 1, cell.start)); };
      if (cell.bare_quote && !told) tell(Code::dialect_quote_in_bare_cell);
      told |= cell.bare_quote;
      if (cell.stray && !damaged_) tell(Code::dialect_quote_not_doubled);
      if (cell.blanks && !damaged_) tell(Code::dialect_space_after_quote);
      const size_t size = damaged_ && !cell.raw ? cell.text.size() : cell.raw;
      if (size > dialect_.max_cell_bytes) tell(Code::size_cell_too_long);
    }
  }

  void tell_row() {
    std::string text = std::to_string(number_++) + "@" + std::to_string(row_line_) + "+" + std::to_string(row_) + "[";
    for (const Cell& cell : cells_) text += cell.text + "|";
    rows.push_back(text + "]");
  }

  void tell_line_ends() {
    const auto number = [](Code code) { return std::to_string(static_cast<int>(code)); };
    if ((kinds_[0] > 0) + (kinds_[1] > 0) + (kinds_[2] > 0) > 1)
      findings.push_back(number(Code::dialect_line_ends_mixed) + " -:" + std::to_string(other_line_) + ":-:-+-");
    if (!blank_lines_) return;
    findings.push_back(number(Code::dialect_blank_lines) + " -:" + std::to_string(first_blank_) + ":-:-+-");
    if (blank_lines_ != 1) findings.back() += "x" + std::to_string(blank_lines_);
  }

  const std::string_view text_;
  size_t at_;
  uint64_t line_;
  const CsvDialect dialect_;
  uint64_t number_;
  size_t row_ = 0;
  uint64_t row_line_ = 0;
  std::vector<Cell> cells_;
  bool damaged_ = false;
  uint64_t kinds_[3] = {}, blank_lines_ = 0, first_blank_ = 0, other_line_ = 0;
  size_t first_kind_ = 0;
};

}  // namespace consentry::fuzz

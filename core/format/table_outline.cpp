// See table_outline.h.
#include "core/format/table_outline.h"

#include <algorithm>
#include <map>

#include "core/format/table_words.h"

namespace consentry {
namespace {

constexpr size_t kRowsAbove = 40;  // so many at most stand above a header
constexpr size_t kUnitRows = 2;
constexpr size_t kTitleRows = 4;

using Cells = std::vector<std::string>;

size_t filled(const Cells& cells) {
  return static_cast<size_t>(std::count_if(
      cells.begin(), cells.end(), [](const std::string& cell) { return cell_shape(cell) != CellShape::blank; }));
}

/// Of most rows, of as many the first. Titles are rows of one cell, and in a small file there may be as many of them.
uint32_t usual_width(const std::vector<HeadRow>& rows) {
  std::map<size_t, size_t> seen;
  for (const HeadRow& row : rows) seen[row.cells.size()] += row.cells.size() > 1 ? 3 : 1;
  const auto rarer = [&](const HeadRow& a, const HeadRow& b) { return seen[a.cells.size()] < seen[b.cells.size()]; };
  return static_cast<uint32_t>(std::max_element(rows.begin(), rows.end(), rarer)->cells.size());
}

/// Cells up to the last one that is filled.
size_t used(const Cells& cells) {
  size_t count = cells.size();
  while (count > 0 && cell_shape(cells[count - 1]) == CellShape::blank) --count;
  return count;
}

/// Rows are full where most of their cells are filled; titles above a table leave them blank.
bool is_full(const Cells& cells, size_t width) { return cells.size() == width && 3 * filled(cells) >= 2 * width; }

class Outline {
 public:
  Outline(const std::vector<HeadRow>& rows, HeaderChoice::Kind choice, bool words_part)
      : rows_(rows), choice_(choice), words_part_(words_part) {}

  TableOutline make() {
    if (rows_.empty()) return result_;
    result_.width = rows_fit_the_first() ? static_cast<uint32_t>(rows_[0].cells.size()) : usual_width(rows_);
    const bool open = choice_ == HeaderChoice::Kind::found;
    if (open) first_ = first_row();
    const bool named = open ? is_header(first_) : choice_ == HeaderChoice::Kind::line;
    result_.first_line = rows_[first_].line;
    tell_titles();
    if (named) {
      result_.header_line = rows_[first_].line;
      result_.header = rows_[first_].cells;
      collect_units();
    }
    if (named && rows_[first_].cells.size() > result_.width && rows_.size() < 4)
      result_.width = static_cast<uint32_t>(rows_[first_].cells.size());
    result_.shapes = shapes_from(first_ + (named ? 1 : 0));
    return result_;
  }

 private:
  /// Names in the first row, and nothing in any row beyond them.
  bool rows_fit_the_first() const {
    const Cells& first = rows_[0].cells;
    return first.size() > 1 && filled(first) == first.size() && is_text(first) &&
           std::all_of(rows_.begin(), rows_.end(),
                       [&](const HeadRow& row) { return used(row.cells) <= first.size(); }) &&
           std::any_of(rows_.begin() + 1, rows_.end(),
                       [&](const HeadRow& row) { return used(row.cells) == first.size(); });
  }

  void tell_titles() {
    result_.titles = first_;
    if (first_ == 0) return;
    result_.title_line = rows_[0].line;
    for (const std::string& cell : rows_[0].cells)
      if (result_.title.empty()) result_.title = cell;
  }

  /// The header, or the first record where there is none. What holds an address is no title, wherever it stands.
  size_t first_row() const {
    const size_t row = row_below_titles();
    const auto at = [&](size_t i) { return rows_.begin() + static_cast<ptrdiff_t>(i); };
    return std::any_of(at(0), at(row), [](const HeadRow& one) { return holds_address(one.cells); }) ? 0 : row;
  }

  size_t row_below_titles() const {
    if (result_.width < 2) return 0;
    const size_t end = std::min(rows_.size(), kRowsAbove);
    size_t first = 0;
    while (first < end && rows_[first].cells.size() != result_.width) ++first;
    if (first == end) return 0;
    if (first > 0 && rows_[0].cells.size() > 1 && wide_header(first)) return first - 1;
    for (size_t i = first; i < end; ++i) {
      const Cells& cells = rows_[i].cells;
      if (is_full(cells, result_.width) && (is_text(cells) || !may_be_title(cells)))
        return header_below(is_text(cells) || i == first ? i : first);
      if (!may_be_title(cells)) return header_below(first);
    }
    return header_below(first);
  }

  /// Text in few of the cells, as a spreadsheet pads a title.
  bool may_be_title(const Cells& cells) const {
    return filled(cells) * 2 <= result_.width + 1 && !holds_address(cells);
  }

  /// A title may fall apart into as many cells as the table has; then names follow that suit the columns better.
  size_t header_below(size_t title) const {
    if (holds_address(rows_[title].cells) || (is_text(rows_[title].cells) && !words_part_)) return title;
    const size_t end = std::min(rows_.size(), title + kTitleRows);
    for (size_t i = title + 1; i + 1 < end; ++i) {
      const Cells& cells = rows_[i].cells;
      if (!is_full(cells, result_.width) || !is_text(cells) || is_text(rows_[i + 1].cells) || is_units(cells)) continue;
      const std::vector<CellShape> below = shapes_from(i + 1);
      return suits(rows_[title].cells, below) || suits(cells, below) ? title : i;
    }
    return title;
  }

  static bool is_units(const Cells& cells) {
    return is_units_row(std::vector<std::string_view>(cells.begin(), cells.end()));
  }

  static bool suits(const Cells& cells, const std::vector<CellShape>& columns) {
    for (size_t i = 0; i < cells.size(); ++i)
      if (!fits(cells[i], columns[i])) return false;
    return true;
  }

  /// A header that is shorter or longer than its rows, right above them.
  bool wide_header(size_t first) const {
    const Cells& cells = rows_[first - 1].cells;
    const bool wide = 2 * cells.size() > result_.width || cells.size() >= used(rows_[first].cells);
    return cells.size() > 1 && filled(cells) == cells.size() && wide && is_text(cells) && !is_text(rows_[first].cells);
  }

  static bool is_text(const Cells& cells) {
    return std::none_of(cells.begin(), cells.end(),
                        [](const std::string& cell) { return is_telling(cell_shape(cell)); });
  }

  static bool holds_address(const Cells& cells) {
    return std::any_of(cells.begin(), cells.end(),
                       [](const std::string& cell) { return cell_shape(cell) == CellShape::email; });
  }

  /// Names of columns look other than what stands below them.
  bool is_header(size_t row) {
    const Cells& cells = rows_[row].cells;
    if (holds_address(cells)) return false;
    const std::vector<CellShape> below = shapes_from(row + 1);
    size_t like = 0, unlike = 0, telling = 0;
    for (size_t i = 0; i < cells.size(); ++i) {
      const CellShape shape = cell_shape(cells[i]);
      telling += is_telling(shape);
      if (i >= below.size() || !is_telling(below[i]) || shape == CellShape::blank) continue;
      ++(is_telling(shape) && fits(cells[i], below[i]) ? like : unlike);
    }
    if (rows_.size() == row + 1) return 2 * telling < std::max<size_t>(1, filled(cells)) || telling == 0;
    if (like == 0) return true;
    result_.sure = unlike == 0;
    return unlike >= like;
  }

  void collect_units() {
    for (size_t i = first_ + 1; i < rows_.size() && i <= first_ + kUnitRows; ++i) {
      if (!is_units(rows_[i].cells)) return;
      result_.unit_lines.push_back(rows_[i].line);
    }
  }

  bool is_units_line(uint64_t line) const {
    return std::find(result_.unit_lines.begin(), result_.unit_lines.end(), line) != result_.unit_lines.end();
  }

  std::vector<CellShape> shapes_from(size_t row) const {
    std::vector<ColumnShape> columns(result_.width);
    for (; row < rows_.size(); ++row) {
      const Cells& cells = rows_[row].cells;
      if (cells.size() != result_.width || is_units_line(rows_[row].line)) continue;
      for (size_t i = 0; i < cells.size(); ++i) columns[i].add(cell_shape(cells[i]));
    }
    std::vector<CellShape> shapes;
    for (const ColumnShape& column : columns) shapes.push_back(column.shape());
    return shapes;
  }

  const std::vector<HeadRow>& rows_;
  const HeaderChoice::Kind choice_;
  const bool words_part_;  // blanks part cells, as they do the words of titles
  size_t first_ = 0;
  TableOutline result_;
};

}  // namespace

void ColumnShape::add(CellShape shape) { ++seen_[static_cast<size_t>(shape)]; }

/// Flags are numbers too, and some numbers look like phones; a few odd cells don't change a column.
CellShape ColumnShape::shape() const {
  const auto of = [&](CellShape shape) { return uint64_t{seen_[static_cast<size_t>(shape)]}; };
  uint64_t all = 0;
  for (size_t i = 1; i < std::size(seen_); ++i) all += seen_[i];
  const auto nearly_all = [&](uint64_t count) { return count > 0 && 10 * count >= 9 * all; };
  for (const CellShape one : {CellShape::flag, CellShape::email, CellShape::moment, CellShape::link})
    if (nearly_all(of(one))) return one;
  if (nearly_all(of(CellShape::number) + of(CellShape::flag))) return CellShape::number;
  if (nearly_all(of(CellShape::phone) + of(CellShape::number) + of(CellShape::flag))) return CellShape::phone;
  return all ? CellShape::words : CellShape::blank;
}

bool fits(std::string_view cell, CellShape column) {
  const CellShape shape = cell_shape(cell);
  if (shape == CellShape::blank || column == shape) return true;
  if (column == CellShape::words || column == CellShape::odd)
    return shape != CellShape::email && shape != CellShape::link;
  if (column == CellShape::number) return shape == CellShape::flag;
  if (column == CellShape::phone) return shape == CellShape::number || shape == CellShape::flag;
  return column == CellShape::blank;
}

TableOutline outline_table(const std::vector<HeadRow>& rows, HeaderChoice::Kind choice, std::string_view delimiter) {
  return Outline(rows, choice, delimiter == " ").make();
}

}  // namespace consentry

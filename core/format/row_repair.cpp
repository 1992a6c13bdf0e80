// See row_repair.h.
#include "core/format/row_repair.h"

#include <algorithm>

namespace consentry {
namespace {

constexpr std::string_view kOthers = ",;\t|:^~";

/// Every cell fits its column, and at least one column tells.
bool fits_all(const std::vector<std::string>& cells, std::span<const CellShape> columns) {
  bool told = false;
  for (size_t i = 0; i < cells.size(); ++i) {
    const CellShape shape = cell_shape(cells[i]);
    // A column that tells nothing may hold anything but an address, which belongs into its own.
    if (columns[i] != CellShape::blank || shape != CellShape::blank) {
      if (shape != CellShape::blank && is_telling(columns[i]) != is_telling(shape) && is_telling(columns[i]))
        return false;
    }
    if (shape == CellShape::email && columns[i] != CellShape::email) return false;
    if (is_telling(columns[i]) && shape != CellShape::blank) {
      if (columns[i] == CellShape::email || columns[i] == CellShape::moment || columns[i] == CellShape::flag ||
          columns[i] == CellShape::link) {
        if (shape != columns[i]) return false;
      }
      told = true;
    }
  }
  return told;
}

bool may_be_long(CellShape column) {
  return column == CellShape::words || column == CellShape::odd || column == CellShape::blank;
}

KeptRow merged(const KeptRow& row, size_t at, size_t extra, std::string_view delimiter) {
  KeptRow result;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    const bool goes_on = i > at && i <= at + extra;
    if (goes_on) (result.cells.back() += delimiter) += row.cells[i];
    else result.cells.push_back(row.cells[i]), result.starts.push_back(row.starts[i]);
  }
  return result;
}

/// The text behind the delimiter goes on as a sentence does.
bool reads_on(const KeptRow& row, size_t at, size_t extra) {
  for (size_t i = at + 1; i <= at + extra; ++i)
    if (!row.cells[i].starts_with(' ')) return false;
  return true;
}

/// Pieces of a text; a number or a date is a cell of its own.
bool are_words(const KeptRow& row, size_t at, size_t extra) {
  for (size_t i = at; i <= at + extra; ++i)
    if (cell_shape(row.cells[i]) != CellShape::words) return false;
  return true;
}

}  // namespace

std::optional<RestoredRow> split_by_another(const KeptRow& row, std::span<const CellShape> columns) {
  std::optional<RestoredRow> found;
  if (row.cells.size() != 1 || columns.size() < 2) return found;
  const std::string& text = row.cells[0];
  if (text.find_first_of("\"\n\r") != text.npos) return found;
  for (const char other : kOthers) {
    KeptRow parts{{""}, {row.starts[0]}};
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] != other) {
        parts.cells.back() += text[i];
        continue;
      }
      parts.cells.emplace_back();
      parts.starts.push_back(row.starts[0] + static_cast<uint32_t>(i) + 1);
    }
    if (parts.cells.size() != columns.size() || !fits_all(parts.cells, columns)) continue;
    if (found) return std::nullopt;
    found = RestoredRow{std::move(parts), 0, other};
  }
  return found;
}

std::optional<RestoredRow> join_cells(const KeptRow& row, std::string_view delimiter,
                                      std::span<const CellShape> columns) {
  if (row.cells.size() <= columns.size() || columns.size() < 2) return std::nullopt;
  const size_t extra = row.cells.size() - columns.size();
  if (extra > 4) return std::nullopt;
  std::vector<RestoredRow> possible, reading_on;
  for (size_t at = 0; at < columns.size(); ++at) {
    if (!may_be_long(columns[at]) || !are_words(row, at, extra)) continue;
    RestoredRow one{merged(row, at, extra, delimiter), at + 1, 0};
    if (!fits_all(one.row.cells, columns)) continue;
    if (reads_on(row, at, extra)) reading_on.push_back(one);
    const bool pinned = at > 0 && at + 1 < columns.size() && is_telling(columns[at - 1]) && is_telling(columns[at + 1]);
    if (pinned) possible.push_back(std::move(one));
  }
  if (reading_on.size() == 1) return reading_on.front();
  if (possible.size() == 1) return possible.front();
  return std::nullopt;
}

std::optional<RestoredRow> join_lines(const KeptRow& first, const KeptRow& second, uint32_t distance,
                                      std::span<const CellShape> columns) {
  if (first.cells.empty() || second.cells.empty() || first.cells.size() + second.cells.size() != columns.size() + 1)
    return std::nullopt;
  const size_t at = first.cells.size() - 1;
  if (!may_be_long(columns[at]) || is_telling(cell_shape(second.cells[0])) || is_telling(cell_shape(first.cells[at])))
    return std::nullopt;
  RestoredRow result{first, at + 1, 0};
  (result.row.cells.back() += '\n') += second.cells[0];
  for (size_t i = 1; i < second.cells.size(); ++i) {
    result.row.cells.push_back(second.cells[i]);
    result.row.starts.push_back(distance + second.starts[i]);
  }
  if (!fits_all(result.row.cells, columns)) return std::nullopt;
  return result;
}

}  // namespace consentry

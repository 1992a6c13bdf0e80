// See rejects_columns.h.
#include "core/format/rejects_columns.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "core/format/dialect.h"
#include "core/rejects_form.h"

namespace consentry {
namespace {

constexpr auto kNames = std::span(rejects_form::kColumns).first<3>();
constexpr std::string_view kCells = rejects_form::kColumns[3];

/// Cells of the first record, as far as names are concerned; empty where the head cuts it off.
std::vector<std::string> first_record(std::string_view head, char delimiter) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (size_t i = 0; i < head.size(); ++i) {
    const char c = head[i];
    if (quoted && c == '"' && head.substr(i + 1, 1) == "\"") cells.back() += head[i++];
    else if (c == '"' && (quoted || cells.back().empty())) quoted = !quoted;
    else if (quoted) cells.back() += c;
    else if (c == '\r' || c == '\n') return cells;
    else if (c == delimiter) cells.emplace_back();
    else cells.back() += c;
  }
  return {};
}

std::optional<size_t> count_of(std::string_view text) {
  size_t count = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, count);
  return error == std::errc() && stop == end ? std::optional(count) : std::nullopt;
}

bool all_blank(std::span<const std::string_view> cells) {
  return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return cell.empty(); });
}

}  // namespace

std::optional<char> find_rejects_delimiter(std::string_view head) {
  if (head.find(kNames[1]) == head.npos) return std::nullopt;
  head.remove_prefix(std::min(head.size(), head.find_first_not_of("\r\n")));
  for (char delimiter : std::string_view(",;\t|")) {
    const std::vector<std::string> cells = first_record(head, delimiter);
    const auto there = [&](std::string_view name) {
      return std::find(cells.begin(), cells.end(), name) != cells.end();
    };
    if (std::all_of(kNames.begin(), kNames.end(), there)) return delimiter;
  }
  return std::nullopt;
}

std::string_view without_apostrophe(std::string_view cell) {
  return cell.substr(cell.starts_with('\'') && rejects_form::needs_apostrophe(cell) ? 1 : 0);
}

// Of several columns with one of our names the last is ours: the others stood in the file that was checked.
std::optional<RejectsColumns> RejectsColumns::find(std::span<const std::string_view> header) {
  RejectsColumns columns;
  const auto place = [&](std::string_view name) {
    const auto last = std::find(header.rbegin(), header.rend(), name);
    return last == header.rend() ? std::optional<uint32_t>() : static_cast<uint32_t>(header.rend() - last - 1);
  };
  for (std::string_view name : kNames) {
    const auto found = place(name);
    if (!found) return std::nullopt;
    columns.own_.push_back(*found);
  }
  columns.cells_ = place(kCells);
  if (columns.cells_) columns.own_.push_back(*columns.cells_);
  std::sort(columns.own_.begin(), columns.own_.end());
  columns.width_ = header.size();
  for (uint32_t i = 0; i < header.size(); ++i) {
    if (!columns.is_own(i + 1)) columns.table_.push_back(i);
  }
  return columns;
}

void RejectsColumns::restore(const Record& row, std::vector<std::string_view>& cells,
                             std::vector<uint32_t>& starts) const {
  const size_t before = cells.size(), found = row.fields.size();
  const auto take = [&](size_t place) {
    cells.push_back(without_apostrophe(row.fields[place]));
    starts.push_back(row.starts[place]);
  };
  for (uint32_t place : table_) {
    if (place < found) take(place);
  }
  for (size_t place = width_; place < found; ++place) take(place);
  const std::string_view count = cells_ && *cells_ < found ? row.fields[*cells_] : std::string_view();
  const size_t size = own_size(std::span(cells).subspan(before), count);
  cells.resize(before + size);
  starts.resize(before + size);
}

// The row ends where it ended when it was written, unless a cell behind that was filled in since. What a spreadsheet appends to
// make all rows equally wide, behind the table, belongs to no row.
size_t RejectsColumns::own_size(std::span<const std::string_view> cells, std::string_view count) const {
  const size_t width = table_.size(), counted = count_of(count).value_or(width);
  for (size_t end : {counted, std::max(counted, width)}) {
    if (end < cells.size() && all_blank(cells.subspan(end))) return end;
  }
  return cells.size();
}

bool RejectsColumns::is_own(uint64_t file_column) const {
  return std::find(own_.begin(), own_.end(), file_column - 1) != own_.end();
}

uint64_t RejectsColumns::table_column(uint64_t file_column) const {
  if (file_column == kNoPlace) return file_column;
  const auto passed = std::lower_bound(own_.begin(), own_.end(), file_column - 1) - own_.begin();
  return file_column - static_cast<uint64_t>(passed);
}

uint64_t RejectsColumns::file_column(uint64_t table_column) const {
  if (table_column == kNoPlace) return table_column;
  return table_column <= table_.size() ? table_[static_cast<size_t>(table_column) - 1] + 1 : table_column + own_.size();
}

bool RejectsColumns::moved() const { return !table_.empty() && table_.back() + 1 != table_.size(); }

void FileColumns::on_finding(const Finding& finding) {
  Finding told = finding;
  told.location.column = columns_.file_column(finding.location.column);
  next_.on_finding(told);
}

}  // namespace consentry

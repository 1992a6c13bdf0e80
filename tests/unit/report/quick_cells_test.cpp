// The quick way through many cells against a plain reference: random columns of many shapes, batches of any size, short rows.
#include "core/report/quick_cells.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/report/value_kind.h"

using namespace consentry;

namespace {

using Random = std::mt19937_64;

size_t below(Random& random, size_t limit) { return random() % limit; }

std::string of_characters(Random& random, const std::vector<std::string>& characters, size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) text += characters[below(random, characters.size())];
  return text;
}

std::string digits(Random& random, size_t count) {
  return of_characters(random, {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}, count);
}

std::string name(Random& random) {
  return of_characters(random, {"a", "B", "ä", "ш", "字", "😀"}, 1 + below(random, 20));
}
std::string noise(Random& random) {
  return of_characters(random, {"@", "0", "-", ".", " ", "\t", "+", "\x80", "\xC3", "\xFF", "z", "é"},
                       below(random, 41));
}
std::string bytes(Random& random) {
  std::string text(below(random, 41), '\0');
  for (char& c : text) c = static_cast<char>(random());
  return text;
}
std::string address(Random& random) {
  return of_characters(random, {"a", "x", ".", "é"}, 1 + below(random, 30)) + "@" +
         of_characters(random, {"b", "-"}, 1 + below(random, 40));
}
std::string integer(Random& random) { return (below(random, 2) ? "+" : "") + digits(random, 1 + below(random, 30)); }
std::string date(Random& random) {
  const std::string mark(1, "-./"[below(random, 3)]), two = digits(random, 2);
  const std::string time =
      below(random, 4) ? "" : (below(random, 2) ? "T" : " ") + digits(random, below(random, 9)) + "é";
  return (below(random, 2) ? digits(random, 4) + mark + two + mark + two
                           : two + mark + two + mark + digits(random, 4)) +
         time;
}
std::string long_text(Random& random) {
  return of_characters(random, {"word ", "слово", "x"}, 1 + below(random, 60)) + (below(random, 50) ? "" : "@x");
}
std::string flag(Random& random) { return digits(random, 1) == "0" ? "no" : digits(random, 1); }

using Make = std::function<std::string(Random&)>;
const std::vector<Make> kShapes = {name, noise, bytes, address, integer, date, long_text, flag};

// Cells of one shape, a few of another one or blanks between.
std::vector<std::string> random_column(Random& random, size_t rows) {
  const Make& usual = kShapes[below(random, kShapes.size())];
  const Make& rare = kShapes[below(random, kShapes.size())];
  const size_t one_in = 1 + below(random, 3) * 40, change = below(random, 2) ? rows / 2 : rows;
  std::vector<std::string> cells;
  for (size_t i = 0; i < rows; ++i) {
    const bool blank = below(random, 10) == 0;
    cells.push_back(blank ? std::string(below(random, 3), ' ')
                          : (i >= change || below(random, one_in + 1) == 0 ? rare : usual)(random));
    if (below(random, 4) == 0 && i > 0) cells.back() = cells[below(random, i)];
  }
  return cells;
}

struct Wanted {
  uint64_t filled = 0, shortest = std::numeric_limits<uint64_t>::max(), longest = 0;
  uint8_t kinds = 0;
  std::set<std::string> values;

  void add(const std::string& cell) {
    if (cell.find_first_not_of(" \t\r\n") == cell.npos) return;
    const auto starts = [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; };
    const auto length = static_cast<uint64_t>(std::count_if(cell.begin(), cell.end(), starts));
    ++filled;
    shortest = std::min(shortest, length);
    longest = std::max(longest, length);
    kinds |= value_kind(cell);
    values.insert(cell);
  }
};

void compare(const ColumnStatistics& column, const Wanted& wanted) {
  CHECK(column.filled == wanted.filled);
  CHECK(column.shortest == wanted.shortest);
  CHECK(column.longest == wanted.longest);
  CHECK(column.kinds == wanted.kinds);
  CHECK(column.distinct.count() == std::min<size_t>(wanted.values.size(), 1000));
  CHECK(column.distinct.more() == (wanted.values.size() > 1000));
}

bool ascii(const std::vector<std::string_view>& row) {
  const auto plain = [](char c) { return static_cast<uint8_t>(c) < 0x7F; };
  return std::all_of(row.begin(), row.end(), [&](auto cell) { return std::all_of(cell.begin(), cell.end(), plain); });
}

}  // namespace

TEST_CASE("cells taken together give what a plain count of them gives") {
  constexpr size_t kColumns = 4, kRows = 3000;
  for (uint64_t seed = 0; seed < 40; ++seed) {
    Random random(seed);
    std::vector<std::vector<std::string>> columns;
    for (size_t i = 0; i < kColumns; ++i) columns.push_back(random_column(random, kRows));
    std::vector<Wanted> wanted(kColumns);
    std::vector<std::vector<std::string_view>> rows(kRows);
    std::vector<CheckedRecord> records(kRows);
    for (size_t r = 0; r < kRows; ++r) {
      const size_t width = below(random, 30) ? kColumns : below(random, kColumns + 2);
      for (size_t i = 0; i < width; ++i) rows[r].push_back(i < kColumns ? std::string_view(columns[i][r]) : "surplus");
      for (size_t i = 0; i < std::min(width, kColumns); ++i) wanted[i].add(columns[i][r]);
      records[r].record.fields = rows[r];
      records[r].record.plain = ascii(rows[r]) && below(random, 5) > 0;
    }
    ColumnTable table(kColumns);
    for (std::span<const CheckedRecord> left = records; !left.empty();) {
      const size_t batch = std::min(left.size(), 1 + below(random, below(random, 2) ? 700 : 20));
      table.add(left.first(batch));
      left = left.subspan(batch);
    }
    INFO("seed " << seed);
    for (size_t i = 0; i < kColumns; ++i) compare(table.columns()[i], wanted[i]);
  }
}

TEST_CASE("a cell of every length and of every first byte is told apart in a column of any kind") {
  const std::vector<std::string> usual = {"abcd", "a@bcd", "2024-03-01", "12345", "1.5"};
  for (const std::string& filler : usual) {
    for (size_t length = 0; length < 140; length += length < 36 ? 1 : 7) {
      for (const std::string& odd :
           {std::string(length, 'x'), std::string(length, '7'), std::string(length, ' '), std::string(length, '@'),
            std::string(length, 'x') + "@y", "+" + std::string(length, '7'), std::string(length, '\xBF'),
            "2024-03-01 " + std::string(length, '7'), std::string(length, 'x') + "@ y"}) {
        std::vector<std::string> cells(1300, filler);
        for (size_t i = 0; i < 1100; ++i) cells[i] += filler[0] == '2' ? "T" + std::to_string(i) : std::to_string(i);
        cells.back() = odd;
        std::vector<std::string_view> views(cells.begin(), cells.end());
        std::vector<CheckedRecord> records(cells.size());
        Wanted wanted;
        for (size_t i = 0; i < cells.size(); ++i) {
          wanted.add(cells[i]);
          records[i].record.fields = {&views[i], 1};
        }
        ColumnTable table(1);
        table.add(records);
        INFO(filler << " " << odd);
        compare(table.columns()[0], wanted);
      }
    }
  }
}

// Column statistics: exactness at their bounds.
#include "core/report/column_statistics.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <vector>

using namespace consentry;

namespace {

void add(ColumnTable& table, const std::vector<std::string>& cells, bool plain = false) {
  const std::vector<std::string_view> views(cells.begin(), cells.end());
  CheckedRecord checked;
  checked.record.fields = views;
  checked.record.plain = plain;
  table.add({&checked, 1});
}

}  // namespace

TEST_CASE("a column counts filled cells, lengths and rows of any width") {
  ColumnTable table(2);
  add(table, {"Zoë", ""});
  add(table, {" \t", "12", "surplus"});
  add(table, {"Al"});
  add(table, {});
  CHECK(table.rows() == 4);
  const ColumnStatistics& first = table.columns()[0];
  CHECK(first.filled == 2);
  CHECK(first.shortest == 2);
  CHECK(first.longest == 3);
  CHECK(table.columns()[1].filled == 1);
}

TEST_CASE("lengths are the same whether or not a row is known to be plain") {
  ColumnTable plain(1), careful(1);
  for (const char* text : {"abcdefgh", "abcdefghij", "ab", "abcde", "a"}) {
    add(plain, {text}, true);
    add(careful, {text}, false);
    CHECK(plain.columns()[0].shortest == careful.columns()[0].shortest);
    CHECK(plain.columns()[0].longest == careful.columns()[0].longest);
  }
}

TEST_CASE("distinct values are exact up to the bound, of every length") {
  for (size_t length = 0; length < 40; ++length) {
    ColumnTable table(1);
    std::set<std::string> seen;
    for (size_t i = 0; i < 1500; ++i) {
      const std::string text = std::string(length, 'x') + std::to_string(i % 1000);
      seen.insert(text);
      add(table, {text});
    }
    CHECK(table.columns()[0].distinct.count() == seen.size());
    CHECK_FALSE(table.columns()[0].distinct.more());
    add(table, {"one more"});
    CHECK(table.columns()[0].distinct.count() == 1000);
    CHECK(table.columns()[0].distinct.more());
  }
}

TEST_CASE("keys tell values apart that differ in one byte or only in length") {
  for (size_t length = 1; length < 40; ++length) {
    const std::string zeros(length, '\0');
    CHECK_FALSE(value_key(zeros) == value_key(std::string(length + 1, '\0')));
    for (size_t i = 0; i < length; ++i) {
      std::string other = zeros;
      other[i] = '\x01';
      CHECK_FALSE(value_key(zeros) == value_key(other));
      CHECK(value_key(other) == value_key(std::string(other)));
    }
  }
}

TEST_CASE("very wide tables count fewer distinct values in each column") {
  CHECK(distinct_limit(1) == 1000);
  CHECK(distinct_limit(512) == 1000);
  CHECK(distinct_limit(513) == 768);
  CHECK(distinct_limit(16384) == 48);
  ColumnTable table(16384);
  std::vector<std::string> cells(16384);
  for (size_t row = 0; row < 50; ++row) {
    for (std::string& cell : cells) cell = std::to_string(row);
    add(table, cells, true);
  }
  CHECK(table.columns()[0].distinct.count() == 48);
  CHECK(table.columns()[16383].distinct.more());
  CHECK(table.columns()[0].filled == 50);
}

TEST_CASE("batches of any size give the same statistics") {
  std::vector<std::vector<std::string>> rows;
  for (size_t i = 0; i < 500; ++i)
    rows.push_back({std::to_string(i % 70), i % 3 == 0 ? "" : "a" + std::to_string(i), "x"});
  std::vector<std::vector<std::string_view>> views;
  std::vector<CheckedRecord> records(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    views.emplace_back(rows[i].begin(), rows[i].begin() + static_cast<std::ptrdiff_t>(i % 4 == 0 ? 2 : 3));
    records[i].record.fields = views[i];
  }
  for (size_t batch : {1, 7, 64, 65, 500}) {
    ColumnTable table(3);
    for (std::span<const CheckedRecord> left = records; !left.empty();
         left = left.subspan(std::min(batch, left.size())))
      table.add(left.first(std::min(batch, left.size())));
    CHECK(table.rows() == 500);
    CHECK(table.columns()[0].distinct.count() == 70);
    CHECK(table.columns()[1].filled == 333);
    CHECK(table.columns()[2].filled == 375);
  }
}

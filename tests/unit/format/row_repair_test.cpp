// Damaged rows: restored where the columns leave one answer, and not otherwise.
#include "core/format/row_repair.h"

#include <catch2/catch_test_macros.hpp>

using namespace consentry;
using enum CellShape;

namespace {

const std::vector<CellShape> kColumns = {email, words, flag};

KeptRow row(std::vector<std::string> cells) {
  KeptRow kept{std::move(cells), {}};
  uint32_t at = 0;
  for (const std::string& cell : kept.cells) kept.starts.push_back(at), at += static_cast<uint32_t>(cell.size()) + 1;
  return kept;
}

}  // namespace

TEST_CASE("A row of another delimiter is split where its cells suit the columns", "[repair]") {
  const auto restored = split_by_another(row({"a@example.com;Anna;1"}), kColumns);
  REQUIRE(restored);
  CHECK(restored->delimiter == ';');
  CHECK(restored->row.cells == std::vector<std::string>{"a@example.com", "Anna", "1"});
  CHECK(restored->row.starts == std::vector<uint32_t>{0, 14, 19});
  CHECK_FALSE(split_by_another(row({"Anna;a@example.com;1"}), kColumns));  // an address where a name stands
  CHECK_FALSE(split_by_another(row({"a@example.com;Anna;yes"}), kColumns));
}

TEST_CASE("Cells are joined where a text was cut, and nowhere else", "[repair]") {
  const auto restored = join_cells(row({"a@example.com", "Nowak", " Anna", "1"}), ",", kColumns);
  REQUIRE(restored);
  CHECK(restored->column == 2);
  CHECK(restored->row.cells == std::vector<std::string>{"a@example.com", "Nowak, Anna", "1"});
  CHECK_FALSE(join_cells(row({"a@example.com", "Nowak", "1", "0"}), ",", kColumns));  // a consent is no part of a name
  const std::vector<CellShape> two_texts = {email, words, words, flag};
  CHECK_FALSE(join_cells(row({"a@example.com", "Nowak", "Anna", "Oslo", "1"}), ",", two_texts));
}

TEST_CASE("Lines are joined where together they are one row", "[repair]") {
  const auto restored = join_lines(row({"a@example.com", "first"}), row({"second", "1"}), 20, kColumns);
  REQUIRE(restored);
  CHECK(restored->row.cells == std::vector<std::string>{"a@example.com", "first\nsecond", "1"});
  CHECK(restored->row.starts == std::vector<uint32_t>{0, 14, 27});
  CHECK_FALSE(join_lines(row({"a@example.com", "x"}), row({"b@example.com", "1"}), 20, kColumns));
}

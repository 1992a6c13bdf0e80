// Where a table lies in a text: titles, header, units, and what its columns look like.
#include "core/format/table_outline.h"

#include <catch2/catch_test_macros.hpp>

#include "core/format/table_words.h"

using namespace consentry;
using enum HeaderChoice::Kind;

namespace {

TableOutline outline(std::string_view text, HeaderChoice::Kind choice = found) {
  return outline_table(head_rows(text, true, Dialect{.delimiter = ";"}, 100), choice, ";");
}

}  // namespace

TEST_CASE("The header is the first row that names the columns below it", "[outline]") {
  CHECK(outline("email;city\na@example.com;Oslo\n").header_line == 1);
  CHECK(outline("List\nof 2026\n\nemail;city\na@example.com;Oslo\nb@example.com;Rome\n").header_line == 4);
  CHECK(outline("List;;\nMade on;2026-11-23;\nemail;city;sum\na@example.com;Oslo;5\n").header_line == 3);
}

TEST_CASE("A first row like those below is none", "[outline]") {
  CHECK(outline("a@example.com;Oslo\nb@example.com;Rome\n").header_line == 0);
  CHECK(outline("1;2\n3;4\n5;6\n").header_line == 0);
  CHECK(outline("Anna;Oslo\nJan;Rome\n").header_line == 1);  // nothing tells
}

TEST_CASE("What the operator says of the header stands", "[outline]") {
  CHECK(outline("a@example.com;Oslo\nb@example.com;Rome\n", line).header_line == 1);
  CHECK(outline("email;city\na@example.com;Oslo\n", none).header_line == 0);
}

TEST_CASE("A row with an address is no title", "[outline]") {
  CHECK(outline("a@example.com\nemail;city;sum\nb@example.com;Rome;5\nc@example.com;Oslo;6\n").titles == 0);
}

TEST_CASE("Units below the header are left out of the shapes of columns", "[outline]") {
  const TableOutline found = outline("email;sum\n[text];(EUR)\na@example.com;1,5\nb@example.com;2,5\n");
  CHECK(found.unit_lines == std::vector<uint64_t>{2});
  CHECK(found.shapes == std::vector<CellShape>{CellShape::email, CellShape::number});
}

TEST_CASE("Rows below a table give themselves away", "[outline]") {
  const auto footer = [](std::vector<std::string_view> cells) { return is_footer_row(cells); };
  CHECK(footer({"Total: 5"}));
  CHECK(footer({"Suma", "", "", "12,5"}));
  CHECK(footer({"(5 rows)"}));
  CHECK_FALSE(footer({"Total", "a@example.com"}));
  CHECK_FALSE(footer({"Totalski", "Anna", "Oslo"}));
}

TEST_CASE("Cells look like what they hold", "[outline]") {
  CHECK(cell_shape("1") == CellShape::flag);
  CHECK(cell_shape("1.234,56 zł") == CellShape::number);
  CHECK(cell_shape("+48 (501) 228-855") == CellShape::phone);
  CHECK(cell_shape("23.11.2026 10:15") == CellShape::moment);
  CHECK(cell_shape("a@example.com") == CellShape::email);
  CHECK(cell_shape("ul. Długa 5, Łódź") == CellShape::words);
  CHECK(cell_shape("a;b") == CellShape::odd);
  CHECK(cell_shape("  ") == CellShape::blank);
}

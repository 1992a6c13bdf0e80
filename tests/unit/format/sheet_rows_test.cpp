// Cells of a sheet to records: order, gaps, header, padding, bounds, and texts that live as long as their batch.
#include "core/format/sheet_rows.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace consentry;

namespace {

using Texts = std::vector<std::string>;

/// What a handler was told: "header 2: a|b", "1@3 plain: a|b", "1@3 kinds 01: a|b", "!311 1@3 column 2 offset 20".
class Transcript : public RecordHandler {
 public:
  void on_header_record(const Record& record) override { lines.push_back("header " + shown(record)); }
  void on_batch(std::span<const Record> records) override {
    batches.push_back(records.size());
    for (const Record& record : records) lines.push_back(std::to_string(record.number) + "@" + shown(record));
  }
  void on_reader_finding(const Finding& finding) override {
    const Location& at = finding.location;
    const auto number = [](uint64_t n) { return n == kNoPlace ? "-" : std::to_string(n); };
    lines.push_back("!" + std::to_string(static_cast<int>(finding.code)) + " " + number(at.record) + "@" +
                    number(at.line) + " column " + number(at.column) + " offset " + number(at.offset));
  }

  Texts lines;
  std::vector<size_t> batches;

 private:
  static std::string shown(const Record& record) {
    std::string text = std::to_string(record.line);
    if (record.plain) text += " plain";
    if (!record.kinds.empty()) text += " ";
    for (const CellKind kind : record.kinds) text += static_cast<char>('0' + static_cast<int>(kind));
    text += ":";
    for (const std::string_view field : record.fields) text += (text.back() == ':' ? " " : "|") + std::string(field);
    CHECK(record.starts.size() == record.fields.size());
    return text;
  }
};

struct Rig {
  explicit Rig(HeaderChoice header = {}, uint64_t max_cell = limits::kCellBytes) : rows(handler, header, max_cell) {}

  void row(uint64_t line, std::initializer_list<std::string_view> cells) {
    rows.start_row(line, line * 100);
    uint32_t column = 0;
    for (const std::string_view cell : cells) add(column++, cell);
    rows.end_row();
  }
  /// From memory that is overwritten at once.
  void add(uint32_t column, std::string_view cell, CellKind kind = CellKind::text) {
    std::string text(cell);
    rows.add({column, kind, false, false, 10 * column, text});
    text.assign(text.size(), 'x');
  }
  Texts finished() {
    rows.finish();
    return handler.lines;
  }

  Transcript handler;
  SheetRows rows;
};

HeaderChoice at_line(uint64_t line) { return {HeaderChoice::Kind::line, line}; }
HeaderChoice no_header() { return {HeaderChoice::Kind::none, 0}; }

}  // namespace

TEST_CASE("The first row with a filled cell is the header, and rows are as wide as it", "[sheet]") {
  Rig rig;
  rig.row(1, {"", ""});
  rig.row(3, {"email", "phone", "name", ""});
  rig.row(4, {"a", "", "", "", ""});
  rig.row(5, {});
  rig.row(7, {"", "b", "c", "d", ""});
  CHECK(rig.finished() == Texts{"header 3 plain: email|phone|name", "1@4 plain: a||", "2@7 plain: |b|c|d"});
  CHECK(rig.rows.rows() == 3);
  CHECK(rig.rows.header_line() == 3);
}

TEST_CASE("Rows above a header that was pointed at are left out", "[sheet]") {
  Rig rig(at_line(3));
  rig.row(1, {"Title"});
  rig.row(2, {"x", "y"});
  rig.row(3, {});
  rig.row(4, {"email"});
  rig.row(5, {"a"});
  CHECK(rig.finished() == Texts{"header 4 plain: email", "1@5 plain: a"});
  CHECK(rig.rows.rows() == 2);
}

TEST_CASE("Without a header the first rows are as wide as the widest of them, whenever they are handed over",
          "[sheet]") {
  Rig rig(no_header());
  rig.row(1, {"a"});
  rig.rows.flush();
  rig.row(2, {"b", "c", "d"});
  rig.rows.flush();
  rig.row(3, {"e", "f"});
  CHECK(rig.finished() == Texts{"1@1 plain: a||", "2@2 plain: b|c|d", "3@3 plain: e|f|"});
  CHECK(rig.rows.header_line() == 0);
}

TEST_CASE("Cells come in any order and the last of twins counts", "[sheet]") {
  Rig rig(no_header());
  rig.rows.start_row(1, 0);
  rig.add(2, "c");
  CHECK_FALSE(rig.rows.has_cell(0));
  rig.add(0, "a", CellKind::number);
  CHECK(rig.rows.has_cell(0));
  CHECK_FALSE(rig.rows.has_cell(1));
  CHECK_FALSE(rig.rows.has_cell(9));
  rig.add(2, "d", CellKind::date);
  rig.add(4, "e");
  rig.add(4, "");
  CHECK(rig.rows.has_cell(4));
  rig.rows.end_row();
  CHECK(rig.finished() == Texts{"1@1 plain 103: a||d"});
}

TEST_CASE("Kinds are told only where a cell is no text", "[sheet]") {
  Rig rig;
  rig.row(1, {"a", "b"});
  rig.rows.start_row(2, 0);
  rig.add(0, "TRUE", CellKind::boolean);
  rig.add(1, "", CellKind::number);
  rig.rows.end_row();
  rig.row(3, {"x", "y"});
  CHECK(rig.finished() == Texts{"header 1 plain: a|b", "1@2 plain 20: TRUE|", "2@3 plain: x|y"});
}

TEST_CASE("Odd characters and lengths have the findings of text files", "[sheet]") {
  Rig rig({}, 20);
  rig.row(1, {"a", "b"});
  rig.row(2, {"\xC5\xBC\xC3\xB3\xC5\x82w", std::string_view("x\0y", 3)});
  rig.row(3, {"\x01", "\xEF\xBF\xBE"});
  rig.row(4, {"123456789012345678901", "tab\tand\nline"});
  const Texts found = rig.finished();
  CHECK(found == Texts{"header 1 plain: a|b", "!115 3@4 column 1 offset 400", "!311 1@2 column 2 offset 210",
                       "!312 2@3 column 1 offset 300", "!313 2@3 column 2 offset 310",
                       "1@2: \xC5\xBC\xC3\xB3\xC5\x82w|" + std::string("x\0y", 3), "2@3: \x01|\xEF\xBF\xBE",
                       "3@4 plain: 123456789012345678901|tab\tand\nline"});
}

TEST_CASE("A row past the limit is told and handed over without cells", "[sheet]") {
  Rig rig;
  rig.row(1, {"a", "b"});
  const std::string megabyte(1 << 20, 'm');
  rig.row(2, {megabyte, megabyte, megabyte, megabyte});
  rig.row(3, {megabyte, megabyte, megabyte, megabyte, "m"});
  rig.row(4, {"x"});
  const Texts found = rig.finished();
  REQUIRE(found.size() == 5);
  CHECK(found[1].starts_with("1@2 plain: mmm"));
  CHECK(found[2] == "!116 2@3 column - offset 300");
  CHECK(found[3] == "2@3 plain:");
  CHECK(found[4] == "3@4 plain: x|");
}

TEST_CASE("Batches are bounded by rows, cells and bytes", "[sheet]") {
  Rig rig;
  rig.row(1, {"a"});
  for (uint64_t line = 2; line < 700; ++line) rig.row(line, {"x"});
  rig.rows.finish();
  CHECK(rig.handler.batches == std::vector<size_t>{256, 256, 186});
  Rig wide;
  wide.rows.start_row(1, 0);
  wide.add(limits::kColumns - 1, "last");
  wide.add(limits::kColumns, "beyond");
  wide.rows.end_row();
  for (uint64_t line = 2; line < 12; ++line) wide.row(line, {"x"});
  wide.rows.finish();
  CHECK(wide.handler.batches == std::vector<size_t>{4, 4, 2});
  CHECK(wide.rows.cells() == 11 * limits::kColumns);
  Rig first(no_header());
  for (uint64_t line = 1; line < 10; ++line) first.row(line, {"x"});
  first.rows.start_row(10, 0);
  first.add(limits::kColumns - 1, "last");
  first.rows.end_row();
  first.rows.finish();
  CHECK(first.handler.batches == std::vector<size_t>{4, 4, 2});
}

TEST_CASE("A place is told for any cell of the row at hand", "[sheet]") {
  Rig rig;
  rig.rows.start_row(4, 50);
  CHECK(rig.rows.place(2, 7).record == kNoPlace);
  rig.add(0, "a");
  rig.rows.end_row();
  rig.rows.start_row(5, 80);
  const Location place = rig.rows.place(2, 7);
  CHECK(place.record == 1);
  CHECK(place.line == 5);
  CHECK(place.column == 3);
  CHECK(place.offset == 87);
}

// A rejects file read again is the table that was written: random tables of nasty cells through Rejects, a reader, and Rejects again.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "core/reader.h"
#include "core/report/rejects.h"
#include "tests/unit/report/sample_report.h"

using namespace consentry;
using test::SampleReport;

namespace {

using Row = std::vector<std::string>;

/// What a reader hands on.
class Table : public RecordHandler {
 public:
  Row header;
  std::vector<Row> rows;
  std::vector<Code> codes;

  void on_header_record(const Record& record) override { header = copy(record); }
  void on_batch(std::span<const Record> records) override {
    for (const Record& record : records) rows.push_back(copy(record));
  }
  void on_reader_finding(const Finding& finding) override { codes.push_back(finding.code); }

 private:
  static Row copy(const Record& record) {
    CHECK(record.starts.size() == record.fields.size());
    return Row(record.fields.begin(), record.fields.end());
  }
};

Table read(std::string_view text, size_t block, const ReaderSettings& settings = {}) {
  Table table;
  Reader reader(settings, table);
  for (size_t i = 0; i < text.size(); i += block) {
    const std::string piece(text.substr(i, block));
    reader.feed({reinterpret_cast<const uint8_t*>(piece.data()), piece.size()});
  }
  reader.finish();
  return table;
}

std::string write(const Row& header, const std::vector<Row>& rows) {
  std::string text;
  Rejects rejects(Language::en, [&](std::string_view part) { text += part; });
  rejects.on_header(SampleReport::mapping(header));
  for (uint64_t i = 0; i < rows.size(); ++i) {
    const std::vector<std::string_view> views(rows[i].begin(), rows[i].end());
    CheckedRecord checked;
    checked.record.number = checked.record.line = i + 1;
    checked.record.fields = views;
    checked.status = RowStatus::rejected;
    const Argument reason{"reason", "a \"b\",\r\nc"};
    rejects.on_finding({Code::identifier_phone_invalid, Severity::value, {i + 1, i + 2, 1}, "=x", {}, {&reason, 1}});
    rejects.on_records({&checked, 1});
  }
  return text;
}

class Random {
 public:
  explicit Random(uint32_t seed) : engine_(seed) {}
  size_t below(size_t end) { return engine_() % end; }
  std::string cell() {
    static const std::vector<std::string> kParts{"'",
                                                 "''",
                                                 "=",
                                                 "+",
                                                 "-",
                                                 "@",
                                                 "\t",
                                                 "\r",
                                                 "\n",
                                                 "\r\n",
                                                 ",",
                                                 ";",
                                                 "|",
                                                 "\"",
                                                 "\"\"",
                                                 " ",
                                                 "ą",
                                                 "漢",
                                                 "\u200b",
                                                 "0",
                                                 "48",
                                                 "501",
                                                 "sep=;",
                                                 "=1+1",
                                                 "'=1",
                                                 "+48 (501) 228-855",
                                                 "\\",
                                                 "\x01",
                                                 "%s",
                                                 "#N/A",
                                                 "=cmd|' /C calc'!A0",
                                                 "consentry_line"};
    std::string text;
    for (size_t n = below(6); n > 0; --n) text += kParts[below(kParts.size())];
    return text;
  }
  Row row(size_t cells) {
    Row made;
    while (made.size() < cells) made.push_back(cell());
    return made;
  }

 private:
  std::mt19937 engine_;
};

}  // namespace

TEST_CASE("every table comes back from its rejects file") {
  for (uint32_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const size_t width = 1 + random.below(6);
    const Row header = random.row(width);
    std::vector<Row> rows;
    for (size_t n = 1 + random.below(8); n > 0; --n)
      rows.push_back(random.row(random.below(3) ? width : random.below(width + 4)));
    const std::string text = write(header, rows);
    const Table table = read(text, 1 + random.below(text.size()));
    CHECK(std::count(table.codes.begin(), table.codes.end(), Code::dialect_rejects_file) == 1);
    CHECK(table.header == header);
    CHECK(table.rows == rows);
    CHECK(write(table.header, table.rows) == text);
  }
}

TEST_CASE("settings meant for the file that was checked do not hinder its rejects file") {
  const Row header{"a;b", "c"};
  const std::vector<Row> rows{{"1;2;3", "'x'"}, {"+4"}};
  ReaderSettings settings;
  settings.delimiters = {";"};
  settings.delimiter_is_fixed = true;
  settings.quote = "'";
  for (auto kind : {HeaderChoice::Kind::found, HeaderChoice::Kind::none, HeaderChoice::Kind::line}) {
    settings.header = {kind, 3};
    const Table table = read(write(header, rows), 7, settings);
    CHECK(table.header == header);
    CHECK(table.rows == rows);
  }
}

TEST_CASE("blank lines before a rejects file and names longer than the head do not hide it") {
  const std::vector<Row> rows{{"+1", "=2"}};
  CHECK(read("\n\n" + write({"a", "b"}, rows), 1000).rows == rows);
  const std::string wide(70000, 'w');
  const Table table = read(write({wide, "b"}, rows), 1000);
  CHECK(table.header == Row{wide, "b"});
  CHECK(table.rows == rows);
}

// Workbooks of the binary form: the table of texts split at every byte, the same records whatever the budget, and what is held of large ones.
#include "core/format/xls_reader.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/support/compound_writer.h"
#include "tests/support/xls_writer.h"

using namespace consentry;

namespace {

struct Told : RecordHandler {
  std::string text;
  void on_header_record(const Record& record) override { add(record); }
  void on_batch(std::span<const Record> records) override {
    for (const Record& record : records) add(record);
  }
  void on_reader_finding(const Finding& finding) override {
    text += code_info(finding.code).name;
    for (const Argument& argument : finding.arguments) (text += " ") += argument.text;
    text += "\n";
  }
  void add(const Record& record) {
    for (const std::string_view field : record.fields) (text += field) += "|";
    text += "\n";
  }
};

std::string read(const std::string& file, uint64_t budget = 1 << 20) {
  Told told;
  MemorySource source({reinterpret_cast<const uint8_t*>(file.data()), file.size()});
  XlsReader reader(source, {}, told);
  while (reader.pull(budget)) {
  }
  CHECK(reader.position() == file.size());
  return told.text;
}

/// Texts of every form, and a sheet that shows them.
std::string workbook(const std::string& table) {
  return R"({"strings": ["plain", "Łódź", "", {"text": "bold", "runs": 3}, {"text": "東京", "phonetic": "0102030405060708"},
      {"text": "wide", "wide": true, "runs": 1, "phonetic": "09"}, "a😀b", "é"], "sst": )" +
         table + R"(, "sheets": [{"rows": [[{"shared": 0}, {"shared": 1}, {"shared": 3}, {"shared": 4}, {"shared": 5},
      {"shared": 6}, {"shared": 7}], [{"shared": 2}, {"shared": 7}]]}]})";
}

}  // namespace

TEST_CASE("The table of texts may be split at every byte", "[xls]") {
  const std::string whole = read(test::write_xls(workbook("{}")));
  CHECK(whole == "plain|Łódź|bold|東京|wide|a😀b|é|\n|é||||||\n");
  for (size_t at = 1; at < 140; ++at) {
    for (const char* change : {"false", "true"}) {
      const std::string one = std::to_string(at), two = std::to_string(at + 1);
      CAPTURE(at, change);
      CHECK(read(test::write_xls(workbook(R"({"splits": [)" + one + R"(], "switch": )" + change + "}"))) == whole);
      CHECK(read(test::write_xls(workbook(R"({"splits": [)" + one + ", " + two + R"(], "switch": )" + change + "}"))) ==
            whole);
    }
  }
}

TEST_CASE("The budget of a pull does not show", "[xls]") {
  const std::string file = test::write_xls(workbook(R"({"splits": [20, 60]})"));
  const std::string whole = read(file);
  for (const uint64_t budget : {1, 2, 5, 17, 100}) CHECK(read(file, budget) == whole);
}

TEST_CASE("A workbook stream that is cut anywhere ends in rows or a finding", "[xls]") {
  const std::string stream = test::write_biff(workbook("{}"));
  for (size_t size = 0; size < stream.size(); ++size) {
    const std::string told = read(test::write_compound({{{"Workbook", stream.substr(0, size)}}, {}, false}));
    CHECK(told.find("workbook_damaged") != told.npos);
  }
}

TEST_CASE("Pronunciation of four gigabytes is no reason to read on", "[xls]") {
  // A text of one character with phonetic data, as it says, of 0xF0000000 bytes.
  const std::string text = test::little(1, 2) + test::little(4, 1) + test::little(0xF0000000, 4) + "x";
  const std::string table = test::little(1, 4) + test::little(1, 4) + text;
  std::string stream = test::write_biff(R"({"endless": true, "sheets": []})");
  stream += test::little(0xFC, 2) + test::little(table.size(), 2) + table;
  for (int i = 0; i < 1000; ++i) stream += test::little(0x3C, 2) + test::little(8000, 2) + std::string(8000, 'x');
  CHECK(read(test::write_compound({{{"Workbook", stream}}, {}, false})) == "workbook_damaged SST cut_off\n");
}

TEST_CASE("Shared strings count against their limit with what they need", "[xls]") {
  BiffStrings strings;
  strings.add("abc");
  strings.add("");
  CHECK(strings.bytes() == 3 + 16);
  CHECK(strings.at(1) == "");
  CHECK_FALSE(strings.at(2));
}

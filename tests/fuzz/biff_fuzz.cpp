// Fuzzes the reader of binary workbooks: any bytes as the stream of a workbook end in records and findings, the same ones whatever the budget of
// a pull; cells lie within a sheet's bounds. First bytes: budget, options. Memory: all that is told, twice.
#include "core/format/xls_reader.h"
#include "tests/fuzz/hold.h"
#include "tests/support/compound_writer.h"

using namespace consentry;

namespace {

constexpr size_t kMostColumns = 256;
constexpr uint64_t kMostLine = 65536;

/// Everything as text, in order.
class Told : public RecordHandler {
 public:
  std::string text;

  void on_format(const FileFound& found) override {
    for (const SheetFound& sheet : found.sheets) text += "sheet " + sheet.name + (sheet.visible ? "\n" : " hidden\n");
  }
  void on_header_record(const Record& record) override { add(record); }
  void on_batch(std::span<const Record> records) override {
    for (const Record& record : records) add(record);
  }
  void on_reader_finding(const Finding& finding) override {
    const Location& at = finding.location;
    text += code_info(finding.code).name;
    for (const uint64_t number : {at.record, at.line, at.column, at.offset}) text += " " + std::to_string(number);
    for (const Argument& argument : finding.arguments) (text += " ") += argument.text;
    text += "\n";
    fuzz::hold(at.column == kNoPlace || at.column <= kMostColumns, "a finding within the sheet");
  }

 private:
  void add(const Record& record) {
    fuzz::hold(record.fields.size() <= kMostColumns && record.line <= kMostLine, "cells lie within the sheet");
    fuzz::hold(record.starts.size() == record.fields.size(), "a place for each cell");
    fuzz::hold(record.kinds.empty() || record.kinds.size() == record.fields.size(), "a kind for each cell");
    text += std::to_string(record.number) + " " + std::to_string(record.line) + " " + std::to_string(record.offset);
    for (size_t i = 0; i < record.fields.size(); ++i) {
      text += record.kinds.empty() ? 't' : "tnbde"[static_cast<size_t>(record.kinds[i])];
      text += std::to_string(record.starts[i]) + "=";
      text += record.fields[i];
    }
    text += "\n";
  }
};

std::string read(std::string_view file, const ReaderSettings& settings, uint64_t budget) {
  Told told;
  MemorySource source({reinterpret_cast<const uint8_t*>(file.data()), file.size()});
  XlsReader reader(source, settings, told);
  uint64_t position = 0;
  for (uint64_t pulls = 0; reader.pull(budget); ++pulls) {
    fuzz::hold(pulls <= 2 * file.size() + 16, "the reader ends");
    fuzz::hold(reader.position() >= position && reader.position() <= file.size(), "progress never falls");
    position = reader.position();
  }
  fuzz::hold(reader.position() == file.size() && !reader.source_failed(), "the end is the file's");
  for (const SheetFound& sheet : reader.found().sheets) told.text += std::to_string(sheet.rows.value_or(0)) + " rows\n";
  return told.text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fuzz::Input input(data, size);
  const uint64_t budget = uint64_t{1} + input.byte() * 16;
  const uint8_t options = input.byte();
  ReaderSettings settings;
  if (options & 1) settings.header.kind = HeaderChoice::Kind::none;
  if (options & 2) settings.sheet = SheetChoice{.index = uint64_t{1}, .name = {}};
  if (options & 4) settings.max_cell_bytes = 20;
  const std::string file = test::write_compound({{{"Workbook", std::string(input.text())}}, {}, false});
  const std::string once = read(file, settings, 1 << 20), again = read(file, settings, budget);
  fuzz::hold(once == again, "the same whatever the budget", once + "---\n" + again);
  return 0;
}

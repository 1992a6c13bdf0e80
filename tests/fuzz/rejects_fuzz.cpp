// Fuzzes the way of a rejected row: a table whose every row is out, its rejects file, and that read again. The input's first line of
// bytes, up to 0x1E, is the header, the next ones are rows; 0x1F ends a cell. Holds: names and cells come back as they were, and the
// rejects file of the rejects file has the same rows. Memory: the table, a few times.
#include <algorithm>

#include "core/encoding/utf8_check.h"
#include "core/profile/load.h"
#include "core/report/rejects.h"
#include "core/text/unicode.h"
#include "tests/fuzz/hold.h"
#include "tests/support/run_check.h"

using namespace consentry;

namespace {

using Row = std::vector<std::string>;
using Table = std::vector<Row>;

Row split(std::string_view text, char mark) {
  Row parts(1);
  for (char c : text) {
    if (c == mark) parts.emplace_back();
    else parts.back() += c;
  }
  return parts;
}

/// Rows that stand on no blank line; the first is a header with an identifier, and no row has a valid one.
Table table_of(std::string_view text) {
  Table table;
  for (const std::string& row : split(text, '\x1E')) {
    table.push_back(split(row, '\x1F'));
    table.back().insert(table.back().begin(), table.size() == 1 ? "email" : "none");
  }
  return table;
}

std::string csv_of(const Table& table) {
  std::string text;
  for (const Row& row : table) {
    for (const std::string& cell : row) {
      text += '"';
      for (char c : cell) text.append(c == '"' ? 2 : 1, c);
      text += "\",";
    }
    text.back() = '\n';
  }
  return text;
}

/// Keeps a check's rows and its rejects file.
class Keeper : public Sink {
 public:
  Table table;
  std::string rejected;
  bool fatal = false, rejects_file = false;

  Keeper() : rejects_(Language::pl, [this](std::string_view more) { rejected.append(more); }) {}
  void on_header(const Mapping& mapping) override {
    rejects_.on_header(mapping);
    Row& header = table.emplace_back();
    for (const Column& column : mapping.columns) header.push_back(column.header);
  }
  void on_finding(const Finding& finding) override {
    rejects_.on_finding(finding);
    fatal |= finding.severity == Severity::fatal;
    rejects_file |= finding.code == Code::dialect_rejects_file;
  }
  void on_records(std::span<const CheckedRecord> records) override {
    rejects_.on_records(records);
    for (const CheckedRecord& record : records)
      table.emplace_back(record.record.fields.begin(), record.record.fields.end());
  }
  void on_end(const Summary& summary) override { rejects_.on_end(summary); }

 private:
  Rejects rejects_;
};

Keeper& check(Keeper& keeper, std::string_view text) {
  static const Profile profile = std::move(load_builtin_profile("generic").value());
  Options options;
  options.missing_primary = "reject";
  options.delimiter = ",";  // what separates cells is no matter of this target
  fuzz::hold(test::run_check(profile, options, test::bytes_of(text), keeper), "the check ends");
  return keeper;
}

bool is_utf8(std::string_view text) {
  bool sound = true;
  Utf8Check check(0);
  const auto tell = [&](const Utf8Fault&) { sound = false; };
  check.feed(test::bytes_of(text), tell);
  check.finish(tell);
  return sound;
}

/// A name of blanks is no name: where the check has none, nor has the table.
Table without_blank_names(Table table, const Row& names) {
  for (size_t i = 0; i < std::min(names.size(), table[0].size()); ++i)
    if (names[i].empty() && trim_blanks(table[0][i]).empty()) table[0][i].clear();
  return table;
}

std::string shown(const Table& table) { return csv_of(table); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!is_utf8(text)) return 0;
  const Table table = table_of(text);
  Keeper first, second, third;
  check(first, csv_of(table));
  if (first.fatal || first.table.size() < 2)
    return 0;  // a fatal finding keeps the file out, there is nothing to correct
  fuzz::hold(first.rejects_file || first.table == without_blank_names(table, first.table[0]),
             "a check leaves cells as they are", shown(first.table) + "---\n" + shown(table));
  check(second, first.rejected);
  fuzz::hold(second.table == first.table, "cells come back",
             shown(second.table) + "---\n" + shown(first.table) + "---\n" + first.rejected);
  check(third, second.rejected);
  fuzz::hold(third.table == first.table, "cells come back twice", shown(third.table) + "---\n" + shown(first.table));
  return 0;
}

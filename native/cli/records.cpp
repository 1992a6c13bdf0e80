// `consentry records`: the tokenizer's own voice. Reads twice: first to know whether the file can be read as a whole, then to print.
#include <cstdio>

#include "core/checker.h"
#include "core/profile/json.h"
#include "core/reader.h"
#include "native/cli/command.h"
#include "native/cli/exit_status.h"
#include "native/cli/list.h"
#include "native/cli/reader_findings.h"
#include "native/cli/session.h"
#include "native/job/input.h"
#include "native/job/output.h"

namespace consentry {
namespace {

/// First reading: whether the file can be read as a whole. Tells nothing, since a wrong guess of the head may make it void.
class Gravity : public RecordHandler {
 public:
  void on_header_record(const Record&) override {}
  void on_batch(std::span<const Record>) override {}
  void on_restart(std::string_view) override { fatal = above_warning = false; }
  void on_reader_finding(const Finding& finding) override {
    // A table in front of another one is read soundly, only not imported.
    fatal |= finding.severity == Severity::fatal && finding.code != Code::dialect_other_table;
    above_warning |= finding.severity > Severity::warning;
  }

  bool fatal = false, above_warning = false;
};

/// Second reading, with what the first has learned: the findings and, unless the file is refused, the records themselves.
class Printer : public RecordHandler {
 public:
  Printer(Output& out, bool json, bool refused, Language language)
      : out_(out), json_(json), refused_(refused), language_(language) {}
  void on_header_record(const Record& record) override { print(record); }
  void on_batch(std::span<const Record> records) override {
    for (const Record& record : records) print(record);
  }
  void on_reader_finding(const Finding& finding) override;
  void end() {
    if (json_ && !refused_) out_.write(first_ ? "[]\n" : "\n]\n");
  }

 private:
  void print(const Record&);
  void print_csv(const Record&);
  void print_json(const Record&);

  Output& out_;
  const bool json_, refused_;
  const Language language_;
  bool first_ = true;
  std::string row_;
};

void Printer::on_reader_finding(const Finding& finding) {
  if (finding.severity == Severity::note) return;
  const std::string text = finding_text(language_, finding.code, finding.arguments);
  std::fputs(finding_line(finding.severity, finding.code, finding.location, text).c_str(), stderr);
}

void Printer::print(const Record& record) {
  if (refused_) return;
  row_.clear();
  if (json_) print_json(record);
  else print_csv(record);
  out_.write(row_);
  first_ = false;
}

void Printer::print_json(const Record& record) {
  row_ = first_ ? "[\n" : ",\n";
  JsonWriter cells(row_);
  cells.begin_array();
  for (std::string_view field : record.fields) cells.string(field);
  cells.end_array();
}

/// RFC 4180. A record of one empty cell is quoted, since an empty line is no record.
void Printer::print_csv(const Record& record) {
  bool first = true;
  for (std::string_view field : record.fields) {
    if (!first) row_ += ',';
    first = false;
    const bool quoted = field.find_first_of(",\"\r\n") != field.npos || (field.empty() && record.fields.size() == 1);
    if (!quoted) {
      row_ += field;
      continue;
    }
    row_ += '"';
    for (char c : field) row_.append(c == '"' ? 2 : 1, c);
    row_ += '"';
  }
  row_ += "\r\n";
}

Status read_pass(Input& input, Reader& reader) {
  constexpr uint64_t kBudget = 1 << 20;
  input.rewind();
  while (!reader.pulls()) {
    const Result<std::span<const uint8_t>> block = input.read();
    if (!block) return block.fault();
    if (!block.value().empty()) {
      reader.feed(block.value());
      if (reader.again()) return {};
      continue;
    }
    reader.finish();
    if (!reader.pulls()) return {};
  }
  while (reader.pull(kBudget))
    if (Status status = input.interruption()) return status;
  return reader.source_failed() ? input.source_fault() : input.read_rest();
}

/// Leaves in `settings` what a second pass knows from the first.
Status read_all(Input& input, ReaderSettings& settings, RecordHandler& handler) {
  for (uint32_t pass = 0; pass <= limits::kRestarts; ++pass) {
    Reader reader(settings, handler, &input);
    if (Status status = read_pass(input, reader)) return status;
    settings.learned = reader.learned();
    if (!reader.again()) return {};
  }
  return Fault{"internal_restarts", input.name() + ": read again and again"};
}

int run(const Arguments& arguments) {
  Result<Session> made = make_session(arguments);
  if (!made) return fail(made.fault());
  if (arguments.list) return list_choices(arguments, made.value());
  Result<Input> input = Input::open(arguments.names[0]);
  if (!input) return fail(input.fault());
  ReaderSettings settings = reader_settings(made.value().profile, made.value().options);
  Gravity gravity;
  if (Status status = read_all(input.value(), settings, gravity)) return fail(*status);
  Output out;
  Printer printer(out, arguments.format == "json", gravity.fatal, language_of(arguments));
  if (Status status = read_all(input.value(), settings, printer)) return fail(*status);
  printer.end();
  return finish(out.finish(), gravity.fatal ? kRefused : gravity.above_warning ? kDoneWithRejects : kDone);
}

}  // namespace

const Command kRecords = {
    "records",
    "FILE",
    "print the records as they were read",
    "Prints what the reader makes of the bytes, before any rule of a profile: as CSV (RFC 4180 in UTF-8: commas, CRLF, "
    "quotes only where "
    "they are needed) or as a JSON array of arrays. The header comes first where there is one. Nothing is typed, "
    "trimmed, padded or "
    "invented; blank lines and a sep= line are left out. Of a workbook the cells are printed as the spreadsheet shows "
    "them, of JSON the "
    "values as they are written.\n"
    "\n"
    "Findings of the reader go to standard error. Exit 0: printed. 1: printed, with findings above a warning. 2: "
    "refused as a whole, and "
    "nothing is printed.",
    CONSENTRY_READING_OPTIONS " --list --format --lang",
    "csv json",
    "",
    1,
    1,
    "  consentry records contacts.csv > plain.csv\n  consentry records contacts.txt --delimiter tab --format json\n"
    "  consentry records contacts.xlsx --sheet 1 > sheet.csv",
    run};

}  // namespace consentry

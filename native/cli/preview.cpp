// `consentry preview`: what the columns mean and the first rows, as the import would see them.
#include <algorithm>

#include "core/profile/json.h"
#include "core/report/report.h"
#include "native/cli/command.h"
#include "native/cli/exit_status.h"
#include "native/cli/list.h"
#include "native/cli/session.h"
#include "native/job/output.h"
#include "native/job/run_check.h"

namespace consentry {
namespace {

constexpr size_t kRows = 20, kCellCharacters = 24;

/// Number of bytes of the first `characters` characters.
size_t bytes_of(std::string_view text, size_t characters) {
  size_t at = 0;
  for (; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && characters-- == 0) break;
  return at;
}

size_t characters_of(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// A cell on one line, cut to its place in the table.
std::string shown(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  if (characters_of(text) <= kCellCharacters) return text;
  return text.substr(0, bytes_of(text, kCellCharacters - 1)) + "…";
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], characters_of(row[i]));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) line += row[i] + std::string(widths[i] - characters_of(row[i]) + 2, ' ');
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

std::string role_of(const Column& column) {
  constexpr const char* kRoles[] = {"field", "consent", "attribute", "ignored"};
  return std::string(kRoles[static_cast<size_t>(column.role)]) + (column.name.empty() ? "" : " " + column.name);
}

std::string preview_text(const ReportData& data) {
  std::vector<std::vector<std::string>> meanings, rows(1);
  for (size_t i = 0; i < data.mapping.columns.size(); ++i) {
    const Column& column = data.mapping.columns[i];
    meanings.push_back({std::to_string(i + 1), shown(column.header), role_of(column)});
    rows[0].push_back(shown(column.header));
  }
  for (size_t i = 0; i < data.preview.size() && i < kRows; ++i) {
    rows.emplace_back();
    for (const std::string& cell : data.preview[i]) rows.back().push_back(shown(cell));
  }
  return table(meanings) + "\n" + table(rows);
}

int run(const Arguments& arguments) {
  Result<Session> made = make_session(arguments);
  if (!made) return fail(made.fault());
  if (arguments.list) return list_choices(arguments, made.value());
  Result<Input> input = Input::open(arguments.names[0]);
  if (!input) return fail(input.fault());
  Report report(made.value().profile, made.value().options);
  if (Status status = run_check(input.value(), made.value().profile, made.value().options, report))
    return fail(*status);
  Output out;
  out.write(arguments.format == "json" ? report.preview_json() + "\n" : preview_text(report.data()));
  const Outcome outcome = report.outcome();
  return finish(out.finish(), outcome == Outcome::accepted  ? kDone
                              : outcome == Outcome::refused ? kRefused
                                                            : kDoneWithRejects);
}

}  // namespace

const Command kPreview = {"preview",
                          "FILE",
                          "show what the columns mean and the first rows",
                          "Prints what each column was taken for, and then the first 20 rows. The JSON form is "
                          "{\"header\", \"provisional\", \"rows\"} with up to "
                          "100 rows. The whole file is checked on the way: the exit status is that of consentry check.",
                          CONSENTRY_READING_OPTIONS " --list --format --lang",
                          "text json",
                          "",
                          1,
                          1,
                          "  consentry preview contacts.csv\n  consentry preview contacts.csv --format json\n"
                          "  consentry preview contacts.xlsx --list",
                          run};

}  // namespace consentry

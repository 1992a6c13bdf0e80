// `consentry check`: judges a file and tells the report.
#include "core/report/contract.h"
#include "core/report/findings_csv.h"
#include "core/report/html.h"
#include "core/report/junit.h"
#include "core/report/report.h"
#include "core/report/summary.h"
#include "native/cli/command.h"
#include "native/cli/exit_status.h"
#include "native/cli/list.h"
#include "native/cli/progress.h"
#include "native/cli/session.h"
#include "native/cli/target.h"
#include "native/job/output.h"
#include "native/job/rejects_file.h"
#include "native/job/run_check.h"
#include "native/job/tee.h"

namespace consentry {
namespace {

int status_of(Outcome outcome) {
  return outcome == Outcome::accepted ? kDone : outcome == Outcome::refused ? kRefused : kDoneWithRejects;
}

Status write_contract(const std::string& path, const Report& report, const std::string& report_json) {
  Result<Output> file = Output::file(path);
  if (!file) return file.fault();
  file.value().write(contract_json(report.data(), report_json) + "\n");
  return file.value().finish();
}

std::string in_format(std::string_view format, const Report& report, const std::string& json, Language language) {
  if (format == "json") return json + "\n";
  if (format == "csv") return findings_csv(report, language);
  if (format == "html") return report_html(report, language);
  return format == "junit" ? report_junit(report, language) : report_text(report, language);
}

Status check_file(const Arguments& arguments, const Session& session, Input& input, Report& report) {
  std::unique_ptr<RejectsFile> rejects;
  if (arguments.rejects) {
    Result<std::unique_ptr<RejectsFile>> opened = RejectsFile::open(*arguments.rejects, language_of(arguments));
    if (!opened) return opened.fault();
    rejects = std::move(opened.value());
  }
  Tee tee({&report});
  if (rejects) tee.add(rejects.get());
  Progress progress(arguments, input.size());
  const Status status = run_check(input, session.profile, session.options, tee, [&](uint64_t bytes, bool survey) {
    progress.tell(survey ? "surveying" : "checking", bytes, 0);
    return Status();
  });
  if (status || !rejects) return status;
  return rejects->finish();
}

int run(const Arguments& arguments) {
  if (Status status = check_files_differ(arguments, std::nullopt)) return fail(*status);
  Result<Session> made = make_session(arguments);
  if (!made) return fail(made.fault());
  const Session& session = made.value();
  if (arguments.list) return list_choices(arguments, session);
  Result<Input> input = Input::open(arguments.names[0]);
  if (!input) return fail(input.fault());
  if (Status status = session.expectation.check_before(session.profile, input.value().size())) return fail(*status);
  Report report(session.profile, session.options);
  if (Status status = check_file(arguments, session, input.value(), report)) return fail(*status);
  const std::string json = report.json();
  if (arguments.export_contract)
    if (Status status = write_contract(*arguments.export_contract, report, json)) return fail(*status);
  Output out;
  out.write(in_format(arguments.format.value_or("text"), report, json, language_of(arguments)));
  const int status = finish(out.finish(), status_of(report.outcome()));
  if (Status difference = session.expectation.check_after(json)) return fail(*difference);
  return status;
}

}  // namespace

const Command kCheck = {
    "check",
    "FILE",
    "judge a file and tell what is wrong with it",
    "Reads the whole file, judges every row against the profile, and prints the report: verdict, totals, and every "
    "kind of finding with "
    "its places and what to do. Nothing is changed.\n"
    "\n"
    "The JSON report is canonical (RFC 8785): the same file, profile and options give the same bytes here and in the "
    "browser. It holds no "
    "time, no file name and no path; nor do the other forms.\n"
    "\n"
    "  text   for reading: each kind of finding, gravest first, with its first three places\n"
    "  json   for programs\n"
    "  csv    for a spreadsheet: a line for each place, at most 20 for each kind; the\n"
    "         column count holds the exact number\n"
    "  html   for a browser or a printer: one page that needs no other file\n"
    "  junit  for a build server: a test for each kind of finding",
    CONSENTRY_READING_OPTIONS
    " --list --identifier --missing-primary --duplicates --default-country --format --lang --digest --rejects "
    "--contract "
    "--expect-report "
    "--export-contract --progress",
    "text json csv html junit",
    "sarif",
    1,
    1,
    "  consentry check contacts.csv\n"
    "  consentry check contacts.csv --format json --digest > report.json\n"
    "  consentry check contacts.csv --format html --lang de > report.html\n"
    "  consentry check contacts.txt --delimiter tab --map \"E-Mail-Adresse=email\" --rejects rejects.csv\n"
    "  consentry check contacts.xlsx --list\n"
    "  consentry check contacts.zip --entry contacts.csv",
    run};

}  // namespace consentry

// `consentry check`: judges a file and tells the report.
#include "core/report/contract.h"
#include "core/report/report.h"
#include "core/report/summary.h"
#include "native/cli/command.h"
#include "native/cli/exit_status.h"
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
  const Status status = run_check(input, session.profile, session.options, tee, [&](uint64_t bytes) {
    progress.tell("checking", bytes, 0);
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
  Result<Input> input = Input::open(arguments.names[0]);
  if (!input) return fail(input.fault());
  if (Status status = session.expectation.check_before(session.profile, input.value().size())) return fail(*status);
  Report report(session.profile, session.options);
  if (Status status = check_file(arguments, session, input.value(), report)) return fail(*status);
  const std::string json = report.json();
  if (arguments.export_contract)
    if (Status status = write_contract(*arguments.export_contract, report, json)) return fail(*status);
  Output out;
  out.write(arguments.format == "json" ? json + "\n" : report_text(report, language_of(arguments)));
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
    "time, no file name and no path.",
    CONSENTRY_READING_OPTIONS
    " --identifier --missing-primary --format --lang --digest --rejects --contract --expect-report "
    "--export-contract --progress",
    "text json",
    "html junit sarif csv",
    1,
    1,
    "  consentry check contacts.csv\n"
    "  consentry check contacts.csv --format json --digest > report.json\n"
    "  consentry check contacts.txt --delimiter tab --map \"E-Mail-Adresse=email\" --rejects rejects.csv",
    run};

}  // namespace consentry

// `consentry import`: checks a file once more and merges it into a store.
#include <algorithm>
#include <cstdlib>

#include "native/cli/command.h"
#include "native/cli/command_line.h"
#include "native/cli/exit_status.h"
#include "native/cli/import_result.h"
#include "native/cli/list.h"
#include "native/cli/progress.h"
#include "native/cli/session.h"
#include "native/cli/target.h"

namespace consentry {
namespace {

constexpr std::string_view kPhases[] = {"surveying", "reading", "merging", "committing", "committed"};
constexpr size_t kLongestName = 200;

std::string user_name() {
  for (const char* name : {"USER", "LOGNAME"})
    if (const char* value = std::getenv(name); value && *value) return value;
  return "unknown";
}

Status check_name(std::string_view option, const std::string& name) {
  const bool control =
      std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
  if (!name.empty() && name.size() <= kLongestName && !control) return {};
  return Fault{"usage_name", std::string(option) + ": expected 1 to " + std::to_string(kLongestName) +
                                 " bytes without control characters"};
}

Result<std::string> mode_of(const Arguments& arguments, const Profile& profile) {
  const std::string mode = arguments.mode.value_or(profile.default_mode);
  const std::vector<std::string>& offered = profile.modes;
  if (offered.empty() || std::find(offered.begin(), offered.end(), mode) != offered.end()) return mode;
  return Fault{"usage_mode", "--mode " + mode + ": the profile " + profile.id + " does not offer it"};
}

Result<RejectLimit> limit_of(const Arguments& arguments) {
  RejectLimit limit;
  if (arguments.max_rejects) {
    const std::optional<RejectLimit> parsed = parse_reject_limit(*arguments.max_rejects);
    if (!parsed)
      return Fault{"usage_max_rejects", "--max-rejects " + *arguments.max_rejects +
                                            ": expected a number of rows, or a percentage like 2.5%"};
    limit = *parsed;
  }
  if (arguments.policy == "all-or-nothing") limit.rows = 0;
  return limit;
}

Result<ImportRequest> make_request(const Arguments& arguments, const Session& session, const std::string& target) {
  ImportRequest request;
  const Result<std::string> mode = mode_of(arguments, session.profile);
  if (!mode) return mode.fault();
  const Result<RejectLimit> limit = limit_of(arguments);
  if (!limit) return limit.fault();
  request.profile = &session.profile;
  request.options = session.options;
  request.expectation = session.expectation;
  request.target = target;
  request.limit = limit.value();
  request.settings.account = arguments.account.value_or("main");
  request.settings.actor = arguments.actor.value_or(user_name());
  request.settings.mode = mode.value();
  request.settings.blank_erases = arguments.blank ? *arguments.blank == "erase" : session.profile.blank_erases;
  request.settings.declare_consents = arguments.declare_consents;
  request.rejects_path = arguments.rejects.value_or("");
  request.language = language_of(arguments);
  if (Status status = check_name("--account", request.settings.account)) return *status;
  if (Status status = check_name("--actor", request.settings.actor)) return *status;
  return request;
}

/// Tells the result; the import itself is done by now.
int tell(const Arguments& arguments, Import& import, const ImportOutcome& outcome, const ImportRequest& request) {
  Output out;
  Status status = arguments.format == "json" ? write_import_json(out, import, outcome, request)
                                             : write_import_text(out, import, outcome, request, request.language);
  if (!status) status = out.finish();
  if (status && outcome.result)
    status->message = "import " + std::to_string(outcome.result->import) +
                      " is done, but its result could not be told: " + status->message;
  if (status) return fail(*status);
  if (outcome.refusal) return fail(*outcome.refusal);
  return outcome.left_something_out ? kDoneWithRejects : kDone;
}

int run(const Arguments& arguments) {
  const Result<std::string> target = store_target(arguments.into.value_or("contacts.db"));
  if (!target) return fail(target.fault());
  if (Status status = check_files_differ(arguments, target.value())) return fail(*status);
  const Result<Session> session = make_session(arguments);
  if (!session) return fail(session.fault());
  if (arguments.list) return list_choices(arguments, session.value());
  Result<ImportRequest> made = make_request(arguments, session.value(), target.value());
  if (!made) return fail(made.fault());
  ImportRequest& request = made.value();
  Result<Input> input = Input::open(arguments.names[0]);
  if (!input) return fail(input.fault());
  Progress progress(arguments, input.value().size());
  request.on_progress = [&](Phase phase, uint64_t bytes, uint64_t rows) {
    progress.tell(kPhases[static_cast<size_t>(phase)], bytes, rows);
  };
  Import import(request);
  const Result<ImportOutcome> outcome = import.run(input.value());
  progress.end();
  if (!outcome) return fail(outcome.fault());
  return tell(arguments, import, outcome.value(), request);
}

}  // namespace

const Command kImport = {
    "import",
    "FILE",
    "check a file and merge it into a store",
    "Checks the file like consentry check does, then merges the accepted rows in one transaction: readers of the store "
    "see all of it or "
    "nothing, and an import that is stopped, killed or out of disk leaves the store as it was.\n"
    "\n"
    "A row belongs to the stored contact that has one of its identifiers; if they lead to two contacts, the row is a "
    "conflict and nothing "
    "is overwritten. A blank consent changes nothing. A stored refusal never becomes a grant: such a grant is held "
    "back, counted and "
    "listed. Every refusal in the file is applied, is in force already, or is listed with the reason why it was not "
    "applied.\n"
    "\n"
    "The totals close: rows read = inserted + updated + unchanged + skipped by mode + rejected + duplicates + "
    "conflicts, and refusals read = "
    "applied + already refused + not applied. They are verified before the commit.\n"
    "\n"
    "The first import declares the profile's consents in the store; later ones may bring only those, unless "
    "--declare-consents is given.",
    CONSENTRY_READING_OPTIONS
    " --list --into --mode --identifier --blank --missing-primary --duplicates --default-country --policy "
    "--max-rejects "
    "--rejects --account "
    "--actor --declare-consents --contract --expect-report --format --lang --progress",
    "text json",
    "html junit sarif csv",
    1,
    1,
    "  consentry import contacts.csv --into contacts.db\n"
    "  consentry import contacts.csv --profile account.json --mode update --blank erase --rejects rejects.csv\n"
    "  consentry import contacts.csv --contract contract.json --expect-report DIGEST",
    run};

}  // namespace consentry

// The store in one SQLite file: the steps of an import (sql/*.sql) in their order. Stands between the job and SQLite.
// Memory: the connection's page caches; staging lies in a temporary file without a name.
#include "core/profile/json.h"
#include "native/job/interrupt.h"
#include "native/store/sqlite/open.h"
#include "native/store/sqlite/scripts.h"
#include "native/store/sqlite/staging.h"
#include "native/store/store.h"
#include "native/store/totals.h"

namespace consentry {
namespace {

/// The bits of consent_word() that say "refused".
constexpr int64_t kRefusedMask = static_cast<int64_t>(0xAAAAAAAAAAAAAAAAu);

constexpr const char* kPrepareStaging =
    "ATTACH '' AS staging; PRAGMA staging.page_size = 16384;"
    "PRAGMA staging.journal_mode = OFF; PRAGMA staging.synchronous = OFF; PRAGMA staging.cache_size = -32768;";

constexpr const char* kAttachStore =
    "ATTACH :path AS store;"
    "PRAGMA store.synchronous = FULL; PRAGMA store.cache_size = -65536;";

constexpr const char* kStartImport =
    "INSERT INTO store.imports SELECT :account, :import, :recorded, 0, :actor, :engine, :profile, :profile_sha256, "
    ":file_sha256,"
    " :file_bytes, :settings, :options, :totals, :refusals, :report_sha256, :report";

class SqliteStore : public Store {
 public:
  explicit SqliteStore(Database database) : database_(std::move(database)) {}
  // Without a commit everything is undone: first ours, then SQLite's at close.
  ~SqliteStore() override { (void)database_.run("ROLLBACK"); }

  Status begin(const ImportSettings&, const Profile&) override;
  Sink& staging() override { return *staging_; }
  Status staging_status() const override { return staging_->status(); }
  Result<ImportResult> merge(const ImportSource&) override;
  Status each_held(const std::function<void(const HeldRegrant&)>&) override;
  Status each_refusal_not_applied(const std::function<void(const RefusalNotApplied&)>&) override;
  Status each_conflict(const std::function<void(const StoreConflict&)>&) override;
  Status commit(uint64_t duration_ms) override;

 private:
  Status attach();
  Status find_bases();
  Status check_consent_names();
  Status run_steps(const ImportSource&);
  Status count();
  void add_count(std::string_view name, uint64_t number);
  Status record_import(const ImportSource&);

  Database database_;
  ImportSettings settings_;
  std::unique_ptr<Staging> staging_;
  int64_t contact_base_ = 0, import_ = 0;
  ImportResult result_;
};

Status SqliteStore::begin(const ImportSettings& settings, const Profile& profile) {
  settings_ = settings;
  database_.interrupt_when(interrupted);
  if (Status status = database_.run(kPrepareStaging)) return status;
  if (Status status = database_.run(scripts::staging)) return status;
  staging_ = std::make_unique<Staging>(database_, profile, settings_);
  if (Status status = staging_->prepare()) return status;
  return database_.run("BEGIN");
}

/// Only now is the target touched: made where it is missing, and locked for writing.
Status SqliteStore::attach() {
  if (Status status = database_.run("COMMIT")) return status;
  const Result<Database> made = open_database(database_.path(), true);
  if (!made) return made.fault();
  if (Status status = database_.run(kAttachStore, {{":path", database_.path()}})) return status;
  return database_.run("BEGIN IMMEDIATE");
}

Status SqliteStore::find_bases() {
  const std::pair<int64_t*, const char*> wanted[] = {
      {&contact_base_, "SELECT max(contact) FROM store.contacts WHERE account = :account"},
      {&import_, "SELECT 1 + coalesce(max(import), 0) FROM store.imports WHERE account = :account"},
  };
  for (const auto& [base, sql] : wanted) {
    Result<int64_t> found = database_.number(sql, {{":account", settings_.account}});
    if (!found) return found.fault();
    *base = found.value();
  }
  result_.import = static_cast<uint64_t>(import_);
  return {};
}

Status SqliteStore::check_consent_names() {
  if (settings_.declare_consents) return {};
  std::string unknown;
  const Status status = database_.rows(
      "SELECT consent FROM staging.names WHERE in_file = 1"
      " AND EXISTS (SELECT 1 FROM store.consent_names WHERE account = :account)"
      " AND consent NOT IN (SELECT consent FROM store.consent_names WHERE account = :account) ORDER BY position",
      {{":account", settings_.account}},
      [&](Statement& row) { unknown += (unknown.empty() ? "\"" : ", \"") + std::string(row.text(0)) + "\""; });
  if (status || unknown.empty()) return status;
  return Fault{
      "refused_consent_undeclared",
      "consent " + unknown + ": not known in " + database_.path() +
          "; nothing was changed. Map the column to a known consent with --map, or add it with --declare-consents"};
}

Status SqliteStore::run_steps(const ImportSource& source) {
  const bool merges = settings_.duplicates == DuplicatePolicy::merge;
  const std::string_view steps[] = {
      scripts::match,    scripts::resolve,  scripts::join,    merges ? scripts::lay_over : std::string_view(),
      scripts::refusals, scripts::consents, scripts::changes, scripts::apply,
      scripts::lists};
  for (std::string_view step : steps) {
    const Status status = database_.run(step, {{":account", settings_.account},
                                               {":mode", settings_.mode},
                                               {":policy", policy_name(settings_.duplicates)},
                                               {":actor", settings_.actor},
                                               {":import", import_},
                                               {":base", contact_base_},
                                               {":recorded", source.recorded},
                                               {":refused_mask", kRefusedMask}});
    if (status) return status;
  }
  return {};
}

void SqliteStore::add_count(std::string_view name, uint64_t number) {
  const std::pair<std::string_view, uint64_t*> counters[] = {{"new", &result_.totals.inserted},
                                                             {"updated", &result_.totals.updated},
                                                             {"unchanged", &result_.totals.unchanged},
                                                             {"skipped_by_mode", &result_.totals.skipped_by_mode},
                                                             {"duplicate", &result_.totals.duplicates},
                                                             {"conflict", &result_.totals.conflicts},
                                                             {"refusals_applied", &result_.refusals.applied},
                                                             {"refusals_already", &result_.refusals.already_refused},
                                                             {"refusals_again", &result_.refusals.already_refused},
                                                             {"refusals_not_applied", &result_.refusals.not_applied},
                                                             {"given", &result_.consents_given},
                                                             {"withdrawn", &result_.consents_withdrawn},
                                                             {"held", &result_.held_regrants}};
  for (const auto& [known, counter] : counters)
    if (known == name) *counter += number;
}

Status SqliteStore::count() {
  result_.totals = {};
  result_.totals.read = staging_->read();
  result_.totals.rejected = staging_->rejected();
  result_.totals.duplicates = staging_->duplicates();
  result_.totals.conflicts = staging_->conflicts();
  result_.refusals.read = staging_->refusals();
  const Status status =
      database_.rows(scripts::totals, {}, [&](Statement& row) { add_count(row.text(0), row.count(1)); });
  if (status) return status;
  if (result_.totals.close() && result_.refusals.close()) return {};
  return Fault{"internal_totals", "the totals of the import do not close (" + totals_json(result_.totals) +
                                      ", refusals " + refusals_json(result_.refusals) +
                                      "); nothing was changed. Please report this message"};
}

Status SqliteStore::record_import(const ImportSource& source) {
  const Status status = database_.rows(
      "SELECT import, recorded FROM store.imports WHERE account = :account AND file_sha256 = :file_sha256 ORDER BY "
      "import DESC LIMIT 1",
      {{":account", settings_.account}, {":file_sha256", source.file_sha256}}, [&](Statement& row) {
        result_.earlier_import = row.count(0);
        result_.earlier_recorded = row.text(1);
      });
  if (status) return status;
  const std::string totals = totals_json(result_.totals), refusals = refusals_json(result_.refusals);
  return database_.run(kStartImport, {{":account", settings_.account},
                                      {":import", import_},
                                      {":recorded", source.recorded},
                                      {":actor", settings_.actor},
                                      {":engine", source.engine},
                                      {":profile", source.profile},
                                      {":profile_sha256", source.profile_sha256},
                                      {":file_sha256", source.file_sha256},
                                      {":file_bytes", static_cast<int64_t>(source.file_bytes)},
                                      {":settings", source.settings_json},
                                      {":options", source.options_json},
                                      {":totals", totals},
                                      {":refusals", refusals},
                                      {":report_sha256", source.report_sha256},
                                      {":report", source.report_json}});
}

Result<ImportResult> SqliteStore::merge(const ImportSource& source) {
  if (staging_->status()) return *staging_->status();
  if (staging_->refused()) return Fault{"refused_file", "the file is refused as a whole; nothing was changed"};
  if (Status status = attach()) return *status;
  if (Status status = find_bases()) return *status;
  if (Status status = check_consent_names()) return *status;
  if (Status status = run_steps(source)) return *status;
  if (Status status = count()) return *status;
  if (Status status = record_import(source)) return *status;
  return result_;
}

Status SqliteStore::each_held(const std::function<void(const HeldRegrant&)>& tell) {
  return database_.rows(
      "SELECT record, line, contact, consent FROM store.held_regrants WHERE account = :account AND import = :import"
      " ORDER BY record, consent",
      {{":account", settings_.account}, {":import", import_}}, [&](Statement& row) {
        tell({row.count(0), row.count(1), row.count(2), row.text(3)});
      });
}

Status SqliteStore::each_refusal_not_applied(const std::function<void(const RefusalNotApplied&)>& tell) {
  return database_.rows(
      "SELECT record, line, consent, reason FROM store.refusals_not_applied WHERE account = :account AND import = "
      ":import"
      " ORDER BY record, consent",
      {{":account", settings_.account}, {":import", import_}}, [&](Statement& row) {
        tell({row.count(0), row.count(1), row.text(2), row.text(3)});
      });
}

Status SqliteStore::each_conflict(const std::function<void(const StoreConflict&)>& tell) {
  return database_.rows(
      "SELECT record, line, contact, other FROM store.conflicts WHERE account = :account AND import = :import ORDER BY "
      "record",
      {{":account", settings_.account}, {":import", import_}}, [&](Statement& row) {
        tell({row.count(0), row.count(1), row.count(2), row.count(3)});
      });
}

Status SqliteStore::commit(uint64_t duration_ms) {
  return database_.run(
      "UPDATE store.imports SET duration_ms = :duration WHERE account = :account AND import = :import; COMMIT",
      {{":duration", static_cast<int64_t>(duration_ms)}, {":account", settings_.account}, {":import", import_}});
}

}  // namespace

Result<std::unique_ptr<Store>> open_store(const std::string& target) {
  if (Status status = check_target(target)) return *status;
  Result<Database> database = Database::open_empty(target);
  if (!database) return database.fault();
  return std::unique_ptr<Store>(std::make_unique<SqliteStore>(std::move(database.value())));
}

}  // namespace consentry

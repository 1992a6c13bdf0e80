#include "native/job/import.h"

#include <chrono>
#include <ctime>

#include "core/checker.h"
#include "core/profile/load.h"
#include "core/sha256.h"
#include "native/job/conflicting_rows.h"
#include "native/job/run_check.h"
#include "native/job/tee.h"

namespace consentry {
namespace {

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  ::gmtime_r(&now, &parts);
  char text[32];
  return std::string(text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts));
}

uint64_t milliseconds_since(std::chrono::steady_clock::time_point start) {
  return static_cast<uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count());
}

std::optional<uint64_t> digits(std::string_view text) {
  if (text.empty() || text.size() > 15) return {};
  uint64_t number = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return {};
    number = number * 10 + static_cast<uint64_t>(c - '0');
  }
  return number;
}

Fault after_commit(Fault fault) {
  return Fault{"output_rejects", "the import is done, but its rejects file is not: " + fault.message};
}

}  // namespace

bool RejectLimit::allows(uint64_t rejected, uint64_t read) const {
  if (rows && rejected > *rows) return false;
  return !percent_hundredths || rejected * 10'000 <= *percent_hundredths * read;
}

std::optional<RejectLimit> parse_reject_limit(std::string_view text) {
  RejectLimit limit;
  if (!text.ends_with('%')) {
    limit.rows = digits(text);
    return limit.rows ? std::optional(limit) : std::nullopt;
  }
  text.remove_suffix(1);
  const size_t point = text.find('.');
  std::string fraction(point == text.npos ? "" : text.substr(point + 1));
  if (point != text.npos && (fraction.empty() || fraction.size() > 2)) return {};
  fraction.resize(2, '0');
  const auto whole = digits(text.substr(0, point)), hundredths = digits(fraction);
  if (!whole || !hundredths || *whole * 100 + *hundredths > 10'000) return {};
  limit.percent_hundredths = *whole * 100 + *hundredths;
  return limit;
}

/// Counts rows for the progress and keeps what the end of the file told.
class Import::Rows : public Sink {
 public:
  void on_records(std::span<const CheckedRecord> records) override { read += records.size(); }
  void on_restart(std::string_view) override { read = 0; }
  void on_end(const Summary& told) override { summary = told; }

  uint64_t read = 0;
  Summary summary;
};

Import::Import(ImportRequest request) : request_(std::move(request)), rows_(std::make_unique<Rows>()) {
  request_.options.digest = true;
  request_.settings.duplicates = duplicate_policy(*request_.profile, request_.options);
}
Import::~Import() = default;

void Import::tell(Phase phase, uint64_t bytes) const {
  if (request_.on_progress) request_.on_progress(phase, bytes, rows_->read);
}

Result<ImportOutcome> Import::run(Input& input) {
  report_ = std::make_unique<Report>(*request_.profile, request_.options);
  if (Status status = request_.expectation.check_before(*request_.profile, input.size())) return *status;
  Result<std::unique_ptr<Store>> store = open_store(request_.target);
  if (!store) return store.fault();
  store_ = std::move(store.value());
  if (!request_.rejects_path.empty()) {
    Result<std::unique_ptr<RejectsFile>> rejects = RejectsFile::open(request_.rejects_path, request_.language);
    if (!rejects) return rejects.fault();
    rejects_ = std::move(rejects.value());
  }
  if (Status status = store_->begin(request_.settings, *request_.profile)) return *status;
  if (Status status = check(input)) return *status;
  ImportOutcome refused;
  const Totals& totals = rows_->summary.totals;
  if (report_->outcome() == Outcome::refused)
    refused.refusal = Fault{"refused_file", "the file is refused; nothing was changed"};
  else refused.refusal = request_.expectation.check_after(report_json_);
  if (!refused.refusal) refused.refusal = refuse_unless_within_limit(totals.rejected + totals.conflicts, totals.read);
  if (refused.refusal) return refused;
  return merge(input);
}

Status Import::check(Input& input) {
  tell(surveys_first(*request_.profile, request_.options) ? Phase::surveying : Phase::reading);
  Tee tee({report_.get(), &store_->staging(), rows_.get()});
  if (rejects_) tee.add(rejects_.get());
  const Status status = run_check(input, *request_.profile, request_.options, tee, [&](uint64_t bytes, bool survey) {
    tell(survey ? Phase::surveying : Phase::reading, bytes);
    return store_->staging_status();
  });
  if (status) return status;
  report_json_ = report_->json();
  report_sha256_ = sha256_hex(report_json_);
  return {};
}

Status Import::refuse_unless_within_limit(uint64_t rejected, uint64_t read) const {
  if (request_.limit.allows(rejected, read)) return {};
  return Fault{"refused_policy", std::to_string(rejected) + " of " + std::to_string(read) +
                                     " rows can't be imported, more than --policy or --max-rejects allows; nothing was "
                                     "changed. Correct them or allow more"};
}

ImportSource Import::source(const Summary& summary, const std::string& recorded) const {
  const ImportSettings& settings = request_.settings;
  ImportSource source;
  source.engine = engine_version();
  source.profile = request_.profile->id;
  source.profile_sha256 = request_.profile->sha256;
  source.file_sha256 = summary.sha256;
  source.file_bytes = summary.bytes;
  source.options_json = told_options_json(report_->data());
  source.report_json = report_json_;
  source.report_sha256 = report_sha256_;
  source.recorded = recorded;
  JsonWriter(source.settings_json)
      .begin_object()
      .key("blank")
      .string(settings.blank_erases ? "erase" : "keep")
      .key("duplicates")
      .string(policy_name(settings.duplicates))
      .key("mode")
      .string(settings.mode)
      .end_object();
  return source;
}

/// Once more over the file, since only the store knew that these rows are out.
Status Import::rewrite_rejects(Input& input) {
  std::vector<StoreConflict> conflicts;
  if (Status status = store_->each_conflict([&](const StoreConflict& conflict) { conflicts.push_back(conflict); }))
    return status;
  if (conflicts.empty()) return {};
  ConflictingRows rows(std::move(conflicts), *rejects_);
  rejects_->on_restart({});
  return run_check(input, *request_.profile, request_.options, rows);
}

Result<ImportOutcome> Import::merge(Input& input) {
  const auto start = std::chrono::steady_clock::now();
  ImportOutcome outcome;
  outcome.recorded = utc_now();
  tell(Phase::merging);
  Result<ImportResult> merged = store_->merge(source(rows_->summary, outcome.recorded));
  if (!merged && merged.fault().code.starts_with("refused_")) outcome.refusal = merged.fault();
  else if (!merged) return merged.fault();
  if (!outcome.refusal)
    outcome.refusal = refuse_unless_within_limit(merged.value().totals.rejected + merged.value().totals.conflicts,
                                                 merged.value().totals.read);
  if (outcome.refusal) return outcome;
  if (rejects_)
    if (Status status = rewrite_rejects(input)) return *status;
  outcome.result = merged.value();
  outcome.left_something_out = report_->outcome() != Outcome::accepted || merged.value().totals.conflicts > 0 ||
                               merged.value().held_regrants > 0;
  tell(Phase::committing);
  if (Status status = store_->commit(milliseconds_since(start))) return *status;
  tell(Phase::committed);
  if (!rejects_) return outcome;
  if (Status status = rejects_->finish()) return after_commit(*status);
  return outcome;
}

}  // namespace consentry

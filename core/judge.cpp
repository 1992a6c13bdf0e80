// See judge.h: guards of size and number, the header's mapping, and the rules in a row.
#include "core/judge.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/checker.h"
#include "core/format/rejects_columns.h"
#include "core/header/map_header.h"
#include "core/record/row_rules.h"

namespace consentry {
namespace {

/// Contacts hardly pack better; what an archive declares above it is not believed when room is made.
constexpr uint64_t kPlausibleRatio = 20;

/// The sink of a survey: what it finds is told by the pass that follows.
class NullSink : public Sink {};

/// What one pass over the file works with.
struct Pass {
  const RejectsColumns* rejects = nullptr;
  std::optional<Mapping> mapping;
  std::optional<FileColumns> file_columns;  // of a rejects file whose columns were moved
  std::optional<RowRules> rules;
  std::vector<uint64_t> damaged;  // records of the batch to come that the reader found at fault
  bool count_told = false;
  bool reading_stopped = false;  // by damage: that nothing came is then no finding of its own
};

}  // namespace

class Judge::Impl {
 public:
  Impl(const Profile& profile, const Options& options, uint64_t file_size, Sink& sink)
      : profile_(profile),
        options_(options),
        sink_(sink),
        policy_(duplicate_policy(profile, options)),
        surveying_(needs_survey(policy_)) {
    pass_.emplace();
    if (file_size == kUnknownSize) return;
    summary_.bytes = file_size;
    guard_size(file_size);
  }

  void on_batch(std::span<const Record> records) {
    if (!pass_->mapping) map(records.front(), false);
    guard_count(records);
    std::sort(pass_->damaged.begin(), pass_->damaged.end());
    pass_->rules->check(records, pass_->damaged);
    pass_->damaged.clear();
  }

  void on_reader_finding(const Finding& finding) {
    if (finding.severity >= Severity::error && finding.location.record != kNoPlace)
      pass_->damaged.push_back(finding.location.record);
    pass_->reading_stopped |= finding.severity == Severity::fatal;
    Finding told = finding;
    const uint64_t place = finding.location.column;
    const uint64_t column = pass_->rejects ? pass_->rejects->table_column(place) : place;
    if (pass_->mapping && column <= pass_->mapping->columns.size())
      told.header = pass_->mapping->columns[static_cast<size_t>(column) - 1].header;
    out().on_finding(told);
  }

  void guard_size(uint64_t size) {
    const uint64_t most = profile_.max_bytes, advised = profile_.advise_bytes;
    too_large_ = most && size > most;
    const bool unwise = !too_large_ && advised && size > advised;
    if (!too_large_ && !unwise) return;
    const std::string texts[] = {std::to_string(too_large_ ? most : advised), std::to_string(size)};
    const Argument arguments[] = {{"limit", texts[0]}, {"size", texts[1]}};
    const Code code = too_large_ ? Code::size_over_limit : Code::size_over_advice;
    sink_.on_finding({code, code_info(code).severity, {}, {}, {}, arguments});
  }

  void map(const Record& header, bool named) {
    const uint64_t most = profile_.max_columns ? profile_.max_columns : limits::kColumns;
    if (header.fields.size() > most) {
      const std::string texts[] = {std::to_string(most), std::to_string(header.fields.size())};
      const Argument arguments[] = {{"limit", texts[0]}, {"found", texts[1]}};
      tell(Code::size_too_many_columns, arguments, {.line = header.line});
    }
    if (pass_->rejects && pass_->rejects->moved()) pass_->file_columns.emplace(*pass_->rejects, out());
    Sink& told = pass_->file_columns ? *pass_->file_columns : out();
    pass_->mapping = map_header(profile_, options_, header, named, told);
    told.on_header(*pass_->mapping);
    RuleSettings settings;
    settings.primary = profile_.primary;
    if (options_.identifier) settings.primary = profile_.field_index(*options_.identifier).value_or(profile_.primary);
    settings.accept_missing_primary =
        options_.missing_primary ? *options_.missing_primary == "accept" : profile_.accept_missing_primary;
    settings.identifiers_mapped = identifiers_mapped();
    settings.duplicates = policy_;
    settings.duplicate_entries = options_.duplicate_entries;
    settings.file_bytes = content_bytes_ ? content_bytes_ : summary_.bytes;
    settings.on_large_memory = options_.on_large_memory;
    settings.hash_key = options_.hash_key;
    settings.default_country = options_.default_country.value_or("");
    pass_->rules.emplace(profile_, *pass_->mapping, settings, survey_ ? &*survey_ : nullptr, told);
  }

  /// Text is text, whatever its delimiter: that the profile's dialect decides.
  void on_format(const FileFound& found) {
    const auto taken = [&](std::string_view format) {
      return std::find(profile_.formats.begin(), profile_.formats.end(), format) != profile_.formats.end();
    };
    const bool text = found.format == "csv" || found.format == "txt";
    tell_contradiction(found.format);
    if (options_.entry && !found.entry) tell_no_effect("entry", *options_.entry);
    if (options_.sheet && found.sheets.empty()) tell_no_effect("sheet", options_.sheet->text());
    content_bytes_ = std::min(found.content_bytes, summary_.bytes * kPlausibleRatio);
    if (found.entry && !taken("zip")) return refuse_format("zip");
    if (text ? !taken("csv") && !taken("txt") : !taken(found.format)) refuse_format(found.format);
  }

  void on_restart(std::string_view reason) {
    pass_.emplace();
    out().on_restart(reason);
  }

  void end_survey() {
    survey_.emplace();
    if (pass_->rules) *survey_ = pass_->rules->take_survey();
    pass_.emplace();
    surveying_ = false;
  }

  void end(const ReadFile& file) {
    if (!too_large_ && pass_->rules) pass_->rules->finish();
    if (!too_large_ && !pass_->reading_stopped) tell_nothing_there(file.found);
    if (pass_->rules) summary_.totals = pass_->rules->totals();
    if (!summary_.bytes) summary_.bytes = file.bytes;
    if (!too_large_) summary_.sha256 = file.sha256;
    summary_.file = file.found;
    sink_.on_end(summary_);
  }

  bool surveying() const { return surveying_; }
  bool too_large() const { return too_large_; }
  void set_rejects(const RejectsColumns& rejects) { pass_->rejects = &rejects; }

 private:
  /// Of a survey nothing is told.
  Sink& out() { return surveying_ ? silence_ : sink_; }

  void tell(Code code, std::span<const Argument> arguments = {}, Location location = {}) {
    out().on_finding({code, code_info(code).severity, location, {}, {}, arguments});
  }

  void tell_nothing_there(const FileFound& found) {
    if (pass_->mapping && pass_->rules->totals().read == 0) tell(Code::header_no_records);
    if (found.sheet && found.sheets[static_cast<size_t>(*found.sheet)].rows == 0) tell(Code::size_no_content);
  }

  void tell_no_effect(std::string_view option, std::string_view choice) {
    const Argument arguments[] = {{"option", option}, {"choice", choice}};
    tell(Code::container_choice_without_effect, arguments);
  }

  /// What the operator says the file is holds for an entry, too.
  void tell_contradiction(std::string_view format) {
    const auto kind = [](std::string_view one) { return one == "txt" ? "csv" : one == "ndjson" ? "json" : one; };
    if (options_.format.empty() || kind(options_.format) == kind(format)) return;
    std::string capitals(format);
    for (char& c : capitals) c = static_cast<char>(c - ('a' - 'A'));
    const Argument arguments[] = {{"extension", options_.format}, {"format", capitals}};
    tell(Code::container_name_mismatch, arguments);
  }

  void refuse_format(std::string_view format) {
    std::string expected;
    for (const std::string& one : profile_.formats) expected += (expected.empty() ? "" : ", ") + one;
    const Argument arguments[] = {{"expected", expected}, {"format", format}};
    tell(Code::container_format_not_taken, arguments);
  }

  void guard_count(std::span<const Record> records) {
    const uint64_t most = profile_.max_records;
    if (!most || pass_->count_told || records.back().number <= most) return;
    pass_->count_told = true;
    const auto& first_over =
        *std::find_if(records.begin(), records.end(), [&](const Record& r) { return r.number > most; });
    const std::string limit = std::to_string(most);
    const Argument argument{"limit", limit};
    tell(Code::size_too_many_records, {&argument, 1}, {.record = first_over.number, .line = first_over.line});
  }

  bool identifiers_mapped() const {
    const auto mapped = [&](uint32_t field) { return pass_->mapping->field_columns[field] != kNoColumn; };
    return std::any_of(profile_.any_of.begin(), profile_.any_of.end(), mapped) ||
           std::any_of(profile_.all_of.begin(), profile_.all_of.end(), mapped);
  }

  const Profile& profile_;
  const Options& options_;
  Sink& sink_;
  NullSink silence_;
  const DuplicatePolicy policy_;
  bool surveying_;
  std::optional<Survey> survey_;
  std::optional<Pass> pass_;
  Summary summary_;
  bool too_large_ = false;
  uint64_t content_bytes_ = 0;
};

Judge::Judge(const Profile& profile, const Options& options, uint64_t file_size, Sink& sink)
    : impl_(std::make_unique<Impl>(profile, options, file_size, sink)) {}
Judge::~Judge() = default;
void Judge::on_format(const FileFound& found) { impl_->on_format(found); }
void Judge::on_restart(std::string_view reason) { impl_->on_restart(reason); }
void Judge::on_rejects_columns(const RejectsColumns& rejects) { impl_->set_rejects(rejects); }
void Judge::on_header_record(const Record& header) { impl_->map(header, true); }
void Judge::on_batch(std::span<const Record> records) { impl_->on_batch(records); }
void Judge::on_reader_finding(const Finding& finding) { impl_->on_reader_finding(finding); }
bool Judge::surveying() const { return impl_->surveying(); }
bool Judge::too_large() const { return impl_->too_large(); }
void Judge::guard_size(uint64_t size) { impl_->guard_size(size); }
void Judge::end_survey() { impl_->end_survey(); }
void Judge::end(const ReadFile& file) { impl_->end(file); }

}  // namespace consentry

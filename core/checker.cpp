// The door: size guard, reader, header and rules in a row; see checker.h.
#include "core/checker.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/format/rejects_columns.h"
#include "core/header/map_header.h"
#include "core/record/row_rules.h"
#include "core/sha256.h"

namespace consentry {
namespace {

std::string candidates_of(const Profile& profile, const Options& options) {
  const auto of = [](const std::string& delimiter) { return delimiter == "auto" ? std::string(",;\t|") : delimiter; };
  if (options.delimiter) return *options.delimiter;
  if (options.format == "csv") return of(profile.csv_delimiter);
  if (options.format == "txt") return of(profile.txt_delimiter);
  if (profile.csv_delimiter == profile.txt_delimiter || profile.csv_delimiter == "auto")
    return of(profile.csv_delimiter);
  std::string all = profile.csv_delimiter;
  for (const char mark : of(profile.txt_delimiter))
    if (all.find(mark) == all.npos) all += mark;
  return all;
}

/// The sink of a survey: what it finds is told by the pass that follows.
class NullSink : public Sink {};

/// What one pass over the file works with.
struct Pass {
  Pass(const ReaderSettings& settings, RecordHandler& handler) : reader(settings, handler) {}

  Reader reader;
  std::optional<Mapping> mapping;
  std::optional<FileColumns> file_columns;  // of a rejects file whose columns were moved
  std::optional<RowRules> rules;
  std::vector<uint64_t> damaged;  // records of the batch to come that the reader found at fault
  Sha256 digest;
  uint64_t bytes_read = 0;
  bool finished = false, count_told = false;
};

}  // namespace

ReaderSettings reader_settings(const Profile& profile, const Options& options) {
  ReaderSettings settings;
  settings.delimiters = candidates_of(profile, options);
  settings.delimiter_is_fixed = options.delimiter.has_value();
  settings.quote = options.quote.value_or(profile.quote);
  settings.header = options.header;
  settings.max_cell_bytes =
      profile.max_cell_bytes ? std::min(profile.max_cell_bytes, limits::kCellBytes) : limits::kCellBytes;
  return settings;
}

DuplicatePolicy duplicate_policy(const Profile& profile, const Options& options) {
  return options.duplicates ? duplicate_policy(*options.duplicates) : profile.duplicates;
}

std::string_view engine_version() { return "0.1.0"; }

class Checker::Impl : public RecordHandler {
 public:
  Impl(const Profile& profile, const Options& options, uint64_t file_size, Sink& sink)
      : profile_(profile),
        options_(options),
        sink_(sink),
        policy_(duplicate_policy(profile, options)),
        surveying_(needs_survey(policy_)),
        size_unknown_(file_size == kUnknownSize) {
    pass_.emplace(reader_settings(profile, options), *this);
    summary_.bytes = size_unknown_ ? 0 : file_size;
    if (!size_unknown_) guard_size(file_size);
  }

  void feed(std::span<const uint8_t> block) { block_ = block; }
  void finish() { pass_->finished = true; }

  Step step(uint64_t budget) {
    if (done_) return Step::done;
    if (!block_.empty()) {
      const auto piece =
          block_.first(static_cast<size_t>(std::min<uint64_t>(std::max<uint64_t>(budget, 1), block_.size())));
      block_ = block_.subspan(piece.size());
      work(piece);
    }
    if (too_large_) return end();
    if (!block_.empty() || !pass_->finished) return block_.empty() ? Step::need_input : Step::more;
    return surveying_ ? end_survey() : end();
  }

  void on_header_record(const Record& header) override { map(header, true); }

  void on_batch(std::span<const Record> records) override {
    if (!pass_->mapping) map(records.front(), false);
    guard_count(records);
    std::sort(pass_->damaged.begin(), pass_->damaged.end());
    pass_->rules->check(records, pass_->damaged);
    pass_->damaged.clear();
  }

  void on_reader_finding(const Finding& finding) override {
    if (finding.severity >= Severity::error && finding.location.record != kNoPlace)
      pass_->damaged.push_back(finding.location.record);
    Finding told = finding;
    const RejectsColumns* rejects = pass_->reader.rejects();
    const uint64_t place = finding.location.column, column = rejects ? rejects->table_column(place) : place;
    if (pass_->mapping && column <= pass_->mapping->columns.size())
      told.header = pass_->mapping->columns[static_cast<size_t>(column) - 1].header;
    out().on_finding(told);
  }

 private:
  void work(std::span<const uint8_t> piece) {
    if (too_large_) return;
    if (size_unknown_) piece = cut_at_limit(piece);
    if (options_.digest && !surveying_) pass_->digest.update(piece);
    pass_->bytes_read += piece.size();
    pass_->reader.feed(piece);
  }

  /// Of a survey nothing is told.
  Sink& out() { return surveying_ ? silence_ : sink_; }

  void tell(Code code, std::span<const Argument> arguments = {}, Location location = {}) {
    out().on_finding({code, code_info(code).severity, location, {}, {}, arguments});
  }

  /// Of a file whose size is not known beforehand no byte past the limit is read.
  std::span<const uint8_t> cut_at_limit(std::span<const uint8_t> piece) {
    const uint64_t most = profile_.max_bytes;
    if (!most || pass_->bytes_read + piece.size() <= most) return piece;
    guard_size(most + 1);
    return piece.first(static_cast<size_t>(most - pass_->bytes_read));
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

  void map(const Record& header, bool named) {
    const uint64_t most = profile_.max_columns ? profile_.max_columns : limits::kColumns;
    if (header.fields.size() > most) {
      const std::string texts[] = {std::to_string(most), std::to_string(header.fields.size())};
      const Argument arguments[] = {{"limit", texts[0]}, {"found", texts[1]}};
      tell(Code::size_too_many_columns, arguments, {.line = header.line});
    }
    if (const RejectsColumns* rejects = pass_->reader.rejects(); rejects && rejects->moved())
      pass_->file_columns.emplace(*rejects, out());
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
    settings.hash_key = options_.hash_key;
    settings.default_country = options_.default_country.value_or("");
    pass_->rules.emplace(profile_, *pass_->mapping, settings, survey_ ? &*survey_ : nullptr, told);
  }

  bool identifiers_mapped() const {
    const auto mapped = [&](uint32_t field) { return pass_->mapping->field_columns[field] != kNoColumn; };
    return std::any_of(profile_.any_of.begin(), profile_.any_of.end(), mapped) ||
           std::any_of(profile_.all_of.begin(), profile_.all_of.end(), mapped);
  }

  Step end_survey() {
    pass_->reader.finish();
    survey_.emplace();
    if (pass_->rules) *survey_ = pass_->rules->take_survey();
    pass_.emplace(reader_settings(profile_, options_), *this);
    surveying_ = false;
    return Step::restart;
  }

  Step end() {
    done_ = true;
    if (!too_large_) pass_->reader.finish();
    if (!too_large_ && pass_->rules) pass_->rules->finish();
    if (!too_large_ && pass_->mapping && pass_->rules->totals().read == 0) tell(Code::header_no_records);
    if (pass_->rules) summary_.totals = pass_->rules->totals();
    if (!summary_.bytes) summary_.bytes = pass_->bytes_read;
    if (options_.digest && !too_large_) summary_.sha256 = pass_->digest.hex();
    summary_.encoding = pass_->reader.encoding();
    summary_.dialect = pass_->reader.dialect();
    summary_.format = summary_.dialect.delimiter == "\t" ? "txt" : "csv";
    sink_.on_end(summary_);
    return Step::done;
  }

  const Profile& profile_;
  const Options& options_;
  Sink& sink_;
  NullSink silence_;
  const DuplicatePolicy policy_;
  bool surveying_;
  const bool size_unknown_;
  std::optional<Survey> survey_;
  std::optional<Pass> pass_;
  std::span<const uint8_t> block_;
  Summary summary_;
  bool done_ = false, too_large_ = false;
};

Checker::Checker(const Profile& profile, const Options& options, uint64_t file_size, Sink& sink)
    : impl_(std::make_unique<Impl>(profile, options, file_size, sink)) {}
Checker::~Checker() = default;
void Checker::feed(std::span<const uint8_t> block) { impl_->feed(block); }
Step Checker::step(uint64_t budget_bytes) { return impl_->step(budget_bytes); }
void Checker::finish() { impl_->finish(); }

}  // namespace consentry

// The door: size guard, reader, header and rules in a row; see checker.h.
#include "core/checker.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

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
  return profile.csv_delimiter + profile.txt_delimiter;
}

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
  if (!options.duplicates) return profile.duplicates;
  if (*options.duplicates == "last") return DuplicatePolicy::last;
  if (*options.duplicates == "merge") return DuplicatePolicy::merge;
  return *options.duplicates == "error" ? DuplicatePolicy::error : DuplicatePolicy::first;
}

std::string_view engine_version() { return "0.1.0"; }

class Checker::Impl : public RecordHandler {
 public:
  Impl(const Profile& profile, const Options& options, uint64_t file_size, Sink& sink)
      : profile_(profile),
        options_(options),
        sink_(sink),
        reader_(reader_settings(profile, options), *this),
        size_unknown_(file_size == kUnknownSize) {
    summary_.bytes = size_unknown_ ? 0 : file_size;
    if (!size_unknown_) guard_size(file_size);
  }

  void feed(std::span<const uint8_t> block) { block_ = block; }
  void finish() { finished_ = true; }

  Step step(uint64_t budget) {
    if (done_) return Step::done;
    if (!block_.empty()) {
      const auto piece =
          block_.first(static_cast<size_t>(std::min<uint64_t>(std::max<uint64_t>(budget, 1), block_.size())));
      block_ = block_.subspan(piece.size());
      work(piece);
    }
    if (!block_.empty() || !finished_) return too_large_ ? end() : block_.empty() ? Step::need_input : Step::more;
    return end();
  }

  void on_header_record(const Record& header) override { map(header, true); }

  void on_batch(std::span<const Record> records) override {
    if (!mapping_) map(records.front(), false);
    guard_count(records);
    std::sort(damaged_.begin(), damaged_.end());
    rules_->check(records, damaged_);
    damaged_.clear();
  }

  void on_reader_finding(const Finding& finding) override {
    if (finding.severity >= Severity::error && finding.location.record != kNoPlace)
      damaged_.push_back(finding.location.record);
    Finding told = finding;
    const uint64_t column = finding.location.column;
    if (mapping_ && column <= mapping_->columns.size())
      told.header = mapping_->columns[static_cast<size_t>(column) - 1].header;
    sink_.on_finding(told);
  }

 private:
  void work(std::span<const uint8_t> piece) {
    if (too_large_) return;
    if (size_unknown_) piece = cut_at_limit(piece);
    if (options_.digest) digest_.update(piece);
    bytes_read_ += piece.size();
    reader_.feed(piece);
  }

  void tell(Code code, std::span<const Argument> arguments = {}, Location location = {}) {
    sink_.on_finding({code, code_info(code).severity, location, {}, {}, arguments});
  }

  /// Of a file whose size is not known beforehand no byte past the limit is read.
  std::span<const uint8_t> cut_at_limit(std::span<const uint8_t> piece) {
    const uint64_t most = profile_.max_bytes;
    if (!most || bytes_read_ + piece.size() <= most) return piece;
    guard_size(most + 1);
    return piece.first(static_cast<size_t>(most - bytes_read_));
  }

  void guard_size(uint64_t size) {
    const uint64_t most = profile_.max_bytes, advised = profile_.advise_bytes;
    too_large_ = most && size > most;
    const bool unwise = !too_large_ && advised && size > advised;
    if (!too_large_ && !unwise) return;
    const std::string texts[] = {std::to_string(too_large_ ? most : advised), std::to_string(size)};
    const Argument arguments[] = {{"limit", texts[0]}, {"size", texts[1]}};
    tell(too_large_ ? Code::size_over_limit : Code::size_over_advice, arguments);
  }

  void guard_count(std::span<const Record> records) {
    const uint64_t most = profile_.max_records;
    if (!most || count_told_ || records.back().number <= most) return;
    count_told_ = true;
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
    mapping_ = map_header(profile_, options_, header, named, sink_);
    sink_.on_header(*mapping_);
    RuleSettings settings;
    settings.primary = profile_.primary;
    if (options_.identifier) settings.primary = profile_.field_index(*options_.identifier).value_or(profile_.primary);
    settings.accept_missing_primary =
        options_.missing_primary ? *options_.missing_primary == "accept" : profile_.accept_missing_primary;
    settings.identifiers_mapped = identifiers_mapped();
    settings.duplicate_entries = options_.duplicate_entries;
    settings.hash_key = options_.hash_key;
    rules_.emplace(profile_, *mapping_, settings, sink_);
  }

  bool identifiers_mapped() const {
    const auto mapped = [&](uint32_t field) { return mapping_->field_columns[field] != kNoColumn; };
    return std::any_of(profile_.any_of.begin(), profile_.any_of.end(), mapped) ||
           std::any_of(profile_.all_of.begin(), profile_.all_of.end(), mapped);
  }

  Step end() {
    done_ = true;
    if (!too_large_) reader_.finish();
    if (!too_large_ && mapping_ && rules_->totals().read == 0) tell(Code::header_no_records);
    if (rules_) summary_.totals = rules_->totals();
    if (!summary_.bytes) summary_.bytes = bytes_read_;
    if (options_.digest && !too_large_) summary_.sha256 = digest_.hex();
    summary_.encoding = reader_.encoding();
    summary_.dialect = reader_.dialect();
    summary_.format = summary_.dialect.delimiter == "\t" ? "txt" : "csv";
    sink_.on_end(summary_);
    return Step::done;
  }

  const Profile& profile_;
  const Options& options_;
  Sink& sink_;
  Reader reader_;
  const bool size_unknown_;
  Sha256 digest_;
  std::optional<Mapping> mapping_;
  std::optional<RowRules> rules_;
  std::vector<uint64_t> damaged_;  // records of the batch to come that the reader found at fault
  std::span<const uint8_t> block_;
  Summary summary_;
  uint64_t bytes_read_ = 0;
  bool finished_ = false, done_ = false, too_large_ = false, count_told_ = false;
};

Checker::Checker(const Profile& profile, const Options& options, uint64_t file_size, Sink& sink)
    : impl_(std::make_unique<Impl>(profile, options, file_size, sink)) {}
Checker::~Checker() = default;
void Checker::feed(std::span<const uint8_t> block) { impl_->feed(block); }
Step Checker::step(uint64_t budget_bytes) { return impl_->step(budget_bytes); }
void Checker::finish() { impl_->finish(); }

}  // namespace consentry

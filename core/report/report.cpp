// See report.h: gathers what the stages tell into ReportData; report_json.cpp puts it into words.
#include "core/report/report.h"

#include <algorithm>
#include <numeric>

#include "core/report/excerpt.h"
#include "core/report/finding_groups.h"

namespace consentry {
namespace {

void add_preview_row(ReportData& data, const Record& record) {
  std::vector<std::string>& row = data.preview.emplace_back();
  row.reserve(record.fields.size());
  for (std::string_view cell : record.fields) row.push_back(excerpt(cell, limits::kPreviewCellBytes));
}

bool leaves_out(const FindingGroup& group) { return group.severity >= Severity::value; }

}  // namespace

std::string_view outcome_name(Outcome outcome) {
  constexpr std::string_view kNames[] = {"accepted", "accepted_with_rejects", "refused"};
  return kNames[static_cast<size_t>(outcome)];
}

uint64_t ReportData::count(Severity severity) const {
  const auto add = [severity](uint64_t sum, const FindingGroup& group) {
    return sum + (group.severity == severity ? group.count : 0);
  };
  return std::accumulate(groups.begin(), groups.end(), uint64_t{0}, add);
}

Outcome ReportData::outcome() const {
  if (count(Severity::fatal) > 0) return Outcome::refused;
  const bool rows_out = summary.totals.rejected + summary.totals.conflicts > 0;
  return rows_out || std::any_of(groups.begin(), groups.end(), leaves_out) ? Outcome::accepted_with_rejects
                                                                           : Outcome::accepted;
}

struct Report::State {
  State(const Profile& profile, const Options& options) : data(profile, options) {}
  ReportData data;
};

Report::Report(const Profile& profile, const Options& options) : state_(std::make_unique<State>(profile, options)) {}
Report::~Report() = default;

void Report::on_header(const Mapping& mapping) {
  state_->data.mapping = mapping;
  state_->data.columns = ColumnTable(mapping.columns.size());
}

void Report::on_records(std::span<const CheckedRecord> records) {
  ReportData& data = state_->data;
  const size_t missing = limits::kPreviewRows - data.preview.size();
  for (const CheckedRecord& checked : records.first(std::min(missing, records.size())))
    add_preview_row(data, checked.record);
  data.columns.add(records);
}

void Report::on_finding(const Finding& finding) { add_finding(state_->data.groups, finding); }

void Report::on_restart(std::string_view) {
  const ReportData& old = state_->data;
  state_ = std::make_unique<State>(old.profile, old.options);
}

void Report::on_end(const Summary& summary) {
  state_->data.summary = summary;
  state_->data.ended = true;
}

Outcome Report::outcome() const { return state_->data.outcome(); }
uint64_t Report::count(Severity severity) const { return state_->data.count(severity); }
std::string Report::json() const { return report_json(state_->data); }
std::string Report::preview_json() const { return consentry::preview_json(state_->data); }
const ReportData& Report::data() const { return state_->data; }

}  // namespace consentry

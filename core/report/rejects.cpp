// See rejects.h. Findings are kept as they come, texts are made for rejected rows only.
#include "core/report/rejects.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "core/rejects_form.h"
#include "core/report/csv_row.h"

namespace consentry {
namespace {

bool is_out(RowStatus status) { return status == RowStatus::rejected || status == RowStatus::conflict; }

}  // namespace

Rejects::Rejects(Language language, Write write) : language_(language), write_(std::move(write)) {}

void Rejects::on_header(const Mapping& mapping) {
  header_.clear();
  for (const Column& column : mapping.columns) header_.push_back(column.header);
}

void Rejects::on_finding(const Finding& finding) {
  if (finding.severity < Severity::value || finding.location.record == kNoPlace) return;
  faults_.push_back(
      {finding.location.record, finding.location.column + 1, finding.code, texts_.size(), finding.arguments.size()});
  texts_.emplace_back(finding.header);
  for (const Argument& argument : finding.arguments) {
    texts_.emplace_back(argument.name);
    texts_.emplace_back(argument.text);
  }
}

void Rejects::on_records(std::span<const CheckedRecord> records) {
  const auto in_order = [](const Fault& a, const Fault& b) {
    return std::tuple(a.record, a.column, a.code) < std::tuple(b.record, b.column, b.code);
  };
  std::stable_sort(faults_.begin(), faults_.end(), in_order);
  next_fault_ = 0;
  for (const CheckedRecord& checked : records) {
    const std::span<const Fault> faults = take_faults(checked.record.number);
    if (is_out(checked.status)) write_row(checked, faults);
  }
  forget_taken_faults();
}

// Findings of later records may be here already: their texts move to the front, so that texts_ does not grow with the file.
void Rejects::forget_taken_faults() {
  faults_.erase(faults_.begin(), faults_.begin() + static_cast<std::ptrdiff_t>(next_fault_));
  std::vector<std::string> kept;
  for (Fault& fault : faults_) {
    const size_t from = fault.texts;
    fault.texts = kept.size();
    for (size_t i = 0; i < 1 + 2 * fault.arguments; ++i) kept.push_back(std::move(texts_[from + i]));
  }
  texts_.swap(kept);
}

void Rejects::on_restart(std::string_view) {
  header_.clear();
  faults_.clear();
  texts_.clear();
  header_written_ = false;
}

std::span<const Rejects::Fault> Rejects::take_faults(uint64_t record) {
  while (next_fault_ < faults_.size() && faults_[next_fault_].record < record) ++next_fault_;
  const size_t first = next_fault_;
  while (next_fault_ < faults_.size() && faults_[next_fault_].record == record) ++next_fault_;
  return std::span(faults_).subspan(first, next_fault_ - first);
}

std::string Rejects::codes(std::span<const Fault> faults) const {
  std::set<Code> codes;
  for (const Fault& fault : faults) codes.insert(fault.code);
  std::string out;
  for (Code code : codes) out += (out.empty() ? "" : " ") + std::to_string(static_cast<uint32_t>(code));
  return out;
}

std::string Rejects::text(const Fault& fault) const {
  std::vector<Argument> arguments;
  for (size_t i = 0; i < fault.arguments; ++i)
    arguments.push_back({texts_[fault.texts + 1 + 2 * i], texts_[fault.texts + 2 + 2 * i]});
  const std::string& header = texts_[fault.texts];
  return (header.empty() ? "" : header + ": ") + finding_text(language_, fault.code, arguments) + " " +
         finding_remedy(language_, fault.code);
}

std::string Rejects::text(std::span<const Fault> faults) const {
  std::string out;
  for (const Fault& fault : faults) out += (out.empty() ? "" : " | ") + text(fault);
  return out;
}

void Rejects::write_header() {
  header_written_ = true;
  row_.clear();
  for (const std::string& name : header_) append_cell(row_, name);
  for (std::string_view name : rejects_form::kColumns) append_cell(row_, name);
  write_(end_row(row_));
}

void Rejects::write_row(const CheckedRecord& checked, std::span<const Fault> faults) {
  if (!header_written_) write_header();
  const std::span<const std::string_view> cells = checked.record.fields;
  row_.clear();
  for (size_t i = 0; i < header_.size(); ++i) append_cell(row_, i < cells.size() ? cells[i] : std::string_view());
  append_cell(row_, std::to_string(checked.record.line));
  append_cell(row_, codes(faults));
  append_cell(row_, text(faults));
  append_cell(row_, cells.size() == header_.size() ? "" : std::to_string(cells.size()));
  for (size_t i = header_.size(); i < cells.size(); ++i) append_cell(row_, cells[i]);
  write_(end_row(row_));
}

}  // namespace consentry

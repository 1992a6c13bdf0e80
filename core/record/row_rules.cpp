// Row by row: width, then cells, identity and earlier rows, whose rules stand in value_rules.cpp, identifier_rules.cpp,
// consent_rules.cpp and duplicate_rules.cpp.
#include "core/record/row_rules.h"

#include <algorithm>

namespace consentry {

RowRules::RowRules(const Profile& profile, const Mapping& mapping, const RuleSettings& settings, const Survey* survey,
                   Sink& sink)
    : profile_(profile),
      mapping_(mapping),
      settings_(settings),
      sink_(sink),
      duplicates_(settings.hash_key, settings.duplicate_entries),
      rejected_refusals_(settings.hash_key, settings.duplicate_entries),
      survey_(survey) {
  collect_consent_words();
  attribute_.max_length = profile.max_value_length;
  for (uint32_t i = 0; i < mapping.columns.size(); ++i) {
    const Column& column = mapping.columns[i];
    if (column.role == Role::ignored) continue;
    const bool identifier = column.role == Role::field && profile.is_identifier(column.index);
    tasks_.push_back({i, column.role, column.index, identifier});
  }
  collect_conditions();
  collect_phones();
}

// First every row by itself, then all of them against earlier rows: the look-ups of a batch overlap, which hides the memory's latency.
void RowRules::check(std::span<const Record> records, std::span<const uint64_t> damaged) {
  start_batch(records.size());
  for (size_t i = 0; i < records.size(); ++i)
    check_row(records[i], i, std::binary_search(damaged.begin(), damaged.end(), records[i].number));
  duplicates_.touch(hashes_);
  if (!rejected_refusals_.empty()) rejected_refusals_.touch(hashes_);
  for (size_t i = 0; i < records.size(); ++i) {
    if (rows_[i].sound) match_earlier(rows_[i], checked_[i]);
    else hold_refusals(rows_[i], checked_[i]);
    count(checked_[i].status);
  }
  sink_.on_records(checked_);
}

void RowRules::start_batch(size_t rows) {
  const size_t cells = rows * mapping_.columns.size();
  values_.resize(cells);
  states_.resize(cells);
  consents_.assign(rows * mapping_.consents.size(), Consent::absent);
  rows_.clear();
  checked_.clear();
  copies_.clear();
  fields_.clear();
  hashes_.clear();
}

void RowRules::check_row(const Record& record, size_t index, bool damaged) {
  const size_t width = mapping_.columns.size(), consents = mapping_.consents.size();
  Row& row = rows_.emplace_back(Row{&record, values_.data() + index * width, states_.data() + index * width,
                                    consents_.data() + index * consents, hashes_.size()});
  for (size_t i = 0; i < width; ++i) {
    row.values[i] = i < record.fields.size() ? record.fields[i] : std::string_view{};
    row.states[i] = row.values[i].empty() ? CellState::blank : CellState::kept;
  }
  row.sound = !damaged && check_width(row);
  if (row.sound) {
    check_cells(row);
    check_identity(row);
  } else {
    read_refusals(row);
  }
  CheckedRecord& checked = checked_.emplace_back();
  checked.record = record;
  checked.status = row.sound ? RowStatus::accepted : RowStatus::rejected;
  checked.values = {row.values, width};
  checked.states = {row.states, width};
  checked.consents = {row.consents, consents};
}

void RowRules::count(RowStatus status) {
  ++totals_.read;
  switch (status) {
    case RowStatus::accepted: ++totals_.accepted; break;
    case RowStatus::rejected: ++totals_.rejected; break;
    case RowStatus::duplicate: ++totals_.duplicates; break;
    case RowStatus::conflict: ++totals_.conflicts; break;
  }
}

/// As many cells as columns; further ones must be blank.
bool RowRules::check_width(Row& row) {
  const size_t expected = mapping_.columns.size(), found = row.record->fields.size();
  if (found == expected) return true;
  const std::string texts[] = {std::to_string(expected), found > limits::kColumns
                                                             ? ">" + std::to_string(limits::kColumns)
                                                             : std::to_string(found)};
  const Argument arguments[] = {{"expected", texts[0]}, {"found", texts[1]}};
  if (found < expected) {
    tell(row, Code::record_too_few_cells, arguments);
    return false;
  }
  const auto extra = row.record->fields.subspan(expected);
  const bool blank = std::all_of(extra.begin(), extra.end(), [](std::string_view cell) { return cell.empty(); });
  tell(row, blank ? Code::record_trailing_blanks : Code::record_too_many_cells, arguments);
  return blank;
}

void RowRules::check_cells(Row& row) {
  for (const Task& task : tasks_) {
    if (task.role == Role::consent) check_consent(row, task, true);
    else if (task.role == Role::field) check_field(row, task);
    else if (!row.values[task.column].empty()) check_text(row, task, attribute_);
  }
  check_unmapped_conditions(row);
  if (!halves_.empty()) join_pairs(row);
}

void RowRules::tell(Row& row, Code code, std::span<const Argument> arguments) {
  const Severity severity = code_info(code).severity;
  if (severity >= Severity::error) row.sound = false;
  sink_.on_finding({code,
                    severity,
                    {.record = row.record->number, .line = row.record->line, .offset = row.record->offset},
                    {},
                    {},
                    arguments});
}

void RowRules::tell_cell(Row& row, uint32_t column, Code code, std::span<const Argument> arguments) {
  tell_cell_as(row, column, code, code_info(code).severity, arguments);
}

void RowRules::tell_cell_as(Row& row, uint32_t column, Code code, Severity severity,
                            std::span<const Argument> arguments) {
  if (severity >= Severity::error) row.sound = false;
  if (severity == Severity::value) row.states[column] = CellState::left_out;
  Location location{row.record->number, row.record->line, column + 1, kNoPlace, row.record->offset};
  std::string_view cell;
  if (column < row.record->fields.size()) {
    location.offset += row.record->starts[column];
    cell = row.record->fields[column];
  }
  sink_.on_finding({code, severity, location, mapping_.columns[column].header, cell, arguments});
}

std::string joined_words(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " / ") + word;
  return text;
}

}  // namespace consentry

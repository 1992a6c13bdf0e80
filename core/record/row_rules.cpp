// A batch of rows: columns at one glance (quick_columns.cpp), then row by row: width, cells, identity and earlier rows, whose rules stand
// in value_rules.cpp, identifier_rules.cpp, consent_rules.cpp and duplicate_rules.cpp.
#include "core/record/row_rules.h"

#include <algorithm>

namespace consentry {

RowRules::RowRules(const Profile& profile, const Mapping& mapping, const RuleSettings& settings, const Survey* survey,
                   Sink& sink)
    : profile_(profile),
      mapping_(mapping),
      settings_(settings),
      sink_(sink),
      duplicates_(settings.hash_key, settings.duplicate_entries, settings.on_large_memory),
      rejected_refusals_(settings.hash_key, settings.duplicate_entries),
      survey_(survey) {
  collect_consent_words();
  attribute_.max_length = profile.max_value_length;
  collect_tasks();
  collect_conditions();
  collect_phones();
  collect_slots();
  for (Task& task : tasks_) task.glance = glance_of(task);
  for (Task& task : tasks_) task.blank_matters = blank_matters(task);
}

void RowRules::collect_tasks() {
  for (uint32_t i = 0; i < mapping_.columns.size(); ++i) {
    const Column& column = mapping_.columns[i];
    if (column.role == Role::ignored) continue;
    const bool identifier = column.role == Role::field && profile_.is_identifier(column.index);
    tasks_.push_back({i, column.role, column.index, identifier});
  }
  doubt_words_ = (tasks_.size() + 63) / 64;
}

// All columns at one glance first, then row by row what was in doubt, and all rows against earlier ones: the look-ups of a batch
// overlap, which hides the memory's latency. Findings come row by row, whatever the glance saw first.
void RowRules::check(std::span<const Record> records, std::span<const uint64_t> damaged) {
  start_batch(records, damaged);
  glance_at_columns();
  for (Row& row : rows_) judge_row(row);
  if (totals_.read == 0) expect_identifiers();
  const std::span<const KeyedHash> hashes = std::span(hashes_).first(gathered_);
  duplicates_.start(hashes);
  if (!rejected_refusals_.empty()) rejected_refusals_.touch(hashes);
  tell_sink();
}

void RowRules::start_batch(std::span<const Record> records, std::span<const uint64_t> damaged) {
  const size_t rows = records.size();
  rows_.clear();
  checked_.clear();
  copies_.clear();
  values_.resize(rows * mapping_.columns.size());
  states_.resize(values_.size());
  consents_.assign(rows * mapping_.consents.size(), Consent::absent);
  doubts_.assign(rows * doubt_words_, 0);
  filled_.assign(rows * slots_, 0);
  fields_.resize(filled_.size());
  hashes_.resize(filled_.size());
  gathered_ = 0;
  for (const Record& record : records)
    start_row(record, !damaged.empty() && std::binary_search(damaged.begin(), damaged.end(), record.number));
  any_kinds_ = std::any_of(records.begin(), records.end(), [](const Record& record) { return !record.kinds.empty(); });
  table_ = is_table() ? rows_.front().values : nullptr;
}

bool RowRules::is_table() const {
  const size_t width = mapping_.columns.size();
  const std::string_view* next = rows_.front().values;
  return std::all_of(rows_.begin(), rows_.end(), [&](const Row& row) {
    const bool follows = row.regular && row.values == next;
    next += width;
    return follows;
  });
}

void RowRules::start_row(const Record& record, bool damaged) {
  const size_t index = rows_.size(), width = mapping_.columns.size();
  Row& row = rows_.emplace_back(
      Row{&record, index, record.fields.data(), nullptr, consents_.data() + index * mapping_.consents.size()});
  row.damaged = damaged;
  row.regular = !damaged && record.fields.size() == width;
  if (record.fields.size() >= width) return;
  std::string_view* values = values_.data() + index * width;
  std::fill(std::copy(record.fields.begin(), record.fields.end(), values), values + width, std::string_view{});
  row.values = values;
}

void RowRules::judge_row(Row& row) {
  const bool whole = row.regular || (!row.damaged && check_width(row));
  if (row.regular) check_doubts(row);
  else if (whole) check_whole_row(row);
  else read_refusals(row);
  gather_identifiers(row);
  if (whole && !is_identified(row)) check_identity(row);
  row.sound = row.sound && whole;
}

/// As many as the file holds if all of it is like its first rows; of a few rows nothing follows.
void RowRules::expect_identifiers() {
  constexpr size_t kTelling = 16;
  if (rows_.size() < kTelling) return;
  const uint64_t bytes = rows_.back().record->offset - rows_.front().record->offset;
  duplicates_.expect(settings_.file_bytes / bytes * gathered_);
}

void RowRules::tell_sink() {
  for (Row& row : rows_) {
    CheckedRecord& checked = checked_.emplace_back();
    checked.record = *row.record;
    checked.status = row.sound ? RowStatus::accepted : RowStatus::rejected;
    if (row.sound) match_earlier(row, checked);
    else hold_refusals(row, checked);
    checked.values = {row.values, mapping_.columns.size()};
    if (row.states) checked.states = {row.states, mapping_.columns.size()};
    checked.consents = {row.consents, mapping_.consents.size()};
    count(checked.status);
  }
  sink_.on_records(checked_);
}

void RowRules::set_value(Row& row, uint32_t column, std::string_view value) {
  const size_t width = mapping_.columns.size();
  std::string_view* own = values_.data() + row.index * width;
  if (row.values != own) std::copy(row.values, row.values + width, own);
  row.values = own;
  own[column] = value;
}

void RowRules::set_state(Row& row, uint32_t column, CellState state) {
  const size_t width = mapping_.columns.size();
  if (!row.states) {
    CellState* states = states_.data() + row.index * width;
    for (uint32_t i = 0; i < width; ++i) states[i] = state_of(row, i);
    row.states = states;
  }
  row.states[column] = state;
}

CellState RowRules::state_of(const Row& row, uint32_t column) const {
  if (row.states) return row.states[column];
  const std::span<const std::string_view> cells = row.record->fields;
  return column < cells.size() && !cells[column].empty() ? CellState::kept : CellState::blank;
}

/// What the cell is in its file; a text file has none but texts.
CellKind RowRules::kind_of(const Row& row, uint32_t column) const {
  const std::span<const CellKind> kinds = row.record->kinds;
  return column < kinds.size() ? kinds[column] : CellKind::text;
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

void RowRules::check_whole_row(Row& row) {
  for (const Task& task : tasks_) check_task(row, task);
  check_cells(row);
}

void RowRules::check_task(Row& row, const Task& task) {
  if (task.role == Role::consent) check_consent(row, task, true);
  else if (task.role == Role::field) check_field(row, task);
  else if (!row.values[task.column].empty()) check_text(row, task, attribute_);
}

/// What several cells make together, once each is judged.
void RowRules::check_cells(Row& row) {
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
  if (severity == Severity::value) set_state(row, column, CellState::left_out);
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

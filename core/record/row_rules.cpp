// Row by row: width, cells, identity, earlier rows. The rules of single cells stand in cell_rules.cpp.
#include "core/record/row_rules.h"

#include <algorithm>

namespace consentry {

RowRules::RowRules(const Profile& profile, const Mapping& mapping, const RuleSettings& settings, Sink& sink)
    : profile_(profile),
      mapping_(mapping),
      settings_(settings),
      sink_(sink),
      duplicates_(settings.hash_key, settings.duplicate_entries) {
  for (uint32_t i = 0; i < mapping.columns.size(); ++i) {
    const Column& column = mapping.columns[i];
    if (column.role != Role::field && column.role != Role::consent) continue;
    const bool identifier = column.role == Role::field && profile.is_identifier(column.index);
    tasks_.push_back({i, column.role, column.index, identifier});
  }
}

// First every row by itself, then all of them against earlier rows: the look-ups of a batch overlap, which hides the memory's latency.
void RowRules::check(std::span<const Record> records, std::span<const uint64_t> damaged) {
  start_batch(records.size());
  for (size_t i = 0; i < records.size(); ++i)
    check_row(records[i], i, std::binary_search(damaged.begin(), damaged.end(), records[i].number));
  duplicates_.touch(hashes_);
  for (size_t i = 0; i < records.size(); ++i) {
    if (rows_[i].sound) match_earlier(rows_[i], checked_[i]);
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
    else check_field(row, task);
  }
}

/// A row that is out for its shape still tells the refusals that it holds: they are listed, never lost.
void RowRules::read_refusals(Row& row) {
  for (const Task& task : tasks_)
    if (task.role == Role::consent && task.column < row.record->fields.size()) check_consent(row, task, false);
}

/// Whether the row says who it is about.
void RowRules::check_identity(Row& row) {
  if (!settings_.identifiers_mapped) return;
  const auto has = [&](uint32_t field) {
    const auto first = fields_.begin() + static_cast<ptrdiff_t>(row.first_identifier);
    return std::find(first, fields_.end(), field) != fields_.end();
  };
  const auto tell_field = [&](Code code, uint32_t field) {
    const Argument argument{"field", profile_.fields[field].name};
    if (const uint32_t column = mapping_.field_columns[field]; column != kNoColumn)
      tell_cell(row, column, code, {&argument, 1});
    else tell(row, code, {&argument, 1});
  };
  if (row.identifiers == 0) return tell(row, Code::identifier_none);
  for (uint32_t field : profile_.all_of)
    if (!has(field) && mapping_.field_columns[field] != kNoColumn) tell_field(Code::identifier_required_missing, field);
  if (!settings_.accept_missing_primary && !has(settings_.primary))
    tell_field(Code::identifier_primary_missing, settings_.primary);
}

void RowRules::match_earlier(Row& row, CheckedRecord& checked) {
  std::optional<uint32_t> first;
  for (size_t i = row.first_identifier; i < row.first_identifier + row.identifiers; ++i) {
    const std::optional<uint32_t> found = duplicates_.find(hashes_[i]);
    if (!found || found == first) continue;
    if (first) return tell_conflict(row, checked, std::min(*first, *found), std::max(*first, *found));
    first = found;
  }
  if (first) return match_contact(row, checked, *first);
  remember(row);
}

void RowRules::remember(Row& row) {
  if (duplicates_full_ || row.identifiers == 0) return;
  if (!duplicates_.has_room(row.identifiers)) {
    duplicates_full_ = true;
    const std::string limit = std::to_string(settings_.duplicate_entries);
    const Argument argument{"limit", limit};
    return tell(row, Code::identifier_duplicates_unchecked, {&argument, 1});
  }
  const uint32_t contact = duplicates_.add_contact({row.record->number, row.record->line, pack_consents(row)});
  for (size_t i = row.first_identifier; i < row.first_identifier + row.identifiers; ++i)
    duplicates_.add(hashes_[i], contact);
}

uint64_t RowRules::pack_consents(const Row& row) const {
  uint64_t packed = 0;
  for (size_t i = 0; i < mapping_.consents.size(); ++i) packed |= static_cast<uint64_t>(row.consents[i]) << (2 * i);
  return packed;
}

/// A later row of a known contact: it is left out, but its refusals stand, and its further identifiers name the same contact.
void RowRules::match_contact(Row& row, CheckedRecord& checked, uint32_t index) {
  KnownContact& contact = duplicates_.contact(index);
  checked.status = RowStatus::duplicate;
  checked.first_record = contact.record;
  const std::string texts[] = {std::to_string(contact.record), std::to_string(contact.line)};
  const Argument arguments[] = {{"first_record", texts[0]}, {"first_line", texts[1]}};
  tell(row, Code::identifier_duplicate, arguments);
  if (!duplicates_full_ && duplicates_.has_room(row.identifiers))
    for (size_t i = row.first_identifier; i < row.first_identifier + row.identifiers; ++i)
      duplicates_.add(hashes_[i], index);
  for (uint32_t i = 0; i < mapping_.consents.size(); ++i) {
    const auto earlier = static_cast<Consent>(contact.consents >> (2 * i) & 3);
    const Consent now = row.consents[i];
    const bool refuses = now == Consent::refused && earlier != Consent::refused;
    if (refuses || (now == Consent::given && earlier == Consent::refused)) tell_disagreement(row, i, contact);
    if (refuses) contact.consents = (contact.consents & ~(uint64_t{3} << (2 * i))) | uint64_t{2} << (2 * i);
  }
}

void RowRules::tell_disagreement(Row& row, uint32_t consent, const KnownContact& contact) {
  const std::string record = std::to_string(contact.record);
  const Argument argument{"first_record", record};
  tell_cell(row, mapping_.consent_columns[consent], Code::consent_duplicate_disagrees, {&argument, 1});
}

void RowRules::tell_conflict(Row& row, CheckedRecord& checked, uint32_t first, uint32_t other) {
  checked.status = RowStatus::conflict;
  checked.first_record = duplicates_.contact(first).record;
  checked.other_record = duplicates_.contact(other).record;
  const std::string texts[] = {std::to_string(checked.first_record), std::to_string(checked.other_record)};
  const Argument arguments[] = {{"first_record", texts[0]}, {"other_record", texts[1]}};
  tell(row, Code::identifier_conflict, arguments);
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

}  // namespace consentry

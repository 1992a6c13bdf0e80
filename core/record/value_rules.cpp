// The rules of single cells: required, lengths, types. Part of RowRules.
#include <algorithm>

#include "core/record/numbers.h"
#include "core/record/places.h"
#include "core/record/row_rules.h"
#include "core/record/spreadsheet_damage.h"
#include "core/record/times.h"
#include "core/record/words.h"
#include "core/text/unicode.h"

namespace consentry {
namespace {

constexpr size_t kShownWords = 20;  // of a long list of words in a finding

/// Of a text every character counts; a list of separators has no items.
bool is_blank(std::string_view cell, const Field& field) {
  if (cell.empty()) return true;
  if (field.type == FieldType::text) return false;
  if (field.type == FieldType::list) return !take_item(cell, field);
  return trim_blanks(cell).empty();
}

Normalised normalise_type(std::string_view text, const Field& field, std::string& buffer) {
  switch (field.type) {
    case FieldType::integer: return normalise_integer(text, field, buffer);
    case FieldType::decimal: return normalise_decimal(text, field, buffer);
    case FieldType::boolean: return normalise_boolean(text, field);
    case FieldType::date:
    case FieldType::datetime: return normalise_time(text, field, buffer);
    case FieldType::country: return normalise_country(text, field, buffer);
    case FieldType::language: return normalise_language(text, field, buffer);
    case FieldType::timezone: return normalise_timezone(text, field);
    case FieldType::gender:
    case FieldType::enumeration: return normalise_choice(text, field);
    case FieldType::list: return normalise_list(text, field, buffer);
    default: return {nullptr, text};
  }
}

Code type_code(FieldType type) {
  switch (type) {
    case FieldType::integer: return Code::record_not_an_integer;
    case FieldType::decimal: return Code::record_not_a_decimal;
    case FieldType::boolean: return Code::record_not_a_boolean;
    case FieldType::date: return Code::record_not_a_date;
    case FieldType::datetime: return Code::record_not_a_datetime;
    case FieldType::country: return Code::record_not_a_country;
    case FieldType::language: return Code::record_not_a_language;
    case FieldType::timezone: return Code::record_not_a_timezone;
    case FieldType::list: return Code::record_list_item;
    default: return Code::record_value_not_allowed;
  }
}

std::string some_words(std::span<const std::string> words) {
  if (words.size() <= kShownWords) return joined_words(words);
  return joined_words(words.first(kShownWords)) + " / …";
}

std::string expected_of(const Field& field) {
  if (field.type == FieldType::boolean) return some_words(field.true_words) + " / " + some_words(field.false_words);
  return some_words(field.forms.empty() ? field.values : field.forms);
}

}  // namespace

/// Columns are found once: a row only looks whether the other cell is filled.
void RowRules::collect_conditions() {
  for (Task& task : tasks_) {
    if (task.role != Role::field) continue;
    task.first_condition = conditions_.size();
    add_conditions(task.index);
  }
  unmapped_conditions_ = conditions_.size();
  for (uint32_t field = 0; field < profile_.fields.size(); ++field)
    if (mapping_.field_columns[field] == kNoColumn) add_conditions(field);
}

void RowRules::add_conditions(uint32_t field) {
  for (const std::string& name : profile_.fields[field].required_with) {
    const std::optional<uint32_t> other = profile_.field_index(name);
    const auto consent = std::find(mapping_.consents.begin(), mapping_.consents.end(), name);
    uint32_t column = kNoColumn;
    if (other) column = mapping_.field_columns[*other];
    else if (consent != mapping_.consents.end())
      column = mapping_.consent_columns[static_cast<size_t>(consent - mapping_.consents.begin())];
    if (column != kNoColumn && other != field)
      conditions_.push_back({field, column, other ? &profile_.fields[*other] : nullptr, name});
  }
}

bool RowRules::is_filled(const Row& row, const Condition& condition) const {
  const std::string_view cell = row.values[condition.column];
  return !cell.empty() && !(condition.other && is_blank(cell, *condition.other));
}

/// A field that has no column, while another one is filled that needs it.
void RowRules::check_unmapped_conditions(Row& row) {
  for (size_t i = unmapped_conditions_; i < conditions_.size(); ++i) {
    if (!is_filled(row, conditions_[i])) continue;
    const Argument arguments[] = {{"field", profile_.fields[conditions_[i].field].name},
                                  {"other", conditions_[i].name}};
    tell(row, Code::record_required_with, arguments);
  }
}

void RowRules::check_field(Row& row, const Task& task) {
  const Field& field = profile_.fields[task.index];
  const std::string_view cell = row.values[task.column];
  if (is_blank(cell, field)) check_blank(row, task, field);
  else if (field.type == FieldType::text) check_text(row, task, field);
  else if (!is_identifier_type(field.type)) check_value(row, task, field);
  else if ((!field.min_length && !field.max_bytes) || check_lengths(row, task, field, trim_blanks(cell)))
    check_identifier(row, task, field);
}

/// Whether an empty cell may be a fault.
bool RowRules::blank_matters(const Task& task) const {
  if (task.role != Role::field) return false;
  const bool conditional =
      task.first_condition < unmapped_conditions_ && conditions_[task.first_condition].field == task.index;
  return conditional || profile_.fields[task.index].required;
}

void RowRules::check_blank(Row& row, const Task& task, const Field& field) {
  if (state_of(row, task.column) != CellState::blank) set_state(row, task.column, CellState::blank);
  if (field.required) {
    const Argument argument{"field", field.name};
    return tell_cell(row, task.column, Code::record_required_blank, {&argument, 1});
  }
  for (size_t i = task.first_condition; i < unmapped_conditions_ && conditions_[i].field == task.index; ++i) {
    if (!is_filled(row, conditions_[i])) continue;
    const Argument arguments[] = {{"field", field.name}, {"other", conditions_[i].name}};
    return tell_cell(row, task.column, Code::record_required_with, arguments);
  }
}

void RowRules::check_text(Row& row, const Task& task, const Field& field) {
  const std::string_view cell = row.values[task.column];
  if (!check_lengths(row, task, field, cell) || !may_be_damaged(cell)) return;
  if (is_shortened_number(cell)) tell_cell(row, task.column, Code::record_number_destroyed);
  else if (is_formula_error(cell)) tell_cell(row, task.column, Code::record_spreadsheet_error);
}

/// Lengths as the profile has them; the greatest one of an identifier belongs to its own rules (702, 703, 704).
bool RowRules::check_lengths(Row& row, const Task& task, const Field& field, std::string_view text) {
  const auto tell_length = [&](Code code, uint64_t limit, uint64_t found) {
    const std::string texts[] = {std::to_string(limit), std::to_string(found)};
    const Argument arguments[] = {{"limit", texts[0]}, {"found", texts[1]}};
    tell_cell_as(row, task.column, code, field.malformed, arguments);
    return false;
  };
  const uint64_t most = is_identifier_type(field.type) ? 0 : field.max_length;
  const bool may_be_long = most && text.size() > most, may_be_short = text.size() / 4 < field.min_length;
  if (may_be_long || may_be_short) {
    const uint64_t found = count_characters(text);
    if (may_be_long && found > most) return tell_length(Code::record_text_too_long, most, found);
    if (found < field.min_length) return tell_length(Code::record_text_too_short, field.min_length, found);
  }
  if (!field.max_bytes || text.size() <= field.max_bytes) return true;
  return tell_length(Code::record_too_many_bytes, field.max_bytes, text.size());
}

void RowRules::check_value(Row& row, const Task& task, const Field& field) {
  const std::string_view text = trim_blanks(row.values[task.column]);
  if (field.type == FieldType::list && !check_lengths(row, task, field, text)) return;
  const bool dated = kind_of(row, task.column) == CellKind::date &&
                     (field.type == FieldType::date || field.type == FieldType::datetime);
  Normalised result = dated ? normalise_date_cell(text, field, buffer_) : normalise_type(text, field, buffer_);
  if (result.fault) return tell_value(row, task, field, text);
  if (result.normal.data() == buffer_.data())
    result.normal = result.normal == text ? text : std::string_view(copy_of_batch() = buffer_);
  set_value(row, task.column, result.normal);
}

void RowRules::tell_value(Row& row, const Task& task, const Field& field, std::string_view text) {
  if (field.type == FieldType::list) return tell_list(row, task, field, text);
  if (field.type == FieldType::integer || field.type == FieldType::decimal) return tell_number(row, task, field);
  const std::string expected = expected_of(field);
  const Argument arguments[] = {{"expected", expected}, {"nearest", likely_value(field, text)}};
  const bool suggests = field.type != FieldType::boolean && field.type != FieldType::date &&
                        field.type != FieldType::datetime && field.type != FieldType::language;
  const std::span<const Argument> all(arguments);
  const auto told = field.type == FieldType::timezone ? all.last(1) : all.first(suggests ? 2 : 1);
  tell_cell_as(row, task.column, type_code(field.type), field.malformed, told);
}

/// A number may be one and still not be what the profile takes: that is told with its bounds.
void RowRules::tell_number(Row& row, const Task& task, const Field& field) {
  const std::string limit = field.max_decimals ? std::to_string(*field.max_decimals) : std::string();
  Argument arguments[2];
  size_t count = 0;
  if (!field.negative) arguments[count++] = {"least", "0"};
  if (field.max_decimals) arguments[count++] = {"limit", limit};
  tell_cell_as(row, task.column, type_code(field.type), field.malformed, {arguments, count});
}

void RowRules::tell_list(Row& row, const Task& task, const Field& field, std::string_view text) {
  if (const uint64_t found = count_items(text, field); field.max_items && found > field.max_items) {
    const std::string texts[] = {std::to_string(field.max_items), std::to_string(found)};
    const Argument arguments[] = {{"limit", texts[0]}, {"found", texts[1]}};
    tell_cell_as(row, task.column, Code::record_list_too_long, field.malformed, arguments);
  }
  if (field.values.empty()) return;
  const std::string expected = expected_of(field);
  while (const std::optional<std::string_view> item = take_item(text, field)) {
    if (find_word(*item, field.values, field.any_case)) continue;
    const Argument arguments[] = {{"item", *item}, {"expected", expected}, {"nearest", likely_value(field, *item)}};
    tell_cell_as(row, task.column, Code::record_list_item, field.malformed, arguments);
  }
}

/// What was most likely meant. Comparing with every word takes time, so that a file full of faults gets a bounded number of suggestions.
std::string_view RowRules::likely_value(const Field& field, std::string_view text) {
  if (field.type == FieldType::country) return likely_country(text, field);
  if (field.type != FieldType::timezone && field.values.empty()) return {};
  constexpr uint64_t kTimeZones = 1000;  // about as many names
  if (suggestions_ >= limits::kSuggestions) return {};
  suggestions_ += field.type == FieldType::timezone ? kTimeZones : field.values.size();
  return field.type == FieldType::timezone ? likely_timezone(text, field) : near_word(text, field.values);
}

}  // namespace consentry

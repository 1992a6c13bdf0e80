// The rules of single cells: required, lengths, types. Part of RowRules.
#include "core/record/row_rules.h"
#include "core/record/types.h"
#include "core/text/unicode.h"

namespace consentry {
namespace {

bool identifier_type(FieldType type) {
  return type == FieldType::email || type == FieldType::phone || type == FieldType::id;
}

Normalised normalise_type(std::string_view text, const Field& field, std::string& buffer) {
  switch (field.type) {
    case FieldType::integer: return normalise_integer(text, field, buffer);
    case FieldType::decimal: return normalise_decimal(text, field, buffer);
    case FieldType::boolean: return normalise_boolean(text, field);
    case FieldType::date: return normalise_date(text, field, buffer);
    default: return {nullptr, text};
  }
}

Code type_code(FieldType type) {
  switch (type) {
    case FieldType::integer: return Code::record_not_an_integer;
    case FieldType::decimal: return Code::record_not_a_decimal;
    case FieldType::boolean: return Code::record_not_a_boolean;
    default: return Code::record_not_a_date;
  }
}

std::string expected_of(const Field& field) {
  if (field.type == FieldType::date) return joined_words(field.forms);
  return joined_words(field.true_words) + " / " + joined_words(field.false_words);
}

}  // namespace

void RowRules::check_field(Row& row, const Task& task) {
  const Field& field = profile_.fields[task.index];
  const std::string_view cell = row.values[task.column];
  if (cell.empty() || (field.type != FieldType::text && trim_blanks(cell).empty())) {
    row.states[task.column] = CellState::blank;
    if (!field.required) return;
    const Argument argument{"field", field.name};
    return tell_cell(row, task.column, Code::record_required_blank, {&argument, 1});
  }
  if (identifier_type(field.type)) check_identifier(row, task, field);
  else if (field.type != FieldType::text) check_value(row, task, field);
  else if (field.max_length && cell.size() > field.max_length && count_characters(cell) > field.max_length) {
    const std::string texts[] = {std::to_string(field.max_length), std::to_string(count_characters(cell))};
    const Argument arguments[] = {{"limit", texts[0]}, {"found", texts[1]}};
    tell_cell_as(row, task.column, Code::record_text_too_long, field.malformed, arguments);
  }
}

void RowRules::check_value(Row& row, const Task& task, const Field& field) {
  const std::string_view text = trim_blanks(row.values[task.column]);
  Normalised result = normalise_type(text, field, buffer_);
  if (!result.fault) {
    if (result.normal.data() == buffer_.data() && result.normal != text) result.normal = copy_of_batch() = buffer_;
    row.values[task.column] = result.normal.data() == buffer_.data() ? text : result.normal;
    return;
  }
  const bool explains = field.type == FieldType::boolean || field.type == FieldType::date;
  const std::string expected = explains ? expected_of(field) : std::string();
  const Argument argument{"expected", expected};
  tell_cell_as(row, task.column, type_code(field.type), field.malformed,
               explains ? std::span(&argument, 1) : std::span<const Argument>{});
}

}  // namespace consentry

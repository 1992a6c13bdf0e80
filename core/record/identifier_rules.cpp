// Who a row is about: identifiers by their types, and whether there are enough of them. Part of RowRules.
#include <algorithm>

#include "core/record/email.h"
#include "core/record/phone.h"
#include "core/record/row_rules.h"
#include "core/text/unicode.h"

namespace consentry {
namespace {

Normalised normalise_identifier(std::string_view text, const Field& field, std::string& buffer) {
  if (field.type == FieldType::email) return normalise_email(text, buffer);
  if (field.type == FieldType::phone) return normalise_phone(text, field, buffer);
  return normalise_id(text, field);
}

Code identifier_code(FieldType type) {
  if (type == FieldType::email) return Code::identifier_email_invalid;
  return type == FieldType::phone ? Code::identifier_phone_invalid : Code::identifier_id_invalid;
}

}  // namespace

void RowRules::check_identifier(Row& row, const Task& task, const Field& field) {
  const std::string_view cell = row.values[task.column];
  const std::string_view text = trim_blanks(cell);
  if (!row.record->plain) {
    const std::string name = invisible_character(text);
    const Argument argument{"name", name};
    if (!name.empty())
      return tell_cell_as(row, task.column, Code::identifier_invisible_character, field.malformed, {&argument, 1});
  }
  Normalised result = normalise_identifier(text, field, buffer_);
  if (!result.fault && field.type == FieldType::email && field.max_length && result.normal.size() > field.max_length)
    result.fault = "too_long";
  if (result.fault) {
    const Argument argument{"reason", result.fault};
    return tell_cell_as(row, task.column, identifier_code(field.type), field.malformed, {&argument, 1});
  }
  if (text.size() != cell.size()) tell_cell(row, task.column, Code::identifier_trimmed);
  if (result.normal.data() == buffer_.data()) result.normal = copy_of_batch() = buffer_;
  row.values[task.column] = result.normal;
  if (!task.identifier) return;
  fields_.push_back(task.index);
  hashes_.push_back(duplicates_.hash(task.index, result.normal));
  ++row.identifiers;
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

}  // namespace consentry

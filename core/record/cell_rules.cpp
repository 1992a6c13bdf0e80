// The rules of single cells: identifiers, consents, types. Part of RowRules.
#include "core/record/consent.h"
#include "core/record/email.h"
#include "core/record/phone.h"
#include "core/record/row_rules.h"
#include "core/record/types.h"
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

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " / ") + word;
  return text;
}

std::string expected_of(const Field& field) {
  if (field.type == FieldType::date) return field.date_form;
  return joined(field.true_words) + " / " + joined(field.false_words);
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

void RowRules::check_consent(Row& row, const Task& task, bool tell) {
  const std::string_view cell = row.values[task.column];
  Consent& consent = row.consents[task.index];
  const auto is = [&](const std::vector<std::string>& words) { return !words.empty() && cell == words.front(); };
  if (is(profile_.given_words)) {
    consent = Consent::given;
  } else if (is(profile_.refused_words)) {
    consent = Consent::refused;
  } else if (const std::optional<Consent> read = read_consent(cell, profile_)) {
    consent = *read;
  } else if (tell) {
    const std::string given = joined(profile_.given_words), refused = joined(profile_.refused_words);
    const Argument arguments[] = {{"given", given}, {"refused", refused}, {"nearest", likely_consent(cell, profile_)}};
    tell_cell(row, task.column, Code::consent_not_recognised, arguments);
  }
}

}  // namespace consentry

// Who a row is about: identifiers by their types, and whether there are enough of them. Part of RowRules.
#include <algorithm>

#include "core/profile/json.h"
#include "core/record/email.h"
#include "core/record/email_roles.h"
#include "core/record/ids.h"
#include "core/record/phone.h"
#include "core/record/row_rules.h"
#include "core/record/spreadsheet_damage.h"
#include "core/text/unicode.h"

namespace consentry {
namespace {

constexpr uint64_t kFewestPhones = 10;  // fewer say nothing about a whole column

Code identifier_code(FieldType type) {
  if (type == FieldType::email) return Code::identifier_email_invalid;
  return type == FieldType::phone ? Code::identifier_phone_invalid : Code::identifier_id_invalid;
}

Normalised normalise_email_of(const Field& field, std::string_view text, std::string& buffer) {
  const Normalised result = normalise_email(text, buffer);
  const bool may_be_long = !result.fault && field.max_length && result.normal.size() > field.max_length;
  if (may_be_long && count_characters(result.normal) > field.max_length) return {"too_long", {}};
  return result;
}

}  // namespace

void RowRules::collect_phones() {
  for (Task& task : tasks_) {
    if (task.role != Role::field || profile_.fields[task.index].type != FieldType::phone) continue;
    const std::string& own = profile_.fields[task.index].default_country;
    task.phone = phones_.size();
    phones_.push_back(
        {task.column, find_phone_region(settings_.default_country.empty() ? own : settings_.default_country)});
  }
}

namespace {

/// What a number cell says: its digits, all that the file holds.
bool is_whole_number(std::string_view text) {
  return !text.empty() && text[0] != '0' && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

/// What a spreadsheet has made of an identifier, or null. Numbers beyond its 15 digits come in their short form (core/format/cell_text.h).
const char* destroyed_by(CellKind kind, std::string_view text) {
  if (kind == CellKind::error) return "formula_error";
  if (kind == CellKind::date) return "made_a_date";
  return kind == CellKind::number && is_shortened_number(text) ? "scientific" : nullptr;
}

}  // namespace

Normalised RowRules::normalise_identifier(const Task& task, const Field& field, std::string_view text) {
  if (field.type == FieldType::email) return normalise_email_of(field, text, buffer_);
  if (field.type == FieldType::phone) return normalise_counted_phone(task, field, text);
  return normalise_id(text, field, buffer_);
}

Normalised RowRules::normalise_counted_phone(const Task& task, const Field& field, std::string_view text) {
  PhoneColumn& phones = phones_[task.phone];
  const Normalised result = normalise_phone(text, field, buffer_, phones.home);
  ++phones.filled;
  phones.without_code += result.fault && std::string_view(result.fault) == kNoCountryCode;
  return result;
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
  const CellKind kind = kind_of(row, task.column);
  Normalised result{kind == CellKind::text ? nullptr : destroyed_by(kind, text), {}};
  if (!result.fault) result = normalise_identifier(task, field, text);
  if (result.fault) {
    const Argument argument{"reason", result.fault};
    return tell_cell_as(row, task.column, identifier_code(field.type), field.malformed, {&argument, 1});
  }
  if (text.size() != cell.size()) tell_cell(row, task.column, Code::identifier_trimmed);
  if (kind == CellKind::number && is_whole_number(text)) tell_cell(row, task.column, Code::identifier_stored_as_number);
  if (result.normal.data() == buffer_.data()) result.normal = copy_of_batch() = buffer_;
  set_value(row, task.column, result.normal);
  if (field.type == FieldType::email) advise_email(row, task.column, result.normal);
  if (!task.identifier) return;
  if (field.unique_with.empty()) add_identifier(row.index, task, result.normal);
  else halves_.push_back(&task);
}

/// Sound addresses that may still not be what they should.
void RowRules::advise_email(Row& row, uint32_t column, std::string_view address) {
  const size_t at = address.rfind('@');
  const Argument meant{"nearest", email_domains_.meant_by(address.substr(at + 1))};
  if (!meant.text.empty()) tell_cell(row, column, Code::identifier_email_domain, {&meant, 1});
  const Argument role{"role", role_of(address.substr(0, at))};
  if (!role.text.empty()) tell_cell(row, column, Code::identifier_email_role, {&role, 1});
}

/// Slots in the order in which the rules come to their identifiers: by column, those with a partner last.
void RowRules::collect_slots() {
  for (const bool with_partner : {false, true}) {
    for (Task& task : tasks_) {
      if (!task.identifier || profile_.fields[task.index].unique_with.empty() == with_partner) continue;
      task.slot = slots_++;
      slot_fields_.push_back(task.index);
    }
  }
  const auto require = [&](uint32_t field) {
    const auto slot = std::find(slot_fields_.begin(), slot_fields_.end(), field);
    if (slot != slot_fields_.end()) required_slots_.push_back(static_cast<size_t>(slot - slot_fields_.begin()));
    return slot != slot_fields_.end();
  };
  for (const uint32_t field : profile_.all_of) require(field);
  const bool primary_missing = !settings_.accept_missing_primary && !require(settings_.primary);
  always_ask_identity_ = primary_missing || !profile_.update_only.empty();
}

void RowRules::add_identifier(size_t row, const Task& task, std::string_view normal) {
  const size_t at = row * slots_ + task.slot;
  filled_[at] = 1;
  hashes_[at] = duplicates_.hash(task.index, normal);
}

/// Moves the valid identifiers of a row behind those of earlier rows. Never over one that is still to be gathered.
void RowRules::gather_identifiers(Row& row) {
  const size_t slots = row.index * slots_;
  row.first_identifier = gathered_;
  for (size_t slot = 0; slot < slots_; ++slot) {
    if (!filled_[slots + slot]) continue;
    hashes_[gathered_] = hashes_[slots + slot];
    fields_[gathered_++] = slot_fields_[slot];
  }
  row.identifiers = gathered_ - row.first_identifier;
}

/// True where check_identity() would find nothing.
bool RowRules::is_identified(const Row& row) const {
  if (!settings_.identifiers_mapped) return true;
  const auto is_filled = [&](size_t slot) { return filled_[row.index * slots_ + slot] != 0; };
  return row.identifiers > 0 && !always_ask_identity_ &&
         std::all_of(required_slots_.begin(), required_slots_.end(), is_filled);
}

/// Identifiers that are unique together with another field, once that one has been judged too. Half of one names nobody.
void RowRules::join_pairs(Row& row) {
  for (const Task* task : halves_)
    if (!join_pair(row, task->column, profile_.fields[task->index])) set_state(row, task->column, CellState::left_out);
    else add_identifier(row.index, *task, row.values[task->column]);
  halves_.clear();
}

bool RowRules::join_pair(Row& row, uint32_t column, const Field& field) {
  const auto partner = profile_.field_index(field.unique_with);
  const uint32_t other = partner ? mapping_.field_columns[*partner] : kNoColumn;
  if (other == kNoColumn || state_of(row, other) != CellState::kept) return false;
  const std::string_view text = trim_blanks(row.values[other]);
  if (text.empty()) return false;
  Json::Array both{Json(std::string(row.values[column])), Json(std::string(text))};
  set_value(row, column, copy_of_batch() = canonical(Json(std::move(both))));
  return true;
}

void RowRules::tell_field(Row& row, Code code, uint32_t field) {
  const Argument argument{"field", profile_.fields[field].name};
  const uint32_t column = mapping_.field_columns[field];
  if (column != kNoColumn) tell_cell(row, column, code, {&argument, 1});
  else tell(row, code, {&argument, 1});
}

/// Whether the row says who it is about.
void RowRules::check_identity(Row& row) {
  const auto first = fields_.begin() + static_cast<ptrdiff_t>(row.first_identifier);
  const auto end = first + static_cast<ptrdiff_t>(row.identifiers);
  const auto has = [&](uint32_t field) { return std::find(first, end, field) != end; };
  if (row.identifiers == 0) return tell(row, Code::identifier_none);
  for (uint32_t field : profile_.all_of)
    if (!has(field) && mapping_.field_columns[field] != kNoColumn)
      tell_field(row, Code::identifier_required_missing, field);
  if (!settings_.accept_missing_primary && !has(settings_.primary))
    tell_field(row, Code::identifier_primary_missing, settings_.primary);
  if (row.sound && only_for_updates(row)) tell_field(row, Code::identifier_update_only, *first);
}

bool RowRules::only_for_updates(const Row& row) const {
  if (profile_.update_only.empty()) return false;
  const auto first = fields_.begin() + static_cast<ptrdiff_t>(row.first_identifier);
  return std::all_of(first, first + static_cast<ptrdiff_t>(row.identifiers), [&](uint32_t field) {
    return std::find(profile_.update_only.begin(), profile_.update_only.end(), field) != profile_.update_only.end();
  });
}

void RowRules::finish() {
  for (const PhoneColumn& phones : phones_) {
    if (phones.filled < kFewestPhones || phones.without_code * 2 <= phones.filled) continue;
    const std::string texts[] = {std::to_string(phones.without_code), std::to_string(phones.filled)};
    const Argument arguments[] = {{"count", texts[0]}, {"filled", texts[1]}};
    constexpr Code code = Code::identifier_phones_without_code;
    sink_.on_finding({code,
                      code_info(code).severity,
                      {.column = phones.column + 1},
                      mapping_.columns[phones.column].header,
                      {},
                      arguments});
  }
}

}  // namespace consentry

// Columns of a batch at one glance: what is surely valid, its own normal form and nothing to tell about is done here, everything else is
// left in doubt for the exact rules of its type, which alone would judge the same. Part of RowRules.
#include <bit>

#include "core/record/quick_date.h"
#include "core/record/quick_email.h"
#include "core/record/quick_id.h"
#include "core/record/quick_phone.h"
#include "core/record/row_rules.h"
#include "core/record/spreadsheet_damage.h"
#include "core/simd.h"

namespace consentry {
namespace {

bool has_one_byte_word(std::span<const std::string> words) { return !words.empty() && words.front().size() == 1; }

}  // namespace

RowRules::Glance RowRules::glance_of(const Task& task) const {
  if (!kQuickPaths) return Glance::none;
  if (task.role == Role::attribute) return Glance::text;
  if (task.role == Role::consent) {
    const ConsentWords& words = words_[task.index];
    return has_one_byte_word(words.given) && has_one_byte_word(words.refused) ? Glance::consent : Glance::none;
  }
  const Field& field = profile_.fields[task.index];
  if (field.type == FieldType::text) return Glance::text;
  if (field.type == FieldType::date && takes_iso_days_first(field)) return Glance::day;
  if (!field.unique_with.empty() || field.min_length || field.max_bytes) return Glance::none;
  if (field.type == FieldType::email) return Glance::email;
  if (field.type == FieldType::phone) return Glance::phone;
  return field.type == FieldType::id ? Glance::id : Glance::none;
}

void RowRules::glance_at_columns() {
  for (size_t i = 0; i < tasks_.size(); ++i) glance_at(tasks_[i], i);
}

/// Calls accept(row, cell) for every cell that is not blank; what it does not accept is in doubt.
template <typename Accept>
inline void RowRules::glance_with(const Task& task, size_t number, Accept accept) {
  const size_t words = doubt_words_, shift = number % 64;
  uint64_t* doubts = doubts_.data() + number / 64;
  const bool blank_is_sure = !task.blank_matters;
  const auto glance = [&](size_t row, std::string_view cell) {
    const bool sure = cell.empty() ? blank_is_sure : accept(row, cell);
    doubts[row * words] |= uint64_t{!sure} << shift;
  };
  if (table_) {
    const std::string_view* cell = table_ + task.column;
    for (size_t row = 0; row < rows_.size(); ++row, cell += mapping_.columns.size()) glance(row, *cell);
  } else {
    for (const Row& row : rows_)
      if (row.regular) glance(row.index, row.values[task.column]);
  }
}

void RowRules::glance_at(const Task& task, size_t number) {
  switch (task.glance) {
    case Glance::none: return glance_with(task, number, [](size_t, std::string_view) { return false; });
    case Glance::text: return glance_at_text(task, number);
    case Glance::email: return glance_at_email(task, number);
    case Glance::phone: return glance_at_phone(task, number);
    case Glance::id: return glance_at_id(task, number);
    case Glance::day:
      return glance_with(task, number, [](size_t, std::string_view cell) { return is_plain_day(cell); });
    case Glance::consent: return glance_at_consent(task, number);
  }
}

/// A text whose bytes are few enough is one whose characters are.
void RowRules::glance_at_text(const Task& task, size_t number) {
  const Field& field = task.role == Role::field ? profile_.fields[task.index] : attribute_;
  const uint64_t characters = field.max_length ? field.max_length : UINT64_MAX;
  const uint64_t most = field.max_bytes ? std::min(characters, field.max_bytes) : characters;
  const uint64_t least = field.min_length ? field.min_length * 4 : 0;
  glance_with(task, number, [=](size_t, std::string_view cell) {
    return cell.size() <= most && cell.size() >= least && !may_be_damaged(cell);
  });
}

void RowRules::glance_at_email(const Task& task, size_t number) {
  const uint64_t characters = profile_.fields[task.index].max_length;
  const uint64_t most = characters ? characters : UINT64_MAX;
  glance_with(task, number, [&](size_t row, std::string_view cell) {
    const PlainEmail parts = read_plain_email(cell);
    if (!parts.at || cell.size() > most || !needs_no_advice(cell, parts, email_domains_)) return false;
    if (task.identifier) add_identifier(row, task, cell);
    return true;
  });
}

void RowRules::glance_at_phone(const Task& task, size_t number) {
  const Field& field = profile_.fields[task.index];
  uint64_t plain = 0;
  glance_with(task, number, [&](size_t row, std::string_view cell) {
    if (!is_plain_phone(cell, field)) return false;
    ++plain;
    if (task.identifier) add_identifier(row, task, cell);
    return true;
  });
  phones_[task.phone].filled += plain;
}

void RowRules::glance_at_id(const Task& task, size_t number) {
  const Field& field = profile_.fields[task.index];
  const bool any_kinds = any_kinds_;
  glance_with(task, number, [&](size_t row, std::string_view cell) {
    if (!is_plain_id(cell, field)) return false;
    if (any_kinds && kind_of(rows_[row], task.column) != CellKind::text) return false;
    if (task.identifier) add_identifier(row, task, cell);
    return true;
  });
}

/// Consents of one byte, as "1" and "0".
void RowRules::glance_at_consent(const Task& task, size_t number) {
  const char given = words_[task.index].given.front()[0], refused = words_[task.index].refused.front()[0];
  Consent* consents = consents_.data() + task.index;
  const size_t count = mapping_.consents.size();
  glance_with(task, number, [=](size_t row, std::string_view cell) {
    if (cell.size() != 1 || (cell[0] != given && cell[0] != refused)) return false;
    consents[row * count] = cell[0] == given ? Consent::given : Consent::refused;
    return true;
  });
}

void RowRules::check_doubts(Row& row) {
  for (size_t word = 0; word < doubt_words_; ++word) {
    uint64_t doubts = doubts_[row.index * doubt_words_ + word];
    for (; doubts; doubts &= doubts - 1)
      check_task(row, tasks_[word * 64 + static_cast<size_t>(std::countr_zero(doubts))]);
  }
  check_cells(row);
}

}  // namespace consentry

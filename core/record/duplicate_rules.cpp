// Rows that tell of a contact again: duplicates, conflicts, refusals that stand. Part of RowRules.
#include <algorithm>

#include "core/record/row_rules.h"

namespace consentry {

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

}  // namespace consentry

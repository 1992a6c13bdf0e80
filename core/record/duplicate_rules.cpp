// Rows that tell of a contact again: duplicates, conflicts, refusals that stand. Part of RowRules.
//
// Under the policies last and error a row's fate depends on rows to come. The file is then read twice: both passes number the
// contacts alike, so that what the first finds of a contact (Survey) is at hand in the second by the same number.
#include <algorithm>

#include "core/record/row_rules.h"

namespace consentry {
namespace {

Consent consent_at(uint64_t packed, uint32_t consent) { return static_cast<Consent>(packed >> (2 * consent) & 3); }

uint64_t with_refusal(uint64_t packed, uint32_t consent) {
  return (packed & ~(uint64_t{3} << (2 * consent))) | static_cast<uint64_t>(Consent::refused) << (2 * consent);
}

bool refuses(uint64_t packed) {
  constexpr uint64_t kUpperBits = 0xAAAAAAAAAAAAAAAA;  // of two bits each; refused is 2, given 1
  return packed & kUpperBits;
}

}  // namespace

std::span<const KeyedHash> RowRules::identifiers_of(const Row& row) const {
  return std::span(hashes_).subspan(row.first_identifier, row.identifiers);
}

void RowRules::match_earlier(Row& row, CheckedRecord& checked) {
  if (!rejected_refusals_.empty()) obey_rejected_refusals(row);
  const std::span<const KeyedHash> hashes = std::span(hashes_).first(gathered_);
  places_.clear();
  uint32_t first = DuplicateTable::kNobody;
  for (size_t i = 0; i < row.identifiers; ++i) {
    const DuplicateTable::Place& place = places_.emplace_back(duplicates_.find_place(hashes, row.first_identifier + i));
    if (!place.known() || place.contact == first) continue;
    if (first != DuplicateTable::kNobody) return tell_conflict(row, checked);
    first = place.contact;
  }
  if (first != DuplicateTable::kNobody) match_contact(row, checked, first);
  else remember(row, checked);
}

void RowRules::tell_full(Row& row) {
  if (duplicates_full_) return;
  duplicates_full_ = true;
  const std::string limit = std::to_string(settings_.duplicate_entries);
  const Argument argument{"limit", limit};
  tell(row, Code::identifier_duplicates_unchecked, {&argument, 1});
}

void RowRules::remember(Row& row, CheckedRecord& checked) {
  if (duplicates_full_ || row.identifiers == 0) return;
  if (!duplicates_.has_room(row.identifiers)) return tell_full(row);
  const uint32_t contact = duplicates_.add_contact({row.record->number, row.record->line, pack_consents(row)});
  for (size_t i = 0; i < row.identifiers; ++i)
    duplicates_.add_at(places_[i], hashes_[row.first_identifier + i], contact);
  if (survey_) judge_surveyed(row, checked, contact);
  else if (needs_survey(settings_.duplicates)) found_.push_back({row.record->number, row.record->line});
}

uint64_t RowRules::pack_consents(const Row& row) const {
  uint64_t packed = 0;
  for (size_t i = 0; i < mapping_.consents.size(); ++i) packed |= static_cast<uint64_t>(row.consents[i]) << (2 * i);
  return packed;
}

/// A later row of a known contact: whatever becomes of it, its refusals stand, and its further identifiers name the same contact.
void RowRules::match_contact(Row& row, CheckedRecord& checked, uint32_t index) {
  if (survey_) judge_surveyed(row, checked, index);
  else judge_duplicate(row, checked, index);
  if (!duplicates_full_ && duplicates_.has_room(row.identifiers))
    for (const KeyedHash& identifier : identifiers_of(row)) duplicates_.add(identifier, index);
  join_refusals(row, duplicates_.contact(index));
}

void RowRules::judge_duplicate(Row& row, CheckedRecord& checked, uint32_t index) {
  const KnownContact& contact = duplicates_.contact(index);
  checked.status = RowStatus::duplicate;
  checked.first_record = contact.record;
  const bool merged = settings_.duplicates == DuplicatePolicy::merge;
  tell_other_row(row, merged ? Code::identifier_duplicate_merged : Code::identifier_duplicate, "first_record",
                 "first_line", {contact.record, contact.line});
  if (index < found_.size()) survey_again(row, index);
}

void RowRules::survey_again(const Row& row, uint32_t contact) {
  OtherRow& other = found_[contact];
  const bool second = other.record == duplicates_.contact(contact).record;
  if (settings_.duplicates == DuplicatePolicy::last || second) other = {row.record->number, row.record->line};
}

/// With the whole file known: policy last keeps a contact's last row, policy error none where there are several.
void RowRules::judge_surveyed(Row& row, CheckedRecord& checked, uint32_t index) {
  if (index >= survey_->size()) return;  // another file than the first time; the host says so
  const KnownContact& first = duplicates_.contact(index);
  const OtherRow& other = (*survey_)[index];
  if (settings_.duplicates == DuplicatePolicy::last) {
    if (other.record == row.record->number) return;
    checked.status = RowStatus::duplicate;
    checked.first_record = other.record;
    tell_other_row(row, Code::identifier_duplicate_superseded, "last_record", "last_line", other);
  } else if (other.record != first.record) {
    checked.status = RowStatus::rejected;
    const bool is_first = first.record == row.record->number;
    tell_other_row(row, Code::identifier_duplicate_refused, "other_record", "other_line",
                   is_first ? other : OtherRow{first.record, first.line});
  }
}

void RowRules::tell_other_row(Row& row, Code code, const char* record_name, const char* line_name,
                              const OtherRow& other) {
  const std::string texts[] = {std::to_string(other.record), std::to_string(other.line)};
  const Argument arguments[] = {{record_name, texts[0]}, {line_name, texts[1]}};
  tell(row, code, arguments);
}

void RowRules::join_refusals(Row& row, KnownContact& contact) {
  for (uint32_t i = 0; i < mapping_.consents.size(); ++i) {
    const Consent earlier = consent_at(contact.consents, i), now = row.consents[i];
    const bool refuses = now == Consent::refused && earlier != Consent::refused;
    if (refuses || (now == Consent::given && earlier == Consent::refused)) tell_disagreement(row, i, contact.record);
    if (refuses) contact.consents = with_refusal(contact.consents, i);
  }
}

/// A rejected row makes no contact and no duplicate. But whom it names beyond doubt has refused what it refuses: for the contact
/// of an earlier row, and for rows to come that bear one of its identifiers.
void RowRules::hold_refusals(Row& row, CheckedRecord& checked) {
  const uint64_t consents = pack_consents(row);
  if (!refuses(consents) || row.identifiers == 0) return;
  std::optional<uint32_t> first;
  bool several = false;
  for (const KeyedHash& identifier : identifiers_of(row)) {
    const std::optional<uint32_t> found = duplicates_.find(identifier);
    several |= found && first && *found != *first;
    if (found) first = found;
    if (const auto known = rejected_refusals_.find(identifier)) {
      KnownContact& earlier = rejected_refusals_.contact(*known);
      for (uint32_t i = 0; i < mapping_.consents.size(); ++i)
        if (consent_at(consents, i) == Consent::refused) earlier.consents = with_refusal(earlier.consents, i);
    } else if (rejected_refusals_.has_room(1)) {
      rejected_refusals_.add(identifier,
                             rejected_refusals_.add_contact({row.record->number, row.record->line, consents}));
    } else {
      tell_full(row);
    }
  }
  if (!first || several) return;
  checked.first_record = duplicates_.contact(*first).record;
  join_refusals(row, duplicates_.contact(*first));
}

/// What a rejected row before this one refused for one of its identifiers is refused here too.
void RowRules::obey_rejected_refusals(Row& row) {
  for (const KeyedHash& identifier : identifiers_of(row)) {
    const std::optional<uint32_t> found = rejected_refusals_.find(identifier);
    if (!found) continue;
    const KnownContact& refusal = rejected_refusals_.contact(*found);
    for (uint32_t i = 0; i < mapping_.consents.size(); ++i) {
      if (consent_at(refusal.consents, i) != Consent::refused) continue;
      if (row.consents[i] == Consent::given) tell_disagreement(row, i, refusal.record);
      row.consents[i] = Consent::refused;
    }
  }
}

void RowRules::tell_disagreement(Row& row, uint32_t consent, uint64_t first_record) {
  if (mapping_.consent_columns[consent] == kNoColumn) return;
  const std::string record = std::to_string(first_record);
  const Argument argument{"first_record", record};
  tell_cell(row, mapping_.consent_columns[consent], Code::consent_duplicate_disagrees, {&argument, 1});
}

/// The contact that the platform would choose comes first: that of the identifier with the highest precedence.
void RowRules::tell_conflict(Row& row, CheckedRecord& checked) {
  std::vector<uint32_t> contacts;
  for (const uint32_t field : profile_.precedence) {
    for (size_t i = row.first_identifier; i < row.first_identifier + row.identifiers; ++i) {
      const std::optional<uint32_t> found = fields_[i] == field ? duplicates_.find(hashes_[i]) : std::nullopt;
      if (found && (contacts.empty() || contacts.front() != *found)) contacts.push_back(*found);
    }
  }
  checked.status = RowStatus::conflict;
  checked.first_record = duplicates_.contact(contacts[0]).record;
  checked.other_record = duplicates_.contact(contacts[1]).record;
  const std::string texts[] = {std::to_string(checked.first_record), std::to_string(checked.other_record)};
  const Argument arguments[] = {{"first_record", texts[0]}, {"other_record", texts[1]}};
  tell(row, Code::identifier_conflict, arguments);
}

}  // namespace consentry

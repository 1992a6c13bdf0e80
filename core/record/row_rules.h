// The rules of a row: width, identifiers, consents, types, duplicates. Between the header's mapping and the sinks.
// Memory: one batch of results, and the duplicate table.
#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "core/mapping.h"
#include "core/options.h"
#include "core/phone_plan.h"
#include "core/profile/profile.h"
#include "core/record.h"
#include "core/record/consent.h"
#include "core/record/duplicates.h"
#include "core/record/email.h"
#include "core/record/email_domains.h"
#include "core/sink.h"

namespace consentry {

/// What the rules need to know besides the profile.
struct RuleSettings {
  uint32_t primary = 0;  ///< field index of the primary identifier
  bool accept_missing_primary = false;
  bool identifiers_mapped = true;  ///< false: the header lacks them (501, 502), rows are not blamed for it
  DuplicatePolicy duplicates = DuplicatePolicy::first;
  uint64_t duplicate_entries = limits::kDuplicateEntries;
  uint64_t file_bytes = 0;  ///< 0: unknown; for guesses only
  OnLargeMemory on_large_memory = nullptr;
  std::array<uint64_t, 2> hash_key{};
  std::string default_country;  ///< whose phone numbers may stand without country code; empty: the field's
};

/// Where else in the file a contact stands: its last row (policy last) or its second one (policy error). `record` is that of
/// its only row where there is no other.
struct OtherRow {
  uint64_t record, line;
};

/// What the first pass over a file finds for the second, by contact in the order of their first rows (policies last and error).
using Survey = std::deque<OtherRow>;

class RowRules {
 public:
  /// All of these must outlive the rules. `survey`: of the first pass, or null.
  RowRules(const Profile&, const Mapping&, const RuleSettings&, const Survey* survey, Sink&);

  /// Judges the rows and hands them to the sink. `damaged`: numbers of records among them that the reader already found at fault.
  void check(std::span<const Record> records, std::span<const uint64_t> damaged);

  /// Tells what only the whole file shows. After the last row.
  void finish();

  const Totals& totals() const { return totals_; }
  /// What was found about contacts that stand more than once; for a second pass with the same settings.
  Survey take_survey() { return std::move(found_); }

 private:
  /// How most cells of a column are judged at one glance (quick_columns.cpp). none: each one by itself.
  enum class Glance : uint8_t { none, text, email, phone, id, day, consent };
  /// What to do with a column.
  struct Task {
    uint32_t column;
    Role role;
    uint32_t index;  // field or consent
    bool identifier;
    Glance glance = Glance::none;
    bool blank_matters = false;  // a blank cell is a fault, or may be one
    size_t slot = 0;             // of an identifier, among those of a row
    size_t first_condition = 0;  // in conditions_
    size_t phone = 0;            // in phones_
  };
  /// A column of phone numbers.
  struct PhoneColumn {
    uint32_t column;
    const PhoneRegion* home;  // whose numbers may stand without country code, or null
    uint64_t filled = 0, without_code = 0;
  };
  /// A field that a row must fill where it fills another field or consent.
  struct Condition {
    uint32_t field;
    uint32_t column;        // of the other
    const Field* other;     // null: a consent
    std::string_view name;  // of the other
  };
  struct Row {
    const Record* record;
    size_t index;                    // in the batch
    const std::string_view* values;  // by column: the record's own cells until one is changed
    CellState* states;               // by column; null until one is other than its cell says
    Consent* consents;
    size_t first_identifier = 0, identifiers = 0;  // in fields_ and hashes_, once gathered
    bool damaged = false;                          // by the reader
    bool regular = true;                           // as many cells as columns, and not damaged
    bool sound = true;
  };

  void collect_tasks();
  void collect_slots();
  void start_batch(std::span<const Record> records, std::span<const uint64_t> damaged);
  void start_row(const Record&, bool damaged);
  bool is_table() const;
  void judge_row(Row&);
  void expect_identifiers();
  void tell_sink();
  void count(RowStatus);
  bool check_width(Row&);
  void check_cells(Row&);
  void check_task(Row&, const Task&);
  void check_whole_row(Row&);
  void check_field(Row&, const Task&);
  void set_value(Row&, uint32_t column, std::string_view);
  void set_state(Row&, uint32_t column, CellState);
  CellState state_of(const Row&, uint32_t column) const;
  CellKind kind_of(const Row&, uint32_t column) const;

  Glance glance_of(const Task&) const;
  void glance_at_columns();
  void glance_at(const Task&, size_t number);
  template <typename Accept>
  void glance_with(const Task&, size_t number, Accept accept);
  void glance_at_text(const Task&, size_t number);
  void glance_at_email(const Task&, size_t number);
  void glance_at_phone(const Task&, size_t number);
  void glance_at_id(const Task&, size_t number);
  void glance_at_consent(const Task&, size_t number);
  void check_doubts(Row&);
  void collect_phones();
  void check_identifier(Row&, const Task&, const Field&);
  Normalised normalise_identifier(const Task&, const Field&, std::string_view text);
  Normalised normalise_counted_phone(const Task&, const Field&, std::string_view text);
  void advise_email(Row&, uint32_t column, std::string_view address);
  void add_identifier(size_t row, const Task&, std::string_view normal);
  void gather_identifiers(Row&);
  bool is_identified(const Row&) const;
  void join_pairs(Row&);
  bool join_pair(Row&, uint32_t column, const Field&);
  void collect_conditions();
  void add_conditions(uint32_t field);
  bool is_filled(const Row&, const Condition&) const;
  void check_unmapped_conditions(Row&);
  bool blank_matters(const Task&) const;
  void check_blank(Row&, const Task&, const Field&);
  void check_text(Row&, const Task&, const Field&);
  bool check_lengths(Row&, const Task&, const Field&, std::string_view text);
  void check_value(Row&, const Task&, const Field&);
  void tell_value(Row&, const Task&, const Field&, std::string_view text);
  void tell_number(Row&, const Task&, const Field&);
  void tell_list(Row&, const Task&, const Field&, std::string_view text);
  std::string_view likely_value(const Field&, std::string_view text);
  void collect_consent_words();
  void check_consent(Row&, const Task&, bool tell);
  void tell_no_consent(Row&, uint32_t column, const ConsentWords&);
  void check_identity(Row&);
  void tell_field(Row&, Code, uint32_t field);
  bool only_for_updates(const Row&) const;
  void read_refusals(Row&);
  std::span<const KeyedHash> identifiers_of(const Row&) const;
  void match_earlier(Row&, CheckedRecord&);
  void remember(Row&, CheckedRecord&);
  void match_contact(Row&, CheckedRecord&, uint32_t contact);
  void judge_duplicate(Row&, CheckedRecord&, uint32_t contact);
  void judge_surveyed(Row&, CheckedRecord&, uint32_t contact);
  void survey_again(const Row&, uint32_t contact);
  void tell_other_row(Row&, Code, const char* record_name, const char* line_name, const OtherRow&);
  void tell_conflict(Row&, CheckedRecord&);
  void tell_full(Row&);
  uint64_t pack_consents(const Row&) const;
  void hold_refusals(Row&, CheckedRecord&);
  void obey_rejected_refusals(Row&);
  void join_refusals(Row&, KnownContact&);
  void tell_disagreement(Row&, uint32_t consent, uint64_t first_record);
  std::string& copy_of_batch() { return copies_.emplace_back(); }

  void tell(Row&, Code, std::span<const Argument> arguments = {});
  void tell_cell(Row&, uint32_t column, Code, std::span<const Argument> arguments = {});
  void tell_cell_as(Row&, uint32_t column, Code, Severity, std::span<const Argument> arguments);

  const Profile& profile_;
  const Mapping& mapping_;
  const RuleSettings settings_;
  Sink& sink_;
  Field attribute_;  // what every further column is: a text
  std::vector<Task> tasks_;
  size_t slots_ = 0;                    // identifiers that a row may have
  std::vector<uint32_t> slot_fields_;   // by slot
  std::vector<size_t> required_slots_;  // without which a row is at fault
  bool always_ask_identity_ = false;
  std::vector<Condition> conditions_;  // by task, then those whose field has no column
  size_t unmapped_conditions_ = 0;     // where these begin
  uint64_t suggestions_ = 0;
  std::vector<PhoneColumn> phones_;
  EmailDomains email_domains_;
  std::vector<const Task*> halves_;  // valid identifiers of the row that count only together with another field
  std::vector<ConsentWords> words_;  // by consent
  DuplicateTable duplicates_;
  DuplicateTable
      rejected_refusals_;  // of rejected rows, by identifier: such a row makes no contact, but its refusals count
  const Survey* survey_;
  Survey found_;
  bool duplicates_full_ = false;
  bool any_kinds_ = false;  // of cells in the batch that are no texts
  Totals totals_;

  std::vector<std::string_view> values_;
  std::vector<CellState> states_;
  std::vector<Consent> consents_;
  std::vector<CheckedRecord> checked_;
  std::vector<Row> rows_;
  const std::string_view* table_ = nullptr;  // all cells of the batch, where every row is regular and they lie together
  std::vector<uint64_t> doubts_;             // by row and task, one bit each: to be judged by itself
  size_t doubt_words_ = 0;                   // of a row
  std::vector<uint8_t> filled_;              // by row and slot: whether the identifier is there and valid
  // Of the valid identifiers: hashes by row and slot until they are gathered, then both without gaps.
  std::vector<KeyedHash> hashes_;
  std::vector<uint32_t> fields_;
  size_t gathered_ = 0;
  std::vector<DuplicateTable::Place> places_;  // of the row at hand
  std::deque<std::string> copies_;             // normal forms that differ from the cell
  std::string buffer_;
};

/// Words as a finding shows them: "a / b".
std::string joined_words(std::span<const std::string> words);

}  // namespace consentry

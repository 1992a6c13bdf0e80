// The sink that stages an import: accepted rows with their identifiers, attributes and consents; the others with their cells.
// Stands behind the checker, before the merge. Memory: the findings of the rows not yet told, one row's JSON.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/profile/profile.h"
#include "core/record/consent.h"
#include "core/sink.h"
#include "native/store/sqlite/database.h"
#include "native/store/store.h"

namespace consentry {

/// Writes into the attached database `staging` (sql/staging.sql), within the transaction that its owner began.
class Staging : public Sink {
 public:
  /// Database and profile must outlive it.
  Staging(Database& database, const Profile& profile, const ImportSettings& settings);
  /// Prepares the statements; once the tables are there.
  Status prepare();

  void on_header(const Mapping&) override;
  void on_records(std::span<const CheckedRecord>) override;
  void on_finding(const Finding&) override;
  void on_restart(std::string_view reason) override;

  /// What failed, if anything did; then nothing more is staged.
  const Status& status() const { return status_; }
  /// True once a fatal finding was told: the file can't be imported, and what is staged is of no use.
  bool refused() const { return refused_; }
  uint64_t read() const { return read_; }
  uint64_t rejected() const { return rejected_; }
  uint64_t duplicates() const { return duplicates_; }
  uint64_t conflicts() const { return conflicts_; }
  uint64_t refusals() const { return refusals_; }

 private:
  struct Cell {
    size_t column;
    std::string key;  // identifier: its kind; attribute: the key as JSON with a colon
  };
  struct ConsentCells {
    size_t position;  // in Mapping::consents
    uint32_t column;  // of the consent itself, or kNoColumn
    EvidenceColumns evidence;
    ConsentWords words;
  };
  void stage(const CheckedRecord&);
  void stage_accepted(const CheckedRecord&);
  void stage_identifiers(const CheckedRecord&, uint64_t owner, Statement& insert);
  void stage_rejected_identifiers(const CheckedRecord&);
  void find_evidence(const Mapping&, size_t position);
  void stage_evidence(const CheckedRecord&);
  void stage_outside(const CheckedRecord&);
  void write_patch(const CheckedRecord&);
  void write_codes(uint64_t record);
  void forget_codes(uint64_t last_record);
  void fail_unless(bool done);
  void clear();

  Database& database_;
  const Profile& profile_;
  const bool blank_erases_, merges_;
  Statement insert_row_, insert_identifier_, insert_further_, insert_rejected_, insert_evidence_, insert_outside_,
      insert_name_;
  std::vector<Cell> identifiers_, attributes_;
  std::vector<ConsentCells> evidence_;            // of consents that have any such column
  std::vector<std::pair<uint64_t, Code>> codes_;  // by record, of rows not yet told
  std::string patch_, codes_text_, cells_;
  Status status_;
  bool refused_ = false;
  uint64_t read_ = 0, rejected_ = 0, duplicates_ = 0, conflicts_ = 0, refusals_ = 0;
};

}  // namespace consentry

// Stands between a check and the rejects file in the second pass over a file: rows that met two stored contacts look rejected, with
// finding 853. Memory: the list of those rows.
#pragma once
#include <utility>
#include <vector>

#include "core/sink.h"
#include "native/store/store.h"

namespace consentry {

class ConflictingRows : public Sink {
 public:
  /// `conflicts` in the order of their records.
  ConflictingRows(std::vector<StoreConflict> conflicts, Sink& next) : conflicts_(std::move(conflicts)), next_(next) {}

  void on_header(const Mapping& mapping) override { next_.on_header(mapping); }
  void on_records(std::span<const CheckedRecord>) override;
  void on_finding(const Finding& finding) override { next_.on_finding(finding); }
  void on_restart(std::string_view reason) override { next_.on_restart(reason); }

 private:
  bool is_conflict(uint64_t record) const;

  const std::vector<StoreConflict> conflicts_;
  Sink& next_;
  std::vector<CheckedRecord> batch_;
};

}  // namespace consentry

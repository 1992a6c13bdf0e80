#include "native/job/conflicting_rows.h"

#include <algorithm>

namespace consentry {

bool ConflictingRows::is_conflict(uint64_t record) const {
  const auto before = [](const StoreConflict& conflict, uint64_t wanted) { return conflict.record < wanted; };
  const auto at = std::lower_bound(conflicts_.begin(), conflicts_.end(), record, before);
  return at != conflicts_.end() && at->record == record;
}

void ConflictingRows::on_records(std::span<const CheckedRecord> records) {
  batch_.assign(records.begin(), records.end());
  for (CheckedRecord& row : batch_) {
    if (!is_conflict(row.record.number)) continue;
    row.status = RowStatus::conflict;
    const Location place{.record = row.record.number, .line = row.record.line, .offset = row.record.offset};
    next_.on_finding({Code::store_conflict, code_info(Code::store_conflict).severity, place, {}, {}, {}});
  }
  next_.on_records(batch_);
}

}  // namespace consentry

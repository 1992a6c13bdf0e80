// Stands between RowBatch and whoever handles records. Ordinary files pass through: one look at the header, then a call for each
// batch. Of a rejects file of ours (core/report/rejects.h) the rows are handed on as they were in the file that was checked.
// Memory: one batch of views.
#pragma once
#include <optional>
#include <vector>

#include "core/format/rejects_columns.h"
#include "core/reader.h"

namespace consentry {

class RejectsReader : public RecordHandler {
 public:
  explicit RejectsReader(RecordHandler& next) : next_(next) {}

  void on_header_record(const Record&) override;
  void on_batch(std::span<const Record>) override;
  /// What is odd in our own columns harms nobody and is not told.
  void on_reader_finding(const Finding&) override;

 private:
  std::span<const Record> restored(std::span<const Record>);

  RecordHandler& next_;
  std::optional<RejectsColumns> columns_;
  std::vector<Record> records_;
  std::vector<size_t> ends_;
  std::vector<std::string_view> cells_;
  std::vector<uint32_t> starts_;
};

}  // namespace consentry

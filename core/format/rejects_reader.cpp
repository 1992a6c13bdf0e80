// See rejects_reader.h.
#include "core/format/rejects_reader.h"

namespace consentry {

void RejectsReader::on_header_record(const Record& header) {
  columns_ = RejectsColumns::find(header.fields);
  if (!columns_) return next_.on_header_record(header);
  next_.on_rejects_columns(*columns_);
  const Code code = Code::dialect_rejects_file;
  next_.on_reader_finding({code, code_info(code).severity, {.line = header.line}, {}, {}, {}});
  next_.on_header_record(restored({&header, 1}).front());
}

void RejectsReader::on_batch(std::span<const Record> records) {
  next_.on_batch(columns_ ? restored(records) : records);
}

void RejectsReader::on_reader_finding(const Finding& finding) {
  const uint64_t column = finding.location.column;
  if (!columns_ || column == kNoPlace || !columns_->is_own(column)) next_.on_reader_finding(finding);
}

std::span<const Record> RejectsReader::restored(std::span<const Record> records) {
  cells_.clear();
  starts_.clear();
  ends_.clear();
  records_.assign(records.begin(), records.end());
  for (const Record& record : records) {
    columns_->restore(record, cells_, starts_);
    ends_.push_back(cells_.size());
  }
  size_t start = 0;
  for (size_t i = 0; i < records_.size(); ++i) {
    records_[i].fields = std::span(cells_).subspan(start, ends_[i] - start);
    records_[i].starts = std::span(starts_).subspan(start, ends_[i] - start);
    start = ends_[i];
  }
  return records_;
}

}  // namespace consentry

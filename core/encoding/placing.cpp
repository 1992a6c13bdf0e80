// See placing.h.
#include "core/encoding/placing.h"

namespace consentry {

Record Placing::placed(const Record& record, uint32_t* starts) const {
  Record told = record;
  const OffsetMap& map = places();
  told.offset = map.raw(record.offset);
  for (size_t i = 0; i < record.starts.size(); ++i)
    starts[i] = static_cast<uint32_t>(map.raw(record.offset + record.starts[i]) - told.offset);
  told.starts = {starts, record.starts.size()};
  return told;
}

void Placing::on_header_record(const Record& header) {
  starts_.resize(header.starts.size());
  next_.on_header_record(placed(header, starts_.data()));
}

void Placing::on_batch(std::span<const Record> records) {
  size_t cells = 0;
  for (const Record& one : records) cells += one.starts.size();
  starts_.resize(cells);
  records_.clear();
  uint32_t* starts = starts_.data();
  for (const Record& one : records) {
    records_.push_back(placed(one, starts));
    starts += one.starts.size();
  }
  first_needed_ = records.back().offset;
  next_.on_batch(records_);
}

void Placing::on_reader_finding(const Finding& finding) {
  Finding told = finding;
  if (told.location.offset != kNoPlace) told.location.offset = places().raw(told.location.offset);
  next_.on_reader_finding(told);
}

}  // namespace consentry

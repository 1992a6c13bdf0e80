// For whoever rewrites a text before it is read: turns the places that its reader tells back into those of the text as it was.
// Stands between a reader and whoever handles its records. Memory: one batch of places.
#pragma once
#include <vector>

#include "core/encoding/offset_map.h"
#include "core/reader.h"

namespace consentry {

class Placing : public RecordHandler {
 public:
  explicit Placing(RecordHandler& next) : next_(next) {}

  void on_format(const FileFound& found) override { next_.on_format(found); }
  void on_restart(std::string_view reason) override { next_.on_restart(reason); }
  void on_rejects_columns(const RejectsColumns& columns) override { next_.on_rejects_columns(columns); }
  void on_header_record(const Record&) override;
  void on_batch(std::span<const Record>) override;
  void on_reader_finding(const Finding&) override;

 protected:
  virtual const OffsetMap& places() const = 0;
  /// Offset in the rewritten text from which places may still be asked for.
  uint64_t first_needed() const { return first_needed_; }

  RecordHandler& next_;

 private:
  Record placed(const Record&, uint32_t* starts) const;

  uint64_t first_needed_ = 0;
  std::vector<Record> records_;
  std::vector<uint32_t> starts_;
};

}  // namespace consentry

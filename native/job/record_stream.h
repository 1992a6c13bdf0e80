// A file's records, part by part. A helper thread reads, checks and tokenizes ahead, while the caller judges an earlier part. Between
// Input and Judge. Memory: kAhead parts of one block each, as Told keeps them.
#pragma once
#include <array>
#include <memory>

#include "core/reader.h"
#include "native/job/input.h"
#include "native/job/read_ahead.h"
#include "native/job/told.h"

namespace consentry {

/// What one block of the file held.
struct RecordPart {
  Told told;
  uint64_t bytes = 0;
  bool last = false;  ///< the reader has finished, and what follows below is known
  Status fault;       ///< the input's; nothing follows it
  FileFound found;
  bool again = false;  ///< the file is to be read once more, with
  Learned learned;
};

/// One pass over an input, which must outlive it and belongs to the stream until it is gone.
class RecordStream {
 public:
  RecordStream(Input&, const ReaderSettings&);
  ~RecordStream();

  /// The next part; it stays until the next call. Not after the last part or a fault.
  const RecordPart& next() { return ring_[ahead_.next()]; }

 private:
  static constexpr size_t kAhead = 4;
  static constexpr uint64_t kPull = 256 << 10;  // unpacked bytes of an archive or a workbook
  void read_part(RecordPart&);
  void pull_part(RecordPart&);
  void end(RecordPart&) const;

  Input& input_;
  /// Its reader's ear: the part at work.
  class Listener;
  std::unique_ptr<Listener> listener_;
  Reader reader_;
  uint64_t done_ = 0;  // bytes told
  std::array<RecordPart, kAhead> ring_;
  ReadAhead ahead_;
};

}  // namespace consentry

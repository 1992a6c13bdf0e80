// A file's records, part by part. A helper thread reads, checks and tokenizes ahead, while the caller judges an earlier part. Between
// Input and Judge. Memory: kAhead parts of one block each, as Told keeps them.
#pragma once
#include <pthread.h>

#include <array>
#include <condition_variable>
#include <mutex>

#include "core/reader.h"
#include "native/job/input.h"
#include "native/job/told.h"

namespace consentry {

/// What one block of the file held.
struct RecordPart {
  Told told;
  uint64_t bytes = 0;
  bool last = false;  ///< the reader has finished; encoding and dialect are the file's
  Status fault;       ///< the input's; nothing follows it
  EncodingFound encoding;
  DialectFound dialect;
};

/// One pass over an input, which must outlive it and belongs to the stream until it is gone.
class RecordStream {
 public:
  RecordStream(Input&, const ReaderSettings&);
  /// Stops the thread, wherever it is.
  ~RecordStream();
  RecordStream(const RecordStream&) = delete;
  RecordStream& operator=(const RecordStream&) = delete;

  /// The next part; it stays until the next call. Not after the last part or a fault.
  const RecordPart& next();

 private:
  static constexpr size_t kAhead = 4;

  static void* read_ahead(void* self);
  void fill_ring();
  void read_part(RecordPart&);

  Input& input_;
  /// Its reader's ear: the part at work.
  class Listener;
  std::unique_ptr<Listener> listener_;
  Reader reader_;

  // Parts are numbered from 0, and number n stands in slot n % kAhead.
  pthread_t thread_ = {};
  bool has_thread_ = false, holds_part_ = false;
  std::array<RecordPart, kAhead> ring_;
  std::mutex mutex_;
  std::condition_variable filled_or_freed_;
  uint64_t filled_ = 0, freed_ = 0;  // guarded, and stop_
  bool stop_ = false;
};

}  // namespace consentry

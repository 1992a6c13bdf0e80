// A helper thread that fills the slots of a ring ahead of the caller who empties them. Knows nothing of what they hold, which is the
// caller's. Under FileBlocks and RecordStream. Memory: none of its own.
#pragma once
#include <pthread.h>

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>

namespace consentry {

/// A smaller file is read sooner than a thread for it is there.
inline constexpr uint64_t kWorthAThread = 1 << 20;

/// The last member of its owner, so that the thread ends before what it works on.
class ReadAhead {
 public:
  /// Fills a slot; true if nothing follows. Called by the thread, or by next() where there is none.
  using Fill = std::function<bool(size_t slot)>;

  /// `thread`: if the system gives one; the slots are filled alike without.
  ReadAhead(size_t slots, bool thread, Fill fill);
  /// Stops the thread, wherever it is.
  ~ReadAhead();
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// The next slot, filled; it stays until the next call. Not behind the last one.
  size_t next();

 private:
  static void* run(void* self);
  void fill_ring();

  const size_t slots_;
  const Fill fill_;
  pthread_t thread_ = {};
  bool has_thread_ = false, holds_slot_ = false;
  std::mutex mutex_;
  std::condition_variable filled_or_freed_;
  uint64_t filled_ = 0, freed_ = 0;  // guarded, and stop_; number n stands in slot n % slots_
  bool stop_ = false;
};

}  // namespace consentry

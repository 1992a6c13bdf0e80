// A file's bytes from its start, block by block. A helper thread reads ahead into a ring of reused buffers and digests what it read, while
// the caller works on an earlier block. Says what the system said; what that means is Input's to judge.
// Memory: kBlocks blocks of kBlock bytes; one without the thread.
#pragma once
#include <pthread.h>

#include <array>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>

#include "native/digest.h"

namespace consentry {

/// What one read said: bytes, the end of the file (none), or the system's error number.
struct Block {
  std::span<const uint8_t> bytes;
  int error = 0;
};

/// One pass over an open file, which must stay open.
class FileBlocks {
 public:
  // Small enough that a block read by one processor is still in the cache that it shares with the other.
  static constexpr size_t kBlock = 128 << 10, kBlocks = 4;
  struct Settings {
    bool digest = false;
    bool thread = false;  ///< if the system gives one; the blocks are the same
  };

  FileBlocks(int file, Settings);
  /// Stops the thread, wherever it is.
  ~FileBlocks();
  FileBlocks(const FileBlocks&) = delete;
  FileBlocks& operator=(const FileBlocks&) = delete;

  /// The next block; it stays until the next call. Behind the end, and behind an error, the same again; EINTR is the caller's to repeat.
  Block next();
  /// Of all bytes; once, when next() has told the end.
  std::string digest() { return digest_->hex(); }

 private:
  static void* read_ahead(void* self);
  void fill_ring();
  Block read_into(size_t slot);
  Block take();

  const int file_;
  uint64_t offset_ = 0;
  std::unique_ptr<uint8_t[]> buffer_;
  std::optional<Digest> digest_;
  std::optional<Block> last_;  // the end, or an error

  // Of the ring: blocks are numbered from 0, and number n stands in slot n % kBlocks.
  pthread_t thread_ = {};
  bool has_thread_ = false, holds_block_ = false;
  std::mutex mutex_;
  std::condition_variable filled_or_freed_;
  std::array<Block, kBlocks> ring_;  // guarded, like all below
  uint64_t filled_ = 0, freed_ = 0;
  bool stop_ = false;
};

}  // namespace consentry

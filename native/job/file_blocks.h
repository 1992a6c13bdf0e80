// A file's bytes from its start, block by block. A helper thread reads ahead into a ring of reused buffers and digests what it read, while
// the caller works on an earlier block. Says what the system said; what that means is Input's to judge.
// Memory: kBlocks blocks of kBlock bytes; one without the thread.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "native/digest.h"
#include "native/job/read_ahead.h"

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

  /// The next block; it stays until the next call. Behind the end, and behind an error, the same again; EINTR is the caller's to repeat.
  Block next();
  /// Of all bytes; once, when next() has told the end.
  std::string digest() { return digest_->hex(); }

 private:
  Block read_into(size_t slot);

  const int file_;
  uint64_t offset_ = 0;
  std::unique_ptr<uint8_t[]> buffer_;
  std::optional<Digest> digest_;
  std::optional<Block> last_;  // the end, or an error
  std::array<Block, kBlocks> ring_;
  ReadAhead ahead_;
};

}  // namespace consentry

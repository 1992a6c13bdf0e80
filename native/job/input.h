// The file to be read: opened, its size known, read in blocks, watched for changes under our hands. Standard input and pipes are spooled
// to a temporary file without a name first. Memory: the blocks that are read ahead (file_blocks.h).
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "core/byte_source.h"
#include "native/job/file_blocks.h"
#include "native/status.h"

namespace consentry {

/// An open regular file. Faults: input_missing, input_unreadable, input_directory, input_device; io_spool, io_read, io_changed.
class Input : public ByteSource {
 public:
  /// "-" is standard input.
  static Result<Input> open(const std::string& path);

  uint64_t size() const override { return start_.size; }
  /// For archives and workbooks, beside read(); false: see source_fault().
  bool read_at(uint64_t offset, std::span<uint8_t> target) override;
  Status source_fault() const { return source_fault_; }
  /// A fault once Ctrl-C was pressed, for work that goes on without reading.
  Status interruption() const;
  /// For messages: the path, or "standard input".
  const std::string& name() const { return name_; }
  /// The next block, empty at the end of the file; it stays until the next call. At the end the file must be what it was at the start.
  Result<std::span<const uint8_t>> read();
  /// What read() would still answer, for the digest alone; at once where there is none. The file must then be what it was at the start.
  Status read_rest();
  struct Pass {
    bool digest = false;  ///< sha256() of what will be read is wanted
    bool ahead = true;    ///< a large file is read ahead on a thread; false where the caller is one already
  };
  /// The next read() starts at offset 0 again.
  void rewind(Pass);
  void rewind() { rewind(Pass{}); }
  /// Of the whole file, once read() has come to its end; empty unless wanted.
  const std::string& sha256() const { return sha256_; }

 private:
  struct State {  // what must not change while we read
    uint64_t size = 0;
    int64_t seconds = 0, nanoseconds = 0;
  };
  struct Closer {
    int descriptor;
    ~Closer();
  };
  Input(int descriptor, std::string name);
  static Result<Input> settle(int descriptor, std::string name);
  Block next_block();
  Status at_end();
  Status check_unchanged() const;

  std::unique_ptr<Closer> file_;
  std::string name_;
  State start_;
  uint64_t offset_ = 0;
  Pass pass_;
  std::string sha256_;
  Status source_fault_;
  std::unique_ptr<FileBlocks> blocks_;  // of this pass, from its first read() on
};

}  // namespace consentry

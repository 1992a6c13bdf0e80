// Random access to a file's bytes, for formats whose directory stands at their end: archives and workbooks. The host's: pread, FileReaderSync
// over a Blob, memory. Text is pushed instead (reader.h).
#pragma once
#include <cstdint>
#include <span>

namespace consentry {

/// A file that does not change while it is read.
class ByteSource {
 public:
  virtual ~ByteSource();
  /// Bytes in all.
  virtual uint64_t size() const = 0;
  /// Fills `target` with the bytes from `offset` on; all of them lie within size(). False: a fault of the host, which knows it; the caller
  /// stops and asks no more.
  virtual bool read_at(uint64_t offset, std::span<uint8_t> target) = 0;
};

/// Bytes in memory, which must outlive it.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::span<const uint8_t> bytes) : bytes_(bytes) {}
  uint64_t size() const override { return bytes_.size(); }
  bool read_at(uint64_t offset, std::span<uint8_t> target) override;

 private:
  std::span<const uint8_t> bytes_;
};

}  // namespace consentry

// The bytes of one entry of an archive, unpacked as they are asked for; sizes and CRC are compared with the directory's at the end.
// Memory: an entry of at most kWholeBytes, packed and unpacked together, is unpacked at once and held, since that takes less than half the
// time; of others kPiece packed bytes and zlib's window (256 KiB and 39 KiB).
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/byte_source.h"
#include "core/container/zip_archive.h"

namespace consentry {

class EntryStream {
 public:
  /// `source` must outlive it. `quick`: what fits is unpacked at once; tests compare both ways.
  EntryStream(ByteSource& source, const ZipEntry&, bool quick = true);
  ~EntryStream();

  /// Unpacked bytes into `target`; fewer than asked only at the end or at a fault, none from then on.
  size_t read(std::span<uint8_t> target);
  /// What was read is not what the directory promised.
  const std::optional<ContainerFault>& fault() const { return fault_; }
  bool source_failed() const { return source_failed_; }
  /// Packed bytes that are used up.
  uint64_t packed_position() const { return packed_read_; }

 private:
  struct Inflater;
  size_t read_some(std::span<uint8_t> target);
  size_t read_stored(std::span<uint8_t> target);
  size_t inflate_some(std::span<uint8_t> target);
  bool unpack_at_once();
  size_t read_whole(std::span<uint8_t> target);
  bool refill();
  void end();

  ByteSource& source_;
  const ZipEntry entry_;
  std::unique_ptr<Inflater> inflater_;
  std::vector<uint8_t> piece_;
  std::unique_ptr<uint8_t[]> whole_;
  uint64_t packed_read_ = 0, unpacked_ = 0;
  uint64_t unpacked_before_ = 0, idle_ = 0;  // packed bytes that gave nothing
  uint32_t crc_ = 0;
  const bool quick_;
  bool ended_ = false, source_failed_ = false;
  std::optional<ContainerFault> fault_;
};

/// All of an entry. The caller has bounded its sizes. False: `fault`, or where there is none the source failed.
bool read_entry(ByteSource& source, const ZipEntry&, std::vector<uint8_t>& bytes, std::optional<ContainerFault>& fault);

}  // namespace consentry

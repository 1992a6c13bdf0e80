// Shim until helper zip's is there.
#pragma once
#include <memory>
#include <optional>

#include "core/container/zip_archive.h"

namespace consentry {
class EntryStream {
 public:
  EntryStream(ByteSource&, const ZipEntry&);
  ~EntryStream();
  size_t read(std::span<uint8_t> target);
  const std::optional<ContainerFault>& fault() const { return fault_; }
  bool source_failed() const { return false; }
  uint64_t packed_position() const { return at_; }

 private:
  struct Zlib;
  ByteSource& source_;
  ZipEntry entry_;
  std::unique_ptr<Zlib> z_;
  uint64_t at_ = 0;
  std::optional<ContainerFault> fault_;
};
bool read_entry(ByteSource&, const ZipEntry&, std::vector<uint8_t>& bytes, std::optional<ContainerFault>&);
}  // namespace consentry

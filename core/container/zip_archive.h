// Shim until helper zip's is there.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/byte_source.h"
#include "core/container/fault.h"

namespace consentry {
struct ZipEntry {
  std::string name, shown;
  uint64_t packed = 0, unpacked = 0, header_offset = 0, data_offset = 0;
  uint32_t crc = 0;
  uint16_t method = 0, flags = 0;
  bool directory = false;
};
class ZipArchive {
 public:
  static std::variant<ZipArchive, ContainerFault> open(ByteSource&);
  std::span<const ZipEntry> entries() const { return entries_; }
  bool source_failed = false;
  std::vector<ZipEntry> entries_;
};
}  // namespace consentry

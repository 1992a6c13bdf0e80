// The directory of a ZIP archive (APPNOTE 6.3.10), read so strictly that no other reader can see other files in it. What both workbooks
// (XLSX) and packed imports stand on. Memory: the directory, limits::kDirectoryBytes and limits::kEntries at the most.
//
//   [local header, name, extra | data | descriptor?] …  [central header, name, extra, comment] …  [ZIP64 end, locator]?  [end, comment]
//
// Every byte belongs to one of these; both headers of an entry agree; there is one end.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/byte_source.h"
#include "core/container/fault.h"
#include "core/container/source_failed.h"

namespace consentry {

/// A file or folder in an archive.
struct ZipEntry {
  std::string name;   ///< as stored
  std::string shown;  ///< the same in UTF-8
  uint64_t packed = 0, unpacked = 0, header_offset = 0, data_offset = 0;
  uint32_t crc = 0;
  uint16_t method = 0, flags = 0;
  bool directory = false;
};

class ZipArchive {
 public:
  using Opened = std::variant<ZipArchive, ContainerFault, SourceFailed>;
  /// Reads and judges the whole directory and every local header; the data of no entry.
  static Opened open(ByteSource&);

  /// In the order of the directory.
  std::span<const ZipEntry> entries() const { return entries_; }
  /// By its name as stored; null where there is none.
  const ZipEntry* find(std::string_view name) const;
  /// What may be imported: no folders, nothing hidden, nothing that macOS or Windows put beside (__MACOSX, Thumbs.db).
  std::vector<const ZipEntry*> candidates() const;

 private:
  std::vector<ZipEntry> entries_;
};

}  // namespace consentry

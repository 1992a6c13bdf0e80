// A ZIP archive: a workbook of parts (XLSX), or a file to be imported in it. Chooses the entry and reads it by a reader of its own. What
// Reader drives for every file that begins like an archive. Memory: the directory (limits::kDirectoryBytes), what the entry's format holds, and
// of a workbook inside the archive all of it (limits::kHeldEntryBytes).
#pragma once
#include <memory>

#include "core/format/pulled_format.h"
#include "core/reader.h"

namespace consentry {

class ArchiveReader : public PulledFormat {
 public:
  /// `source` and handler must outlive it.
  ArchiveReader(ByteSource& source, const ReaderSettings&, RecordHandler&);
  ~ArchiveReader() override;

  bool pull(uint64_t budget) override;
  uint64_t position() const override;
  bool source_failed() const override;
  const FileFound& found() const override;
  /// What the reader of its entry found out, for another pass.
  const Learned& learned() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace consentry

// A format that asks for its bytes (ByteSource), as archives and workbooks do: what Reader drives once it knows the format by the head.
#pragma once
#include <cstdint>

#include "core/file_found.h"

namespace consentry {

/// One pass over one file. Tells a RecordHandler: on_format once, findings, the header record, batches.
class PulledFormat {
 public:
  virtual ~PulledFormat() = default;
  /// Works on about `budget` unpacked bytes and returns; false once everything is told. Answers within 100 ms for a budget of 1 MiB.
  virtual bool pull(uint64_t budget) = 0;
  /// Bytes of the file that are done, for a progress bar: never falls, ends at the file's size.
  virtual uint64_t position() const = 0;
  /// The source could not be read: the host knows why. pull() has answered false.
  virtual bool source_failed() const = 0;
  virtual const FileFound& found() const = 0;
};

}  // namespace consentry

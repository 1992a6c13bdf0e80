// A format that is read as its bytes arrive, as text and JSON are: what Reader drives once it knows the format by the head.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/file_found.h"

namespace consentry {

struct Learned;  // core/reader.h

/// The first bytes of a file, from which decisions are made; as many in every host.
struct Head {
  std::span<const uint8_t> bytes;
  size_t bom_bytes = 0;     ///< of a UTF-8 byte order mark at its beginning
  bool whole_file = false;  ///< it is all of the file
};

/// One pass over one file, of any block size with the same result. Tells a RecordHandler: on_format once, findings, the header record, batches.
class PushedFormat {
 public:
  virtual ~PushedFormat() = default;
  /// The bytes after the head; works on them at once.
  virtual void feed(std::span<const uint8_t>) = 0;
  /// Says that no more bytes come. True: the head misled, RecordHandler::on_restart was told, and the file is to be read again.
  virtual bool finish() = 0;
  /// Writes what the next pass has to know, where finish() said that there is one.
  virtual void tell_learned(Learned&) const {}
  /// It was taken for UTF-8, and is not: another encoding has to be found. What was told is void.
  virtual bool misread() const { return false; }
  /// A fatal finding forbids reading on; further bytes are not looked at.
  virtual bool stopped() const = 0;
  /// Its line end and header line are known after finish() only.
  virtual const FileFound& found() const = 0;
};

}  // namespace consentry

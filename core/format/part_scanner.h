// A large part of a package on its way: unpacked block by block (entry_stream.h), taken apart (xml_scanner.h), no further than a budget
// allows. Under the readers of sheets and shared strings. Memory: the scanner's block and the stream's.
#pragma once
#include <algorithm>
#include <optional>
#include <string>

#include "core/byte_source.h"
#include "core/container/entry_stream.h"
#include "core/container/fault.h"
#include "core/format/small_xml.h"
#include "core/format/xml_scanner.h"

namespace consentry {

class PartScanner {
 public:
  PartScanner(ByteSource& source, const ZipEntry& entry) : stream_(source, entry), part_(entry.shown) {}

  /// How many bytes may be unpacked from now on.
  void allow(uint64_t bytes) { budget_ = bytes; }
  /// Counts work that is not unpacking.
  void spend(uint64_t bytes) { budget_ -= std::min(budget_, bytes); }
  /// As XmlScanner::next(); `more`: the budget is spent, or the part can't be read (fault(), source_failed()).
  XmlScanner::Event next() {
    for (;;) {
      const XmlScanner::Event event = scanner_.next();
      if (event != XmlScanner::Event::more || !fill()) return event;
    }
  }

  const XmlScanner& at() const { return scanner_; }
  XmlScanner& at() { return scanner_; }
  uint64_t packed_position() const { return stream_.packed_position(); }
  bool source_failed() const { return stream_.source_failed(); }
  /// Why the part can't be read, by its archive or its XML.
  std::optional<ContainerFault> fault() const {
    if (stream_.fault()) return stream_.fault();
    if (scanner_.fault() == XmlFault::none) return std::nullopt;
    return damaged(part_, xml_fault_reason(scanner_.fault()));
  }
  /// Fault of the part's content.
  ContainerFault unexpected() const { return damaged(part_, "part_unexpected"); }

 private:
  bool fill() {
    if (budget_ == 0 || stream_.fault() || stream_.source_failed()) return false;
    const std::span<uint8_t> room = scanner_.room();
    const size_t bytes = stream_.read(room);
    if (stream_.fault() || stream_.source_failed()) return false;
    scanner_.filled(bytes);
    spend(bytes);
    return true;
  }

  XmlScanner scanner_;
  EntryStream stream_;
  std::string part_;
  uint64_t budget_ = 0;
};

}  // namespace consentry

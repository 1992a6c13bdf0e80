// A small part of a package by expat, whole: content types, relationships, the workbook, its styles. UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.4).
// What these parts say stands in attributes; texts are passed over. Memory: the part, whose size is bounded, and expat's own.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "core/byte_source.h"
#include "core/container/fault.h"
#include "core/container/zip_archive.h"
#include "core/format/xml_scanner.h"

namespace consentry {

/// Largest small part. One pass of expat over it stays below 100 ms; styles of a large workbook have some hundred KiB.
inline constexpr uint64_t kSmallPartBytes = 8 << 20;

/// An element of a small part, by its name without prefix; attributes likewise.
struct SmallElement {
  std::string_view name, parent;  ///< parent: empty for the root
  std::span<const XmlAttribute> attributes;
  /// Empty where there is none.
  std::string_view operator[](std::string_view attribute) const;
  bool has(std::string_view attribute) const;
};

/// Calls `tell` for the start of every element. Refused: a document type, so that no entity can be declared, and what is not well-formed.
XmlFault read_small_xml(std::span<const uint8_t> bytes, const std::function<void(const SmallElement&)>& tell);

/// The same with the part out of its archive.
std::optional<ContainerFault> read_small_part(ByteSource& source, const ZipEntry& entry,
                                              const std::function<void(const SmallElement&)>& tell);

/// Stands for a source that did not give its bytes, among faults: no code.
inline ContainerFault source_fault() { return {Code{}, {}}; }

/// workbook_damaged.
ContainerFault damaged(std::string_view part, std::string_view reason);

}  // namespace consentry

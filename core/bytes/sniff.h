// What arrived, by its first bytes: a workbook, an archive, binary data, UTF-16, or text. Never by the file's name.
// Memory: none; looks at the head only.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace consentry {

enum class Content : uint8_t { text, not_supported, binary, other_encoding };

struct Sniffed {
  Content content = Content::text;
  std::string_view name;   ///< of the format or encoding that is not supported; static
  uint32_t bom_bytes = 0;  ///< of a UTF-8 byte order mark
};

/// Judges the head of a file (all of it where it is shorter than the head).
Sniffed sniff(std::span<const uint8_t> head);

}  // namespace consentry

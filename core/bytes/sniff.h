// What arrived, by its first bytes: a workbook, an archive, JSON, binary data, or text. Of UTF-8: other encodings are decoded before. Never by the file's name alone.
// Memory: none; looks at the head only.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace consentry {

enum class Content : uint8_t {
  text,
  json,           ///< an array or objects, by its first two marks
  archive,        ///< ZIP, and so perhaps a workbook (XLSX)
  compound_file,  ///< XLS, or an encrypted workbook
  old_workbook,   ///< XLS of Excel 4 and older, or a bare workbook stream
  not_supported,
  binary,
};

struct Sniffed {
  Content content = Content::text;
  std::string_view name;   ///< of the format that is not supported; static
  uint32_t bom_bytes = 0;  ///< of a UTF-8 byte order mark
};

/// What a host knows besides the bytes.
struct Hints {
  bool is_json = false;     ///< the operator says so
  bool named_json = false;  ///< the file's name says so: any array or object is believed
};

/// Judges the head of a file (all of it where it is shorter than the head).
Sniffed sniff(std::span<const uint8_t> head, Hints hints = {});

}  // namespace consentry

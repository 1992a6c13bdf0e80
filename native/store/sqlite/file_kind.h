// Tells whose file a target is by its first page, before SQLite touches it (SQLite file format, section 1.3: the database header).
// Memory: 108 bytes.
#pragma once
#include <cstdint>
#include <string>

namespace consentry {

/// "Cnst", in the header at offset 68.
inline constexpr uint32_t kApplicationId = 0x436e7374;

enum class FileKind : uint8_t {
  missing,  ///< no such file: it will be made
  empty,    ///< no bytes, or a database without any table
  ours,     ///< bears our application id
  foreign,  ///< a database of another program
  other,    ///< no database
  directory,
  special,  ///< a device, pipe or socket
};

struct FoundFile {
  FileKind kind = FileKind::missing;
  int error = 0;  ///< errno where it could not be read
};
FoundFile find_file_kind(const std::string& path);

}  // namespace consentry

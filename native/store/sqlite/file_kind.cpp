#include "native/store/sqlite/file_kind.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace consentry {
namespace {

//  offset  size
//       0    16   "SQLite format 3\0"
//      28     4   size of the database in pages
//      68     4   application id
//     100     1   kind of the schema table's page: 13 is a leaf
//     103     2   number of its rows
constexpr size_t kBytes = 108;
constexpr char kMagic[16] = "SQLite format 3";

uint32_t big_endian(const uint8_t* at, int bytes) {
  uint32_t value = 0;
  for (int i = 0; i < bytes; ++i) value = value << 8 | at[i];
  return value;
}

FileKind kind_of_header(const uint8_t* header) {
  if (std::memcmp(header, kMagic, sizeof kMagic) != 0) return FileKind::other;
  const uint32_t id = big_endian(header + 68, 4);
  if (id == kApplicationId) return FileKind::ours;
  const bool no_table = header[100] == 13 && big_endian(header + 103, 2) == 0;
  return id == 0 && no_table ? FileKind::empty : FileKind::foreign;
}

}  // namespace

FoundFile find_file_kind(const std::string& path) {
  struct stat found;
  if (::stat(path.c_str(), &found) != 0) return {FileKind::missing, errno == ENOENT ? 0 : errno};
  if (S_ISDIR(found.st_mode)) return {FileKind::directory};
  if (!S_ISREG(found.st_mode)) return {FileKind::special};
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return {FileKind::other, errno};
  uint8_t header[kBytes];
  const ssize_t got = ::pread(file, header, kBytes, 0);
  const int error = got < 0 ? errno : 0;
  ::close(file);
  if (got == 0) return {FileKind::empty};
  return {got == static_cast<ssize_t>(kBytes) ? kind_of_header(header) : FileKind::other, error};
}

}  // namespace consentry

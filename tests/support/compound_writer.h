// Writes compound files (MS-CFB) for tests. Layout, so that a case can patch a byte: header, FAT sectors, DIFAT sectors, directory, mini FAT,
// mini stream, then the streams of 4096 bytes and more in their order. Memory: the file, several times.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace consentry::test {

struct CompoundToWrite {
  std::vector<std::pair<std::string, std::string>> streams;  ///< name (ASCII) and content, all in the root
  std::array<uint8_t, 16> root_class{};
  bool wide_sectors = false;  ///< version 4, sectors of 4096 bytes
};

std::string write_compound(const CompoundToWrite& file);

/// A number, its lowest byte first.
std::string little(uint64_t value, size_t bytes);

}  // namespace consentry::test

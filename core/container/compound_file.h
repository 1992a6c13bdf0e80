// A compound file (MS-CFB): streams in chains of sectors, as old workbooks (XLS) and encrypted ones stand in. Beside the archive. Memory: the
// sector table, four bytes for each 512 of the file and 32 MiB at the most; the directory while it is read, 8 MiB at the most; the chain of a
// stream that is open, eight bytes for each sector.
//
//   [header 512][sector 0][sector 1]…   FAT: by sector, which one follows; DIFAT: where the FAT's own sectors are
//   directory: entries of 128 bytes, a tree of names; small streams stand in the mini stream, in sectors of 64
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/byte_source.h"
#include "core/container/fault.h"
#include "core/container/source_failed.h"

namespace consentry {

class CompoundFile;

/// The bytes of one stream at random. The file must outlive it.
class CompoundStream {
 public:
  uint64_t size() const { return size_; }
  /// Fills `target` from `offset` on, as far as the stream goes; answers how much. Nothing: the source failed.
  std::optional<size_t> read_at(uint64_t offset, std::span<uint8_t> target);

 private:
  friend class CompoundFile;
  ByteSource* source_ = nullptr;
  uint64_t size_ = 0;
  uint32_t piece_ = 512;          // bytes of each
  std::vector<uint64_t> pieces_;  // where they stand in the file
};

class CompoundFile {
 public:
  using Opened = std::variant<CompoundFile, ContainerFault, SourceFailed>;
  static Opened open(ByteSource&);

  /// Whether the root holds a stream of this name, whatever its case.
  bool has(std::string_view name) const { return find(name) != nullptr; }
  static constexpr size_t kClassBytes = 16;
  /// The root's CLSID (2.6.1), which tells the kind of some documents.
  std::span<const uint8_t, kClassBytes> root_class() const { return class_; }
  using Stream = std::variant<CompoundStream, ContainerFault, SourceFailed>;
  /// Of a name that it has.
  Stream stream(std::string_view name);

 private:
  struct Item {
    std::string name;  // upper case, ASCII; other letters as ?
    uint64_t size = 0;
    uint32_t start = 0;
  };
  enum class Result : uint8_t { good, damaged, source_failed };

  explicit CompoundFile(ByteSource& source) : source_(&source) {}
  Result read();
  Result read_header();
  Result read_table();
  Result read_directory();
  Result read_sector(uint32_t sector, std::vector<uint8_t>& bytes);
  bool chain(uint32_t start, uint64_t most, std::vector<uint32_t>& sectors) const;
  Result pieces_of(const Item&, std::vector<uint64_t>& pieces);
  Result mini_pieces(const Item&, std::vector<uint64_t>& pieces);
  const Item* find(std::string_view name) const;
  uint64_t place_of(uint32_t sector) const { return (uint64_t{sector} + 1) * sector_; }

  ByteSource* source_;
  uint32_t sector_ = 512, mini_cutoff_ = 4096;
  uint32_t directory_start_ = 0, mini_table_start_ = 0, more_tables_start_ = 0;
  std::vector<uint32_t> first_tables_;  // the header's part of the DIFAT
  std::vector<uint32_t> table_;         // FAT
  std::vector<Item> items_;             // streams of the root
  uint64_t sectors_ = 0;                // in the file
  Item root_;
  std::array<uint8_t, kClassBytes> class_{};
};

}  // namespace consentry

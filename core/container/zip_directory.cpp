// The central headers, one after the other. APPNOTE 4.3.12, 4.4, 4.5.
#include <algorithm>

#include "core/container/little_endian.h"
#include "core/container/zip_parts.h"
#include "core/limits.h"

namespace consentry::zip {
namespace {

constexpr size_t kHeaderBytes = 46;
constexpr uint16_t kZip64Extra = 0x0001, kAesExtra = 0x9901;
constexpr uint16_t kEncrypted = 1 << 0, kStrong = 1 << 6, kMasked = 1 << 13;

struct Method {
  uint16_t number;
  const char* name;
};
constexpr Method kMethods[] = {{1, "Shrink"},  {2, "Reduce"},     {3, "Reduce"},     {4, "Reduce"}, {5, "Reduce"},
                               {6, "Implode"}, {9, "Deflate64"},  {10, "DCL"},       {12, "BZIP2"}, {14, "LZMA"},
                               {19, "LZ77"},   {20, "Zstandard"}, {93, "Zstandard"}, {94, "MP3"},   {95, "XZ"},
                               {96, "JPEG"},   {97, "WavPack"},   {98, "PPMd"}};

std::string method_name(uint16_t number) {
  for (const Method& method : kMethods)
    if (method.number == number) return method.name;
  return std::to_string(number);
}

/// Fields that do not fit into 32 bits stand in the extra field, in this order, and only those.
bool widen(ZipEntry& entry, uint32_t& disk, std::span<const uint8_t> extra) {
  const auto take = [&](uint64_t& field) {
    if (field != 0xFFFFFFFF) return true;
    if (extra.size() < 8) return false;
    field = read_u64(extra.data());
    extra = extra.subspan(8);
    return true;
  };
  if (!take(entry.unpacked) || !take(entry.packed) || !take(entry.header_offset)) return false;
  if (disk != 0xFFFF) return true;
  if (extra.size() < 4) return false;
  disk = read_u32(extra.data());
  return true;
}

/// A link, a device or a pipe by the file mode that Unix and macOS keep in the upper half (4.4.15).
bool is_special_file(uint16_t made_by, uint32_t attributes) {
  const uint16_t host = made_by >> 8, type = attributes >> 28;
  return (host == 3 || host == 19) && type != 0 && type != 4 && type != 8;
}

Status check_kind(const ZipEntry& entry, bool aes) {
  if (aes || entry.method == 99 || (entry.flags & (kEncrypted | kStrong | kMasked)))
    return fault(Code::zip_encrypted, {{"entry", entry.shown}});
  if (entry.method != 0 && entry.method != 8)
    return fault(Code::zip_method, {{"entry", entry.shown}, {"method", method_name(entry.method)}});
  if (entry.method == 0 && entry.packed != entry.unpacked)
    return fault(Code::zip_size, {{"declared", std::to_string(entry.unpacked)},
                                  {"entry", entry.shown},
                                  {"found", std::to_string(entry.packed)}});
  return {};
}

Status check_size(const ZipEntry& entry) {
  const auto told = [&](Code code, uint64_t limit) {
    return fault(code,
                 {{"entry", entry.shown}, {"limit", std::to_string(limit)}, {"size", std::to_string(entry.unpacked)}});
  };
  if (entry.unpacked > limits::kUnpackedBytes) return told(Code::zip_too_large, limits::kUnpackedBytes);
  const bool bomb = entry.unpacked > limits::kBombBytes && entry.unpacked / limits::kBombRatio > entry.packed;
  return bomb && entry.method == 8 ? told(Code::zip_bomb, limits::kBombRatio) : Status();
}

Status read_header(std::span<const uint8_t>& rest, ZipEntry& entry) {
  if (rest.size() < kHeaderBytes || read_u32(rest.data()) != kCentralHeader) return damaged("directory");
  const uint8_t* const at = rest.data();
  const size_t name_size = read_u16(at + 28), extra_size = read_u16(at + 30), comment_size = read_u16(at + 32);
  if (rest.size() - kHeaderBytes < name_size + extra_size + comment_size) return damaged("directory");
  entry.flags = read_u16(at + 8), entry.method = read_u16(at + 10), entry.crc = read_u32(at + 16);
  entry.packed = read_u32(at + 20), entry.unpacked = read_u32(at + 24), entry.header_offset = read_u32(at + 42);
  entry.name = as_text(rest.subspan(kHeaderBytes, name_size));
  entry.shown = shown_name(entry.name);
  entry.directory = entry.name.ends_with('/');
  uint32_t disk = read_u16(at + 34);
  const auto extras = rest.subspan(kHeaderBytes + name_size, extra_size);
  rest = rest.subspan(kHeaderBytes + name_size + extra_size + comment_size);
  std::optional<std::span<const uint8_t>> zip64, aes;
  if (!find_extra(extras, kZip64Extra, zip64) || !find_extra(extras, kAesExtra, aes)) return damaged(entry.shown);
  if (std::string shown = unicode_path(extras, entry.name); !shown.empty()) entry.shown = std::move(shown);
  if (!widen(entry, disk, zip64.value_or(std::span<const uint8_t>()))) return damaged(entry.shown);
  if (disk != 0) return fault(Code::zip_split);
  if (is_special_file(read_u16(at + 4), read_u32(at + 38))) return fault(Code::zip_link, {{"entry", entry.shown}});
  if (Status status = check_name(entry)) return status;
  if (Status status = check_kind(entry, aes.has_value())) return status;
  return check_size(entry);
}

}  // namespace

bool find_extra(std::span<const uint8_t> extras, uint16_t id, std::optional<std::span<const uint8_t>>& found) {
  while (extras.size() >= 4) {
    const size_t size = read_u16(extras.data() + 2);
    if (extras.size() - 4 < size) return false;
    if (read_u16(extras.data()) == id) {
      if (found) return false;
      found = extras.subspan(4, size);
    }
    extras = extras.subspan(4 + size);
  }
  return true;  // fewer than four bytes are padding of some writers
}

Status read_directory(ByteSource& source, const End& end, std::vector<ZipEntry>& entries) {
  std::vector<uint8_t> bytes(static_cast<size_t>(end.size));
  if (!source.read_at(end.offset, bytes)) return source_failed();
  std::span<const uint8_t> rest = bytes;
  uint64_t unpacked = 0;
  for (uint64_t i = 0; i < end.entries; ++i) {
    ZipEntry& entry = entries.emplace_back();
    if (Status status = read_header(rest, entry)) return status;
    unpacked += entry.unpacked;
  }
  if (!rest.empty()) return damaged("directory");
  if (unpacked <= limits::kUnpackedBytes) return {};
  return fault(Code::zip_too_large, {{"entry", entries.back().shown},
                                     {"limit", std::to_string(limits::kUnpackedBytes)},
                                     {"size", std::to_string(unpacked)}});
}

}  // namespace consentry::zip

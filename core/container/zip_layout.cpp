// The local headers in the order of the file: each says what the central one says, and one begins where the one before it ends.
// APPNOTE 4.3.7, 4.3.9.
#include <algorithm>

#include "core/container/little_endian.h"
#include "core/container/zip_parts.h"

namespace consentry::zip {
namespace {

constexpr size_t kHeaderBytes = 30;
constexpr uint16_t kZip64Extra = 0x0001, kHasDescriptor = 1 << 3;
// Bits that say how hard the packer tried, and nothing about the reading (4.4.4).
constexpr uint16_t kTellsNothing = 1 << 1 | 1 << 2;
constexpr uint64_t kDescriptorMost = 24;

Status disagrees(const ZipEntry& entry, std::string what) {
  return fault(Code::zip_headers_disagree, {{"entry", entry.shown}, {"what", std::move(what)}});
}

struct Local {
  uint64_t packed = 0, unpacked = 0;
  uint32_t crc = 0;
};

Status check_sizes(const ZipEntry& entry, const Local& local) {
  const bool later = entry.flags & kHasDescriptor;
  const auto same = [later](uint64_t one, uint64_t other) { return one == other || (later && one == 0); };
  if (!same(local.crc, entry.crc)) return disagrees(entry, "CRC");
  if (!same(local.packed, entry.packed) || !same(local.unpacked, entry.unpacked)) return disagrees(entry, "size");
  return {};
}

Status check_header(ByteSource& source, const End& end, ZipEntry& entry) {
  uint8_t at[kHeaderBytes];
  if (entry.header_offset > end.offset || end.offset - entry.header_offset < kHeaderBytes) return damaged(entry.shown);
  if (!source.read_at(entry.header_offset, at)) return source_failed();
  if (read_u32(at) != kLocalHeader) return damaged(entry.shown);
  const size_t name_size = read_u16(at + 26), extra_size = read_u16(at + 28);
  entry.data_offset = entry.header_offset + kHeaderBytes + name_size + extra_size;
  if (entry.data_offset > end.offset || end.offset - entry.data_offset < entry.packed) return damaged(entry.shown);
  std::vector<uint8_t> rest(name_size + extra_size);
  if (!source.read_at(entry.header_offset + kHeaderBytes, rest)) return source_failed();
  const std::span<const uint8_t> bytes = rest;
  if (as_text(bytes.first(name_size)) != entry.name) return disagrees(entry, "name");
  if ((read_u16(at + 6) ^ entry.flags) & ~kTellsNothing) return disagrees(entry, "flags");
  if (read_u16(at + 8) != entry.method) return disagrees(entry, "method");
  Local local{read_u32(at + 18), read_u32(at + 22), read_u32(at + 14)};
  std::optional<std::span<const uint8_t>> zip64;
  if (!find_extra(bytes.subspan(name_size), kZip64Extra, zip64)) return damaged(entry.shown);
  std::span<const uint8_t> wide = zip64.value_or(std::span<const uint8_t>());
  for (uint64_t* const field : {&local.unpacked, &local.packed}) {
    if (*field != 0xFFFFFFFF || wide.size() < 8) continue;
    *field = read_u64(wide.data());
    wide = wide.subspan(8);
  }
  return check_sizes(entry, local);
}

/// Behind the data, with or without its signature, sizes of 32 or 64 bits.
bool is_descriptor(std::span<const uint8_t> bytes, const ZipEntry& entry) {
  if (bytes.size() == 16 || bytes.size() == 24) {
    if (read_u32(bytes.data()) != kDescriptor) return false;
    bytes = bytes.subspan(4);
  }
  const size_t width = (bytes.size() - 4) / 2;
  return (bytes.size() == 12 || bytes.size() == 20) && read_u32(bytes.data()) == entry.crc &&
         little_endian(&bytes[4], width) == entry.packed && little_endian(&bytes[4 + width], width) == entry.unpacked;
}

/// What stands between the data of an entry and whatever comes next.
Status check_gap(ByteSource& source, const ZipEntry& entry, uint64_t next) {
  const uint64_t end = entry.data_offset + entry.packed;
  if (next < end) return fault(Code::zip_overlap, {{"entry", entry.shown}});
  const bool announced = entry.flags & kHasDescriptor;  // some writers have one all the same
  if (!announced && next == end) return {};
  if (next - end > kDescriptorMost || next - end < 12) return fault(Code::zip_hidden_bytes);
  std::vector<uint8_t> bytes(static_cast<size_t>(next - end));
  if (!source.read_at(end, bytes)) return source_failed();
  if (is_descriptor(bytes, entry)) return {};
  return announced ? disagrees(entry, "size") : fault(Code::zip_hidden_bytes);
}

}  // namespace

Status check_layout(ByteSource& source, const End& end, std::span<ZipEntry> entries) {
  std::vector<ZipEntry*> ordered;
  for (ZipEntry& entry : entries) ordered.push_back(&entry);
  const auto earlier = [](const ZipEntry* one, const ZipEntry* other) {
    return one->header_offset < other->header_offset;
  };
  std::stable_sort(ordered.begin(), ordered.end(), earlier);
  if (ordered.empty()) return end.offset == 0 ? Status() : fault(Code::zip_hidden_bytes);
  if (ordered.front()->header_offset != 0) return fault(Code::zip_hidden_bytes);
  for (size_t i = 0; i < ordered.size(); ++i) {
    if (Status status = check_header(source, end, *ordered[i])) return status;
    const uint64_t next = i + 1 < ordered.size() ? ordered[i + 1]->header_offset : end.offset;
    if (Status status = check_gap(source, *ordered[i], next)) return status;
  }
  return {};
}

}  // namespace consentry::zip

// The end records: exactly one, at the very end, and its ZIP64 form agrees with it. APPNOTE 4.3.14 to 4.3.16, 4.4.1.4.
#include <algorithm>
#include <array>

#include "core/container/little_endian.h"
#include "core/container/zip_parts.h"
#include "core/limits.h"

namespace consentry::zip {
namespace {

constexpr uint64_t kEndBytes = 22, kLocatorBytes = 20, kZip64EndBytes = 56, kCommentMost = 0xFFFF;

struct Tail {
  std::vector<uint8_t> bytes;
  uint64_t offset = 0;
};

bool is_end_at(const Tail& tail, size_t at) { return read_u32(&tail.bytes[at]) == kEnd; }
/// Where its comment would end.
size_t end_of(const Tail& tail, size_t at) { return at + kEndBytes + read_u16(&tail.bytes[at + 20]); }

/// The one end record: another that would do, or one inside its comment, is a trick.
Status choose(const Tail& tail, size_t& chosen) {
  const size_t size = tail.bytes.size();
  size_t found = 0, inside = 0, seen = 0, last = 0;
  for (size_t at = tail.bytes.size() - kEndBytes + 1; at-- > 0;) {
    if (!is_end_at(tail, at)) continue;
    if (seen++ == 0) last = at;
    if (end_of(tail, at) == size) ++found, chosen = at;
    else if (!found) ++inside;
  }
  if (found > 1 || (found == 1 && inside > 0)) return fault(Code::zip_ends_ambiguous);
  if (found == 1) return {};
  if (seen > 1) return fault(Code::zip_ends_ambiguous);
  return fault(seen && end_of(tail, last) < size ? Code::zip_hidden_bytes : Code::zip_no_directory);
}

/// A classic field that is full refers to its ZIP64 form; any other must say the same.
bool agrees(uint64_t classic, uint64_t full, uint64_t wide) { return classic == full || classic == wide; }

Status read_zip64(ByteSource& source, const uint8_t* classic, uint64_t locator_offset, const uint8_t* locator,
                  End& end) {
  const uint64_t offset = read_u64(locator + 8);
  if (read_u32(locator + 4) != 0 || read_u32(locator + 16) > 1) return fault(Code::zip_split);
  if (offset > locator_offset || locator_offset - offset < kZip64EndBytes) return damaged("ZIP64");
  std::array<uint8_t, kZip64EndBytes> bytes;
  if (!source.read_at(offset, bytes)) return source_failed();
  if (read_u32(bytes.data()) != kZip64End || offset + 12 + read_u64(&bytes[4]) != locator_offset)
    return damaged("ZIP64");
  if (read_u32(&bytes[16]) != 0 || read_u32(&bytes[20]) != 0) return fault(Code::zip_split);
  end = {read_u64(&bytes[32]), read_u64(&bytes[48]), read_u64(&bytes[40])};
  const bool same = read_u64(&bytes[24]) == end.entries && agrees(read_u16(classic + 10), 0xFFFF, end.entries) &&
                    agrees(read_u16(classic + 8), 0xFFFF, end.entries) &&
                    agrees(read_u32(classic + 12), 0xFFFFFFFF, end.size) &&
                    agrees(read_u32(classic + 16), 0xFFFFFFFF, end.offset);
  if (!same) return fault(Code::zip_ends_ambiguous);
  if (end.offset > offset || end.size != offset - end.offset) return fault(Code::zip_hidden_bytes);
  return {};
}

Status read_classic(const uint8_t* record, uint64_t offset, End& end) {
  if (read_u16(record + 4) != 0 || read_u16(record + 6) != 0) return fault(Code::zip_split);
  end = {read_u16(record + 10), read_u32(record + 16), read_u32(record + 12)};
  if (read_u16(record + 8) != end.entries) return damaged("end");
  if (end.offset > offset || end.size != offset - end.offset) return fault(Code::zip_hidden_bytes);
  return {};
}

Status check_bounds(const End& end) {
  if (end.entries > limits::kEntries)
    return fault(Code::zip_too_many_entries,
                 {{"found", std::to_string(end.entries)}, {"limit", std::to_string(limits::kEntries)}});
  return end.size > limits::kDirectoryBytes ? damaged("directory") : Status();
}

}  // namespace

Status find_end(ByteSource& source, End& end) {
  if (source.size() < kEndBytes) return fault(Code::zip_no_directory);
  Tail tail;
  const uint64_t size = std::min(source.size(), kEndBytes + kCommentMost + kLocatorBytes);
  tail.offset = source.size() - size;
  tail.bytes.resize(static_cast<size_t>(size));
  if (!source.read_at(tail.offset, tail.bytes)) return source_failed();
  size_t at = 0;
  if (Status status = choose(tail, at)) return status;
  const uint8_t* const record = &tail.bytes[at];
  const bool zip64 = at >= kLocatorBytes && read_u32(record - kLocatorBytes) == kZip64Locator;
  Status status = zip64 ? read_zip64(source, record, tail.offset + at - kLocatorBytes, record - kLocatorBytes, end)
                        : read_classic(record, tail.offset + at, end);
  return status ? status : check_bounds(end);
}

}  // namespace consentry::zip

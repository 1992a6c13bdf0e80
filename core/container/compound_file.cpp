// See compound_file.h. MS-CFB 2.2 (header), 2.3 (FAT), 2.4 (mini FAT), 2.5 (DIFAT), 2.6 (directory).
#include "core/container/compound_file.h"

#include <algorithm>
#include <array>

#include "core/container/little_endian.h"

namespace consentry {
namespace {

constexpr size_t kHeaderBytes = 512, kItemBytes = 128, kMiniSector = 64, kFirstTables = 109;
constexpr uint32_t kLastSector = 0xFFFFFFFA;  // greater numbers mean something else
constexpr uint32_t kNoItem = 0xFFFFFFFF;
constexpr uint64_t kMostItems = 65536;
/// 32 MiB of table: 4 GiB of file, which is as far as the offsets in a workbook reach.
constexpr uint64_t kMostSectors = 8 << 20;
constexpr uint8_t kStream = 2, kRoot = 5;

std::string name_of(const uint8_t* item) {
  const size_t bytes = std::min<size_t>(read_u16(item + 64), 64);
  std::string name;
  for (size_t at = 0; at + 2 < bytes; at += 2) {
    const uint16_t unit = read_u16(item + at);
    name += unit >= 'a' && unit <= 'z' ? static_cast<char>(unit - 'a' + 'A')
            : unit < 0x80              ? static_cast<char>(unit)
                                       : '?';
  }
  return name;
}

std::string upper(std::string_view name) {
  std::string text(name);
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

ContainerFault damaged(const char* part) {
  return {Code::workbook_damaged, {{"part", "compound file"}, {"reason", part}}};
}

}  // namespace

CompoundFile::Opened CompoundFile::open(ByteSource& source) {
  CompoundFile file(source);
  switch (file.read()) {
    case Result::good: return file;
    case Result::damaged: return damaged("sector_chain");
    case Result::source_failed: return SourceFailed{};
  }
  return SourceFailed{};
}

CompoundFile::Result CompoundFile::read() {
  if (const Result result = read_header(); result != Result::good) return result;
  if (const Result result = read_table(); result != Result::good) return result;
  return read_directory();
}

CompoundFile::Result CompoundFile::read_header() {
  std::array<uint8_t, kHeaderBytes> header;
  if (source_->size() < kHeaderBytes) return Result::damaged;
  if (!source_->read_at(0, header)) return Result::source_failed;
  const uint16_t shift = read_u16(&header[30]);
  if (shift != 9 && shift != 12) return Result::damaged;
  sector_ = 1u << shift;
  sectors_ = std::min((source_->size() + sector_ - 1) / sector_ - 1, kMostSectors);
  directory_start_ = read_u32(&header[48]);
  mini_cutoff_ = read_u32(&header[56]);
  mini_table_start_ = read_u32(&header[60]);
  more_tables_start_ = read_u32(&header[68]);
  // More sectors of the table than the file can hold: something else stands here.
  if (read_u32(&header[44]) > sectors_ / (sector_ / 4) + 1) return Result::damaged;
  for (size_t i = 0; i < kFirstTables; ++i) first_tables_.push_back(read_u32(&header[76 + 4 * i]));
  return mini_cutoff_ == 4096 ? Result::good : Result::damaged;
}

/// The last sector of a file may be cut short: what is missing names no sector and no item.
CompoundFile::Result CompoundFile::read_sector(uint32_t sector, std::vector<uint8_t>& bytes) {
  bytes.assign(sector_, 0xFF);
  if (sector >= sectors_) return Result::damaged;
  const uint64_t at = place_of(sector), there = std::min<uint64_t>(sector_, source_->size() - at);
  return source_->read_at(at, std::span(bytes).first(static_cast<size_t>(there))) ? Result::good
                                                                                  : Result::source_failed;
}

/// The FAT, by its sectors: the header names the first 109, a chain of DIFAT sectors the others. As many as the file can need, no more.
CompoundFile::Result CompoundFile::read_table() {
  const uint64_t numbers = sector_ / 4, most = sectors_ / numbers + 1;
  std::vector<uint32_t> tables;
  for (const uint32_t sector : first_tables_)
    if (sector < kLastSector) tables.push_back(sector);
  std::vector<uint8_t> bytes;
  for (uint32_t next = more_tables_start_, seen = 0; next < kLastSector; ++seen) {
    if (seen > most) return Result::damaged;
    if (const Result result = read_sector(next, bytes); result != Result::good) return result;
    for (size_t i = 0; i + 1 < numbers; ++i)
      if (const uint32_t sector = read_u32(&bytes[4 * i]); sector < kLastSector) tables.push_back(sector);
    next = read_u32(&bytes[sector_ - 4]);
    if (tables.size() > most) break;
  }
  if (tables.size() > most) tables.resize(static_cast<size_t>(most));
  for (const uint32_t sector : tables) {
    if (const Result result = read_sector(sector, bytes); result != Result::good) return result;
    for (size_t i = 0; i < numbers; ++i) table_.push_back(read_u32(&bytes[4 * i]));
  }
  return table_.empty() ? Result::damaged : Result::good;
}

/// Up to `most` sectors. False where the chain leaves the file or comes back to itself.
bool CompoundFile::chain(uint32_t start, uint64_t most, std::vector<uint32_t>& sectors) const {
  std::vector<bool> seen(table_.size());
  for (uint32_t sector = start; sector < kLastSector && sectors.size() < most; sector = table_[sector]) {
    if (sector >= sectors_ || sector >= table_.size() || seen[sector]) return false;
    seen[sector] = true;
    sectors.push_back(sector);
  }
  return true;
}

CompoundFile::Result CompoundFile::read_directory() {
  std::vector<uint32_t> sectors;
  if (!chain(directory_start_, kMostItems, sectors)) return Result::damaged;
  std::vector<uint8_t> all, bytes;
  for (const uint32_t sector : sectors) {
    if (const Result result = read_sector(sector, bytes); result != Result::good) return result;
    all.insert(all.end(), bytes.begin(), bytes.end());
    if (all.size() > kMostItems * kItemBytes) return Result::damaged;
  }
  const size_t count = all.size() / kItemBytes;
  if (count == 0 || all[66] != kRoot) return Result::damaged;
  const auto item_at = [&](size_t i) {
    const uint8_t* const at = &all[i * kItemBytes];
    const uint64_t size = sector_ == 512 ? read_u32(at + 120) : read_u64(at + 120);
    return Item{name_of(at), size, read_u32(at + 116)};
  };
  root_ = item_at(0);
  std::copy_n(&all[80], kClassBytes, class_.begin());
  // The root's own children: a tree by left and right; what was seen is not visited again.
  std::vector<bool> seen(count);
  std::vector<uint32_t> open{read_u32(&all[76])};
  while (!open.empty()) {
    const uint32_t i = open.back();
    open.pop_back();
    if (i == kNoItem || i >= count || seen[i]) continue;
    seen[i] = true;
    const uint8_t* const at = &all[i * kItemBytes];
    if (at[66] == kStream) items_.push_back(item_at(i));
    open.push_back(read_u32(at + 68));
    open.push_back(read_u32(at + 72));
  }
  return Result::good;
}

const CompoundFile::Item* CompoundFile::find(std::string_view name) const {
  const std::string wanted = upper(name);
  const auto found = std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return item.name == wanted; });
  return found == items_.end() ? nullptr : &*found;
}

/// Pieces of the mini stream, which is a stream itself: the root's. At most 64 of them, so the mini FAT is looked up and not held.
CompoundFile::Result CompoundFile::mini_pieces(const Item& item, std::vector<uint64_t>& pieces) {
  std::vector<uint32_t> table_sectors, stream_sectors;
  if (!chain(mini_table_start_, sectors_, table_sectors) || !chain(root_.start, sectors_, stream_sectors))
    return Result::damaged;
  const uint64_t needed = (item.size + kMiniSector - 1) / kMiniSector;
  const uint32_t per_sector = sector_ / kMiniSector, numbers = sector_ / 4;
  std::vector<uint8_t> bytes;
  for (uint32_t mini = item.start; pieces.size() < needed; mini = read_u32(&bytes[mini % numbers * 4])) {
    if (mini / per_sector >= stream_sectors.size() || mini / numbers >= table_sectors.size()) return Result::damaged;
    const uint64_t place = place_of(stream_sectors[mini / per_sector]) + mini % per_sector * kMiniSector;
    if (std::find(pieces.begin(), pieces.end(), place) != pieces.end()) return Result::damaged;
    pieces.push_back(place);
    if (const Result result = read_sector(table_sectors[mini / numbers], bytes); result != Result::good) return result;
  }
  return Result::good;
}

CompoundFile::Result CompoundFile::pieces_of(const Item& item, std::vector<uint64_t>& pieces) {
  if (item.size > source_->size()) return Result::damaged;
  if (item.size < mini_cutoff_) return mini_pieces(item, pieces);
  const uint64_t needed = (item.size + sector_ - 1) / sector_;
  std::vector<uint32_t> sectors;
  if (needed > sectors_ || !chain(item.start, needed, sectors) || sectors.size() < needed) return Result::damaged;
  for (const uint32_t sector : sectors) pieces.push_back(place_of(sector));
  return Result::good;
}

CompoundFile::Stream CompoundFile::stream(std::string_view name) {
  const Item& item = *find(name);
  CompoundStream stream;
  stream.source_ = source_;
  stream.size_ = item.size;
  stream.piece_ = item.size < mini_cutoff_ ? kMiniSector : sector_;
  const Result result = pieces_of(item, stream.pieces_);
  if (result == Result::source_failed) return SourceFailed{};
  // A file may end within a sector, but not within the bytes of a stream.
  for (uint64_t left = item.size, i = 0; result == Result::good && left > 0; ++i) {
    const uint64_t bytes = std::min<uint64_t>(left, stream.piece_);
    if (stream.pieces_[static_cast<size_t>(i)] + bytes > source_->size()) return damaged("cut_off");
    left -= bytes;
  }
  return result == Result::good ? Stream(std::move(stream)) : damaged("sector_chain");
}

std::optional<size_t> CompoundStream::read_at(uint64_t offset, std::span<uint8_t> target) {
  const auto size = static_cast<size_t>(std::min<uint64_t>(target.size(), offset < size_ ? size_ - offset : 0));
  for (size_t filled = 0; filled < size;) {
    size_t piece = static_cast<size_t>((offset + filled) / piece_);
    const uint64_t inside = (offset + filled) % piece_, from = pieces_[piece] + inside;
    uint64_t run = piece_ - inside;  // pieces that stand in a row are read at once
    while (run < size - filled && piece + 1 < pieces_.size() && pieces_[piece + 1] == pieces_[piece] + piece_)
      run += piece_, ++piece;
    const auto part = target.subspan(filled, static_cast<size_t>(std::min<uint64_t>(run, size - filled)));
    if (!source_->read_at(from, part)) return std::nullopt;
    filled += part.size();
  }
  return size;
}

}  // namespace consentry

// See biff_records.h.
#include "core/format/biff_records.h"

#include <algorithm>
#include <cstring>

#include "core/container/little_endian.h"
#include "core/encoding/put_utf8.h"

namespace consentry {
namespace {

/// UTF-16 to UTF-8, unit by unit; half a pair becomes U+FFFD, which the cell is then told for.
class Units {
 public:
  explicit Units(std::string& text) : text_(text) {}
  ~Units() { flush(); }
  void add(uint16_t unit) {
    if (unit >= 0xDC00 && unit < 0xE000 && high_) {
      append_utf8(text_, 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00u));
      high_ = 0;
      return;
    }
    flush();
    if (unit >= 0xD800 && unit < 0xDC00) high_ = unit;
    else append_utf8(text_, unit >= 0xDC00 && unit < 0xE000 ? 0xFFFD : unit);
  }

 private:
  void flush() {
    if (high_) append_utf8(text_, 0xFFFD);
    high_ = 0;
  }
  std::string& text_;
  uint32_t high_ = 0;
};

}  // namespace

void BiffRecords::seek(uint64_t offset) {
  offset_ = offset;
  at_ = filled_ = 0;
}

bool BiffRecords::have(size_t bytes) {
  if (filled_ - at_ >= bytes) return true;
  if (source_failed_) return false;
  buffer_.resize(kBuffer);
  std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
  offset_ += at_;
  filled_ -= at_;
  at_ = 0;
  const auto got = stream_.read_at(offset_ + filled_, std::span(buffer_).subspan(filled_));
  source_failed_ = !got;
  filled_ += got.value_or(0);
  return filled_ >= bytes;
}

bool BiffRecords::next(BiffRecord& record) {
  constexpr size_t kHeader = 4;
  if (!have(kHeader)) return false;
  const size_t size = read_u16(&buffer_[at_ + 2]);
  if (!have(kHeader + size)) {
    cut_off_ = true;
    return false;
  }
  record = {read_u16(&buffer_[at_]), position(), std::span(buffer_).subspan(at_ + kHeader, size)};
  at_ += kHeader + size;
  return true;
}

bool BiffRecords::follows(uint16_t type) {
  // Moving the buffer would move the data of the record at hand: a header within reach is looked at where it stands.
  if (filled_ - at_ >= 4) return read_u16(&buffer_[at_]) == type;
  uint8_t header[4];
  const auto got = stream_.read_at(position(), header);
  source_failed_ |= !got;
  return got.value_or(0) == sizeof header && read_u16(header) == type;
}

bool BiffCursor::refill() {
  BiffRecord more;
  while (data_.empty()) {
    if (!records_.follows(biff::kContinue) || !records_.next(more)) return false;
    data_ = more.data;
  }
  return true;
}

bool BiffCursor::at_end() { return data_.empty() && !refill(); }

bool BiffCursor::number(size_t bytes, uint32_t& value) {
  value = 0;
  for (size_t i = 0; i < bytes; ++i) {
    if (data_.empty() && !refill()) return false;
    value |= uint32_t{data_[0]} << 8 * i;
    data_ = data_.subspan(1);
  }
  return true;
}

bool BiffCursor::skip(uint64_t bytes) {
  while (bytes > 0) {
    if (data_.empty() && !refill()) return false;
    const auto some = static_cast<size_t>(std::min<uint64_t>(bytes, data_.size()));
    data_ = data_.subspan(some);
    bytes -= some;
  }
  return true;
}

bool BiffCursor::characters(uint32_t count, bool wide, std::string& text) {
  Units units(text);
  while (count > 0) {
    if (data_.empty()) {
      uint32_t flags = 0;
      if (!refill() || !number(1, flags)) return false;
      wide = flags & 1;
      continue;
    }
    if (!wide) {
      units.add(data_[0]);
      data_ = data_.subspan(1);
    } else {
      uint32_t unit = 0;
      if (!number(2, unit)) return false;
      units.add(static_cast<uint16_t>(unit));
    }
    --count;
  }
  return true;
}

bool read_biff_string(BiffCursor& cursor, size_t count_bytes, std::string& text) {
  constexpr uint32_t kWide = 1, kPhonetic = 4, kRich = 8;
  constexpr uint32_t kMostPhonetic = 1 << 20;  // several times what a text of the greatest length can have
  uint32_t count = 0, flags = 0, runs = 0, phonetic = 0;
  if (!cursor.number(count_bytes, count) || !cursor.number(1, flags)) return false;
  if (flags & kRich && !cursor.number(2, runs)) return false;
  if (flags & kPhonetic && (!cursor.number(4, phonetic) || phonetic > kMostPhonetic)) return false;
  return cursor.characters(count, flags & kWide, text) && cursor.skip(uint64_t{4} * runs + phonetic);
}

}  // namespace consentry

// The bytes of a cell whose length class is known, in vectors: the questions of the column statistics without a branch on its length.
// Part of quick_cells. Memory: none.
#pragma once
#include <bit>
#include <string_view>

#include "core/bytes16.h"
#include "core/report/distinct_values.h"
#include "core/report/sorted_cells.h"
#include "core/simd.h"

namespace consentry {

/// How many bits are set; in arithmetic where the processor is not known to count them.
inline uint64_t bits_set(uint64_t mask) {
#if CONSENTRY_SSE2 && !defined(__POPCNT__)
  mask -= mask >> 1 & 0x5555555555555555;
  mask = (mask & 0x3333333333333333) + (mask >> 2 & 0x3333333333333333);
  return ((mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0F) * kEachByte >> 56;
#else
  return static_cast<uint64_t>(std::popcount(mask));
#endif
}

/// A cell of length class `kClass`, shorter than 64 bytes; see sorted_cells.h.
template <size_t kClass>
class CellBytes {
 public:
  static constexpr size_t kPieces = kClass < 4 ? 1 : kClass == 4 ? 2 : 4;

  explicit CellBytes(Cell cell) : data_(cell.data), size_(cell.size) {}

  size_t size() const { return size_; }
  uint8_t operator[](size_t i) const { return static_cast<uint8_t>(data_[i]); }
  uint64_t whole() const { return (uint64_t{1} << size_) - 1; }
  /// Eight bytes, which the cell must have.
  uint64_t word(size_t at) const { return read_8(data_ + at); }
  ValueKey key() const {
    if constexpr (kClass < 4) return value_key_up_to<(kClass == 1 ? 3 : kClass == 2 ? 7 : 15)>(data_, size_);
    if constexpr (kClass == 4) return value_key_16_to_31(data_, size_);
    return value_key_from_32(data_, size_);
  }

  /// A bit for each byte of the class that `is` finds; zeros behind the cell may be found too where it is shorter than 16.
  template <class Is>
  uint64_t mask(Is is) const {
    const auto at = [&](size_t i) { return uint64_t{is(Bytes16::load(data_ + i)).mask()} << i; };
    if constexpr (kPieces == 1) return is(only()).mask();
    if constexpr (kPieces == 2) return at(0) | at(size_ - 16);
    if constexpr (kPieces == 4) return at(0) | at(16) | at(size_ - 32) | at(size_ - 16);
  }
  bool has(char c) const {
    const auto at = [&](size_t i) { return Bytes16::load(data_ + i).is(c); };
    if constexpr (kPieces == 1) return only().is(c).mask() != 0;
    if constexpr (kPieces == 2) return (at(0) | at(size_ - 16)).mask() != 0;
    if constexpr (kPieces == 4) return ((at(0) | at(16)) | (at(size_ - 32) | at(size_ - 16))).mask() != 0;
  }
  uint64_t characters() const {
    if (ascii()) return size_;
    const uint64_t continuing = mask([](Bytes16 bytes) { return bytes.continuing(); });
    return size_ - bits_set(continuing);
  }

 private:
  bool ascii() const {
    const auto at = [&](size_t i) { return Bytes16::load(data_ + i); };
    if constexpr (kPieces == 1) return only().mask() == 0;
    if constexpr (kPieces == 2) return (at(0) | at(size_ - 16)).mask() == 0;
    if constexpr (kPieces == 4) return ((at(0) | at(16)) | (at(size_ - 32) | at(size_ - 16))).mask() == 0;
  }
  Bytes16 only() const {
    if constexpr (kClass == 3) return Bytes16::load_8_to_16(data_, size_);
    else return Bytes16::of(read_up_to_8(data_, size_), 0);
  }

  const char* data_;
  size_t size_;
};

/// A cell of 64 bytes or more.
template <>
class CellBytes<6> {
 public:
  explicit CellBytes(Cell cell) : text_(cell.data, cell.size) {}

  size_t size() const { return text_.size(); }
  uint8_t operator[](size_t i) const { return static_cast<uint8_t>(text_[i]); }
  ValueKey key() const { return value_key_from_32(text_.data(), text_.size()); }
  bool has(char c) const {
    Bytes16 found = Bytes16::load(text_.data()).is(c);
    for_pieces(text_.data(), text_.size(), [&](Bytes16 bytes, size_t) { found = found | bytes.is(c); });
    return found.mask() != 0;
  }
  uint64_t characters() const {
    uint64_t continuing = 0;
    size_t i = 0;
    const auto mask = [&](size_t at) { return uint64_t{Bytes16::load(text_.data() + at).continuing().mask()}; };
    for (; i + 64 <= text_.size(); i += 64)
      continuing += bits_set(mask(i) | mask(i + 16) << 16 | mask(i + 32) << 32 | mask(i + 48) << 48);
    return text_.size() - continuing - (text_.size() - i - count_starts(text_.substr(i)));
  }

 private:
  std::string_view text_;
};

}  // namespace consentry

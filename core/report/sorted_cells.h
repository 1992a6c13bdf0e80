// The cells of one column in some rows, put together by length: whoever goes through them then knows which loads a cell needs, and
// no branch has to be guessed. Part of the column statistics. Memory: 256 cells a class, 31 KB on the stack.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace consentry {

/// A cell; unlike a string_view it is not set up before it is written.
struct Cell {
  const char* data;
  size_t size;
};

/// Classes of cells that are not empty: 1 byte, 2 to 3, 4 to 7, 8 to 15, 16 to 31, 32 to 63, all longer ones.
inline constexpr size_t kLengthClasses = 7;

class SortedCells {
 public:
  static constexpr size_t kRows = 256;  ///< at the most

  /// Takes the cells of a column but those that `take(cell)` takes itself. Every row has that column; `rows` are their first cells.
  template <class Take>
  void sort(std::span<const std::string_view* const> rows, size_t column, Take take) {
    uint64_t counts = 0;
    for (const std::string_view* row : rows) {
      const Cell cell{row[column].data(), row[column].size()};
      if (take(cell)) continue;
      const uint32_t place = kPlaces[std::min(cell.size, kPlaces.size() - 1)], shift = place % 64;
      cells_[place / 64 + static_cast<uint32_t>(counts >> shift & kCountMask)] = cell;
      counts += uint64_t{1} << shift;
    }
    counts_ = counts;
  }
  std::span<const Cell> of(size_t length_class) const {
    return {cells_ + length_class * kRoom, static_cast<size_t>(counts_ >> kCountBits * length_class & kCountMask)};
  }

 private:
  // Not a power of two, lest the classes take each other's lines of the cache.
  static constexpr size_t kRoom = kRows + 20;
  // How many cells each class has, side by side in one word, so that the counters stay in a register. Of empty cells nothing is kept:
  // their counter is the last bit, their two places are behind all others.
  static constexpr unsigned kCountBits = 9;
  static constexpr uint64_t kCountMask = (1 << kCountBits) - 1;
  static_assert(kRows <= kCountMask && kCountBits * kLengthClasses < 64);

  // By size: the place of the first cell of its class, times 64, and where the class is counted.
  static constexpr std::array<uint32_t, 65> kPlaces = [] {
    std::array<uint32_t, 65> places{};
    places[0] = kLengthClasses * kRoom * 64 + 63;
    for (uint32_t size = 1, length_class = 0; size < places.size(); ++size) {
      if (size >= uint32_t{2} << length_class) ++length_class;
      places[size] = length_class * kRoom * 64 + length_class * kCountBits;
    }
    return places;
  }();

  uint64_t counts_ = 0;
  Cell cells_[kLengthClasses * kRoom + 2];
};

}  // namespace consentry

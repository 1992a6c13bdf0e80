// The cells of one column in some rows, put together by length: whoever goes through them then knows which loads a cell needs, and
// no branch has to be guessed. Part of the column statistics. Memory: 256 cells a class, 28 KB on the stack.
#pragma once
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

  /// Takes the cells of a column. Every row has that column; `rows` are their first cells.
  void sort(std::span<const std::string_view* const> rows, size_t column) {
    counts_ = 0;
    for (const std::string_view* row : rows) {
      const std::string_view cell = row[column];
      const Place place = kPlaces[cell.size() < kPlaces.size() ? cell.size() : kPlaces.size() - 1];
      cells_[place.first + static_cast<size_t>(counts_ >> place.shift & kCountMask)] = {cell.data(), cell.size()};
      counts_ += uint64_t{1} << place.shift;
    }
  }

  std::span<const Cell> of(size_t length_class) const {
    return {cells_ + length_class * kRows, static_cast<size_t>(counts_ >> kCountBits * length_class & kCountMask)};
  }

  /// Of all classes.
  size_t size() const {
    size_t sum = 0;
    for (size_t i = 0; i < kLengthClasses; ++i) sum += of(i).size();
    return sum;
  }

 private:
  // How many cells each class has, side by side in one word, so that the counters stay in a register. Of empty cells nothing is kept:
  // their counter is the last bit and their place behind all others.
  static constexpr unsigned kCountBits = 9;
  static constexpr uint64_t kCountMask = (1 << kCountBits) - 1;
  static_assert(kRows <= kCountMask && kCountBits * kLengthClasses < 64);

  struct Place {
    uint16_t first;
    uint8_t shift;
  };
  static constexpr std::array<Place, 65> kPlaces = [] {
    std::array<Place, 65> places{};
    places[0] = {kLengthClasses * kRows, 63};
    for (size_t size = 1, length_class = 0; size < places.size(); ++size) {
      if (size >= size_t{2} << length_class) ++length_class;
      places[size] = {static_cast<uint16_t>(length_class * kRows), static_cast<uint8_t>(kCountBits * length_class)};
    }
    return places;
  }();

  uint64_t counts_ = 0;
  Cell cells_[kLengthClasses * kRows + 2];
};

}  // namespace consentry

// What a cell's text looks like, without any rule of a profile: the evidence by which delimiters, headers and damaged rows are told. Before
// any typing; what it calls an address need not be a valid one. Memory: none.
#pragma once
#include <cstdint>
#include <string_view>

namespace consentry {

enum class CellShape : uint8_t {
  blank,   ///< nothing but spaces
  flag,    ///< 0 or 1
  number,  ///< digits with a sign, a currency, grouping, decimals or a percent sign
  phone,   ///< at least seven digits with +, blanks, brackets or hyphens
  moment,  ///< a date, a time or both
  email,
  link,   ///< http://… or www.…
  words,  ///< any other text
  odd,    ///< a text that holds marks as they part cells, or a quote at one of its ends
};

/// Without the blanks around it.
std::string_view without_blanks(std::string_view cell);

CellShape cell_shape(std::string_view cell);

/// Shapes that a name of a column hardly has, and text neither.
constexpr bool is_telling(CellShape shape) { return shape != CellShape::blank && shape < CellShape::words; }

/// How well a cell of this text speaks for the reading that cut it out, 0 to 100. `quoted`: its marks were meant.
uint32_t cell_credit(std::string_view cell, bool quoted);

}  // namespace consentry

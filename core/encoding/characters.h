// Characters that text should not hold: NUL, other control characters, non-characters (Unicode 23.1, 23.7). Used on cells that are not plain.
// Memory: none.
#pragma once
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "core/finding.h"

namespace consentry {

/// Reads one character; bytes that are not UTF-8 give themselves. `size` is how many bytes it took.
struct Character {
  uint32_t value;
  uint32_t size;
};
Character read_character(std::string_view text, size_t at);

/// encoding_nul, encoding_control, encoding_noncharacter, or 0 for a character that may stand in text.
uint16_t character_fault(uint32_t value);

/// Calls `tell(code, hex)` at most once for each of the three codes: with the first such character of the cell.
template <typename Tell>
void check_characters(std::string_view cell, Tell tell) {
  constexpr auto kFirst = static_cast<uint16_t>(Code::encoding_nul);  // the three follow each other
  bool told[3] = {};
  for (size_t i = 0; i < cell.size();) {
    const Character character = read_character(cell, i);
    i += character.size;
    const uint16_t fault = character_fault(character.value);
    if (!fault || told[fault - kFirst]) continue;
    told[fault - kFirst] = true;
    char hex[16];
    const int length = std::snprintf(hex, sizeof hex, "U+%04X", static_cast<unsigned>(character.value));
    tell(static_cast<Code>(fault), std::string_view(hex, static_cast<size_t>(length)));
  }
}

}  // namespace consentry

// Whether an id is plain text of ASCII: no control character, no blanks around it, nothing that a spreadsheet cut short. Asked of every
// cell before ids.h; never true where that finds a fault or another normal form. Memory: none.
#pragma once
#include <string_view>

#include "core/bytes16.h"
#include "core/profile/profile.h"
#include "core/record/spreadsheet_damage.h"
#include "core/text/ascii.h"

namespace consentry {

/// Whether all bytes are printable ASCII, the space among them.
inline bool is_printable_ascii(std::string_view text) {
  uint32_t printable = 0xFFFF;
  if (text.size() < 8) {
    const uint32_t mask = Bytes16::of(read_up_to_8(text.data(), text.size()), 0).within(' ', '~').mask();
    return mask == (1u << text.size()) - 1;
  }
  if (text.size() < 16)
    return Bytes16::load_8_to_16(text.data(), text.size()).within(' ', '~').mask() == (1u << text.size()) - 1;
  for_pieces(text.data(), text.size(), [&](Bytes16 bytes, size_t) { printable &= bytes.within(' ', '~').mask(); });
  return printable == 0xFFFF;
}

inline bool is_plain_id(std::string_view text, const Field& field) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || may_be_damaged(text)) return false;
  return (!field.max_length || text.size() <= field.max_length) && is_printable_ascii(text);
}

}  // namespace consentry

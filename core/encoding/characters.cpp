// Decoding of single characters and their classes; see characters.h.
#include "core/encoding/characters.h"

namespace consentry {

Character read_character(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return i < text.size() ? static_cast<uint8_t>(text[i]) : uint8_t{0}; };
  const uint8_t lead = byte(at);
  const uint32_t size = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
  uint32_t value = size == 1 ? lead : lead & (0x7Fu >> size);
  for (uint32_t i = 1; i < size; ++i) {
    const uint8_t next = byte(at + i);
    if ((next & 0xC0) != 0x80) return {0xFFFD, 1};
    value = value << 6 | (next & 0x3F);
  }
  if (size == 1 && lead >= 0x80) value = 0xFFFD;
  return {value, size};
}

uint16_t character_fault(uint32_t value) {
  const auto number = [](Code code) { return static_cast<uint16_t>(code); };
  if (value == 0) return number(Code::encoding_nul);
  const bool allowed = value == '\t' || value == '\n' || value == '\r' || value == 0x85;
  if ((value < 0x20 || (value >= 0x7F && value < 0xA0)) && !allowed) return number(Code::encoding_control);
  if ((value & 0xFFFE) == 0xFFFE || (value >= 0xFDD0 && value <= 0xFDEF)) return number(Code::encoding_noncharacter);
  return 0;
}

}  // namespace consentry

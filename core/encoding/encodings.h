// The list of encodings that are read, and their labels. Memory: static.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace consentry {

enum class EncodingFamily : uint8_t { utf8, utf16le, utf16be, utf32le, utf32be, single_byte };

struct Encoding {
  std::string_view name;       ///< as reports tell it
  std::string_view converter;  ///< ICU's, of single bytes only
  EncodingFamily family;
  uint32_t rarity;          ///< half bits against it where nothing else is known
  std::string_view labels;  ///< in lower case, separated by blanks
};

/// All of them, those first that are preferred where two read a file alike; lives for ever.
std::span<const Encoding> encodings();
/// "Get an encoding" (WHATWG Encoding 4.2): case and blanks around do not count. Null: none that is read.
const Encoding* find_encoding(std::string_view label);

}  // namespace consentry

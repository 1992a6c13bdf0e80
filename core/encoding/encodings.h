// The list of encodings that are read, and their labels. Memory: static.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace consentry {

enum class EncodingFamily : uint8_t {
  utf8,
  utf16le,
  utf16be,
  utf32le,
  utf32be,
  single_byte,
  // Of several bytes a character, each with a table of pairs (pair_table.h).
  gb18030,
  big5,
  euc_kr,
  shift_jis,
  euc_jp,
  iso_2022_jp,
};

constexpr bool has_pairs(EncodingFamily family) { return family >= EncodingFamily::gb18030; }

struct Encoding {
  std::string_view name;       ///< as reports tell it
  std::string_view converter;  ///< ICU's; none for Unicode's own forms
  EncodingFamily family;
  uint32_t rarity;          ///< half bits against it where nothing else is known
  std::string_view labels;  ///< in lower case, separated by blanks
};

/// All of them, those first that are preferred where two read a file alike; lives for ever.
std::span<const Encoding> encodings();
/// "Get an encoding" (WHATWG Encoding 4.2): case and blanks around do not count. Null: none that is read.
const Encoding* find_encoding(std::string_view label);

}  // namespace consentry

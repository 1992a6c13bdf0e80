// Single characters of UTF-8 text: counting them, and naming those that a person can't see (unicode.h). Memory: a fixed
// table.
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>

#include "core/text/ascii.h"
#include "core/text/unicode.h"

namespace consentry {
namespace {

struct NamedCharacter {
  char32_t character;
  std::string_view name;
};

// Names of the Unicode Character Database, in rising order. Which ones: those found in the addresses that people paste
// (reference/platforms.md, section 9), their siblings, and the blanks that are no ASCII blank.
constexpr NamedCharacter kInvisible[] = {
    {0x00A0, "NO-BREAK SPACE"},
    {0x00AD, "SOFT HYPHEN"},
    {0x034F, "COMBINING GRAPHEME JOINER"},
    {0x061C, "ARABIC LETTER MARK"},
    {0x115F, "HANGUL CHOSEONG FILLER"},
    {0x1160, "HANGUL JUNGSEONG FILLER"},
    {0x1680, "OGHAM SPACE MARK"},
    {0x180E, "MONGOLIAN VOWEL SEPARATOR"},
    {0x2000, "EN QUAD"},
    {0x2001, "EM QUAD"},
    {0x2002, "EN SPACE"},
    {0x2003, "EM SPACE"},
    {0x2004, "THREE-PER-EM SPACE"},
    {0x2005, "FOUR-PER-EM SPACE"},
    {0x2006, "SIX-PER-EM SPACE"},
    {0x2007, "FIGURE SPACE"},
    {0x2008, "PUNCTUATION SPACE"},
    {0x2009, "THIN SPACE"},
    {0x200A, "HAIR SPACE"},
    {0x200B, "ZERO WIDTH SPACE"},
    {0x200C, "ZERO WIDTH NON-JOINER"},
    {0x200D, "ZERO WIDTH JOINER"},
    {0x200E, "LEFT-TO-RIGHT MARK"},
    {0x200F, "RIGHT-TO-LEFT MARK"},
    {0x2018, "LEFT SINGLE QUOTATION MARK"},
    {0x2019, "RIGHT SINGLE QUOTATION MARK"},
    {0x201A, "SINGLE LOW-9 QUOTATION MARK"},
    {0x201B, "SINGLE HIGH-REVERSED-9 QUOTATION MARK"},
    {0x201C, "LEFT DOUBLE QUOTATION MARK"},
    {0x201D, "RIGHT DOUBLE QUOTATION MARK"},
    {0x201E, "DOUBLE LOW-9 QUOTATION MARK"},
    {0x201F, "DOUBLE HIGH-REVERSED-9 QUOTATION MARK"},
    {0x2028, "LINE SEPARATOR"},
    {0x2029, "PARAGRAPH SEPARATOR"},
    {0x202A, "LEFT-TO-RIGHT EMBEDDING"},
    {0x202B, "RIGHT-TO-LEFT EMBEDDING"},
    {0x202C, "POP DIRECTIONAL FORMATTING"},
    {0x202D, "LEFT-TO-RIGHT OVERRIDE"},
    {0x202E, "RIGHT-TO-LEFT OVERRIDE"},
    {0x202F, "NARROW NO-BREAK SPACE"},
    {0x205F, "MEDIUM MATHEMATICAL SPACE"},
    {0x2060, "WORD JOINER"},
    {0x2061, "FUNCTION APPLICATION"},
    {0x2062, "INVISIBLE TIMES"},
    {0x2063, "INVISIBLE SEPARATOR"},
    {0x2064, "INVISIBLE PLUS"},
    {0x2066, "LEFT-TO-RIGHT ISOLATE"},
    {0x2067, "RIGHT-TO-LEFT ISOLATE"},
    {0x2068, "FIRST STRONG ISOLATE"},
    {0x2069, "POP DIRECTIONAL ISOLATE"},
    {0x3000, "IDEOGRAPHIC SPACE"},
    {0x3164, "HANGUL FILLER"},
    {0xFEFF, "ZERO WIDTH NO-BREAK SPACE"},
    {0xFFA0, "HALFWIDTH HANGUL FILLER"},
};

// The character that starts at `at`, which moves behind it; negative, and one byte further, where there is none.
UChar32 next_character(std::string_view text, size_t& at) {
  const size_t start = at;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  UChar32 character;
  U8_NEXT(bytes, at, text.size(), character);
  if (character < 0) at = start + 1;
  return character;
}

std::string describe(const NamedCharacter& found) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out(found.name);
  out += " (U+";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(found.character >> shift) & 0xF];
  return out += ')';
}

}  // namespace

uint64_t count_characters(std::string_view text) {
  if (is_ascii(text)) return text.size();
  uint64_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) next_character(text, at);
  return count;
}

std::string invisible_character(std::string_view text) {
  if (is_ascii(text)) return {};
  for (size_t at = 0; at < text.size();) {
    const UChar32 character = next_character(text, at);
    if (character < 0) continue;
    const auto found =
        std::lower_bound(std::begin(kInvisible), std::end(kInvisible), static_cast<char32_t>(character),
                         [](const NamedCharacter& entry, char32_t wanted) { return entry.character < wanted; });
    if (found != std::end(kInvisible) && found->character == static_cast<char32_t>(character)) return describe(*found);
  }
  return {};
}

}  // namespace consentry

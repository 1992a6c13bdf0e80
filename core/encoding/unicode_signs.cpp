// See unicode_signs.h.
#include "core/encoding/unicode_signs.h"

#include <algorithm>
#include <string_view>

namespace consentry {
namespace {

using namespace std::string_view_literals;

struct Form {
  std::string_view label, bom;
  uint32_t unit;
  bool big_endian;
};

// Longer marks first: UTF-32LE's begins like UTF-16LE's.
constexpr Form kForms[] = {{"utf-32le", "\xFF\xFE\0\0"sv, 4, false},
                           {"utf-32be", "\0\0\xFE\xFF"sv, 4, true},
                           {"utf-16le", "\xFF\xFE"sv, 2, false},
                           {"utf-16be", "\xFE\xFF"sv, 2, true}};

/// One in so many characters at least is ASCII: tables have delimiters and line ends, whatever their script.
constexpr size_t kCharactersPerAscii = 32;

bool is_ascii_text(uint8_t byte) { return byte >= 0x20 && byte < 0x7F; }

uint32_t unit_at(std::span<const uint8_t> head, size_t at, const Form& form) {
  uint32_t value = 0;
  for (uint32_t i = 0; i < form.unit; ++i) value = value << 8 | head[at + (form.big_endian ? i : form.unit - 1 - i)];
  return value;
}

/// Of so many characters one may be a NUL, as damage leaves them.
constexpr size_t kCharactersPerNul = 64;

/// Text that this form reads as characters, some of them ASCII, hardly one of them NUL. ASCII itself with a stray NUL is none: two of its
/// bytes make one character nearly everywhere, in real text of UTF-16 less than every other time.
bool fits(std::span<const uint8_t> head, const Form& form) {
  size_t units = 0, ascii = 0, pairs = 0, nuls = 0;
  for (size_t at = 0; at + form.unit <= head.size(); at += form.unit, ++units) {
    const uint32_t value = unit_at(head, at, form);
    if (value > 0x10FFFF) return false;
    nuls += value == 0;
    ascii += value > 0 && value < 0x7F;
    pairs += is_ascii_text(head[at]) && is_ascii_text(head[at + 1]);
  }
  return units > 0 && nuls * kCharactersPerNul <= units && ascii * kCharactersPerAscii >= units &&
         pairs * 3 <= units * 2;
}

/// ISO-2022-JP is of seven bits and tells its sets by escapes; nothing else begins "ESC $ B".
bool holds_japanese_escapes(std::string_view text) {
  const bool any = text.find("\x1B$B") != text.npos || text.find("\x1B$@") != text.npos ||
                   text.find("\x1B(J") != text.npos || text.find("\x1B(I") != text.npos;
  return any && std::all_of(text.begin(), text.end(), [](char c) { return static_cast<uint8_t>(c) < 0x80; });
}

}  // namespace

UnicodeSigns find_unicode_signs(std::span<const uint8_t> head) {
  const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
  for (const Form& form : kForms)
    if (text.substr(0, form.bom.size()) == form.bom)
      return {find_encoding(form.label), static_cast<uint32_t>(form.bom.size())};
  if (text.find('\0') == text.npos)
    return holds_japanese_escapes(text) ? UnicodeSigns{find_encoding("iso-2022-jp"), 0} : UnicodeSigns{};
  const auto* found =
      std::find_if(std::begin(kForms), std::end(kForms), [&](const Form& form) { return fits(head, form); });
  return found == std::end(kForms) ? UnicodeSigns{} : UnicodeSigns{find_encoding(found->label), 0};
}

}  // namespace consentry

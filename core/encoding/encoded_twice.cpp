// See encoded_twice.h.
#include "core/encoding/encoded_twice.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/encoding/is_utf8.h"
#include "core/encoding/letter_costs.h"
#include "core/encoding/upper_half.h"

namespace consentry {
namespace {

/// What the first byte of a character of two or three bytes looks like in windows-1252, 1250 or 1251: Ã Ä Å Â Ð Ñ Î Ï â, Ă Ĺ, Р С В Г Д Е О П в.
constexpr std::u16string_view kLeads =
    u"\u00C2\u00C3\u00C4\u00C5\u00CE\u00CF\u00D0\u00D1\u00E2\u0102\u0139\u0412\u0413\u0414\u0415\u041E\u041F\u0420"
    u"\u0421\u0432";

struct Character {
  uint32_t value;
  size_t size;
};

/// The first character of sound UTF-8.
Character first_of(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<uint8_t>(text[i])); };
  if (byte(0) < 0x80) return {byte(0), 1};
  if (byte(0) < 0xE0) return {(byte(0) & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (byte(0) < 0xF0) return {(byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {0x10000, 4};
}

bool is_sound(std::string_view text) { return is_utf8({reinterpret_cast<const uint8_t*>(text.data()), text.size()}); }

/// Of windows-1252 its unassigned bytes too, which programs turn into the control characters of the same number.
UpperHalf half_of(const char* label) {
  UpperHalf half = upper_half(*find_encoding(label));
  for (size_t i = 0; i < half.size(); ++i)
    if (!half[i]) half[i] = static_cast<char16_t>(0x80 + i);
  return half;
}

const std::array<UpperHalf, 3>& halves() {
  static const std::array<UpperHalf, 3> kHalves = {half_of("windows-1252"), half_of("windows-1250"),
                                                   half_of("windows-1251")};
  return kHalves;
}

/// The bytes that would be read as this text; nothing where a character is not in the table.
std::optional<std::string> bytes_of(std::string_view text, const UpperHalf& half) {
  std::string bytes;
  while (!text.empty()) {
    const Character one = first_of(text);
    text.remove_prefix(one.size);
    const auto* found = std::find(half.begin(), half.end(), static_cast<char16_t>(one.value));
    if (one.value < 0x80) bytes += static_cast<char>(one.value);
    else if (one.value >= 0x10000 || found == half.end()) return std::nullopt;
    else bytes += static_cast<char>(0x80 + (found - half.begin()));
  }
  return bytes;
}

bool is_usual(uint32_t character) {
  if (character < 0x80 || (character >= 0xA0 && character <= 0xBF) || (character >= 0x2010 && character <= 0x2026) ||
      character == 0x20AC)
    return true;
  return character < 0x10000 && is_known_letter(lower_case(static_cast<char16_t>(character)));
}

bool all_usual(std::string_view text) {
  while (!text.empty()) {
    const Character one = first_of(text);
    if (!is_usual(one.value)) return false;
    text.remove_prefix(one.size);
  }
  return true;
}

}  // namespace

bool may_be_encoded_twice(std::string_view text) {
  for (size_t i = 0; i + 2 < text.size(); ++i) {
    if (static_cast<uint8_t>(text[i]) < 0xC2) continue;
    const bool wide = static_cast<uint8_t>(text[i]) >= 0xE0;
    const uint32_t value =
        wide ? 0 : (static_cast<uint8_t>(text[i]) & 0x1Fu) << 6 | (static_cast<uint8_t>(text[i + 1]) & 0x3Fu);
    if (value && static_cast<uint8_t>(text[i + 2]) >= 0x80 && kLeads.find(static_cast<char16_t>(value)) != kLeads.npos)
      return true;
  }
  return false;
}

std::optional<std::string> encoded_once(std::string_view text) {
  if (!is_sound(text)) return std::nullopt;
  for (const UpperHalf& half : halves()) {
    std::optional<std::string> bytes = bytes_of(text, half);
    if (bytes && *bytes != text && is_sound(*bytes) && all_usual(*bytes)) return bytes;
  }
  return std::nullopt;
}

}  // namespace consentry

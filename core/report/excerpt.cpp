// See excerpt.h. The common case, short printable ASCII, is one scan and one copy.
#include "core/report/excerpt.h"

#include <algorithm>

namespace consentry {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

uint8_t byte_at(std::string_view text, size_t i) { return static_cast<uint8_t>(text[i]); }

bool continues(std::string_view text, size_t i) { return i < text.size() && (byte_at(text, i) & 0xC0) == 0x80; }

bool second_in(std::string_view text, uint8_t first, uint8_t last) {
  return text.size() > 1 && byte_at(text, 1) >= first && byte_at(text, 1) <= last;
}

size_t three_bytes(std::string_view text, uint8_t lead) {
  const bool second = lead == 0xE0   ? second_in(text, 0xA0, 0xBF)
                      : lead == 0xED ? second_in(text, 0x80, 0x9F)
                                     : second_in(text, 0x80, 0xBF);
  return second && continues(text, 2) ? 3 : 0;
}

size_t four_bytes(std::string_view text, uint8_t lead) {
  const bool second = lead == 0xF0   ? second_in(text, 0x90, 0xBF)
                      : lead == 0xF4 ? second_in(text, 0x80, 0x8F)
                                     : second_in(text, 0x80, 0xBF);
  return second && continues(text, 2) && continues(text, 3) ? 4 : 0;
}

bool printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool is_control(std::string_view character) {
  const uint8_t first = byte_at(character, 0);
  return first < 0x20 || first == 0x7F || (first == 0xC2 && byte_at(character, 1) < 0xA0);
}

void append_hex(std::string& out, uint8_t byte) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  out += "\\x";
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

}  // namespace

size_t utf8_character(std::string_view text) {
  if (text.empty()) return 0;
  const uint8_t lead = byte_at(text, 0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(text, 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) return three_bytes(text, lead);
  if (lead >= 0xF0 && lead <= 0xF4) return four_bytes(text, lead);
  return 0;
}

uint64_t shown_length(std::string_view text) {
  uint64_t count = 0;
  for (size_t i = 0; i < text.size(); ++count) {
    const bool ascii = static_cast<uint8_t>(text[i]) < 0x80;
    i += ascii ? 1 : std::max<size_t>(utf8_character(text.substr(i)), 1);
  }
  return count;
}

std::string excerpt(std::string_view text, size_t max_bytes) {
  if (text.size() <= max_bytes && printable_ascii(text)) return std::string(text);
  std::string out;
  while (!text.empty()) {
    const size_t whole = utf8_character(text);
    const size_t length = std::max<size_t>(whole, 1);
    const std::string_view character = text.substr(0, length);
    const bool escaped = whole == 0 || is_control(character);
    const size_t needed = escaped ? 4 * length : length;
    if (out.size() + needed > max_bytes) return out.append(kEllipsis);
    if (!escaped) out += character;
    if (escaped)
      for (char c : character) append_hex(out, static_cast<uint8_t>(c));
    text.remove_prefix(length);
  }
  return out;
}

}  // namespace consentry

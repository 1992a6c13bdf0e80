// See xlsx_text.h.
#include "core/format/xlsx_text.h"

#include <algorithm>
#include <cstdint>

#include "core/encoding/put_utf8.h"

namespace consentry {
namespace {

constexpr size_t kEscapeBytes = 7;

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The unit of UTF-16 that an escape at the start stands for; -1: there is none.
int32_t escaped_unit(std::string_view text) {
  if (text.size() < kEscapeBytes || text[0] != '_' || text[1] != 'x' || text[6] != '_') return -1;
  int32_t value = 0;
  for (char c : text.substr(2, 4)) {
    const int digit = digit_of(c);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

bool is_half(int32_t unit, int32_t first) { return unit >= first && unit < first + 0x400; }

/// Appends what the escape at the start stands for; how many bytes it has, 0: none.
size_t append_escaped(std::string_view text, std::string& out) {
  const int32_t unit = escaped_unit(text);
  if (unit < 0 || is_half(unit, 0xDC00)) return 0;
  if (!is_half(unit, 0xD800)) return append_utf8(out, static_cast<uint32_t>(unit)), kEscapeBytes;
  const int32_t low = escaped_unit(text.substr(kEscapeBytes));
  if (!is_half(low, 0xDC00)) return 0;
  append_utf8(out, static_cast<uint32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
  return 2 * kEscapeBytes;
}

}  // namespace

std::string_view without_escapes(std::string_view text, std::string& buffer) {
  size_t at = text.find("_x");
  if (at == text.npos || text.size() < kEscapeBytes) return text;
  buffer.clear();
  while (at != text.npos) {
    buffer.append(text.substr(0, at));
    text.remove_prefix(at);
    const size_t size = append_escaped(text, buffer);
    if (!size) buffer += '_';
    text.remove_prefix(size ? size : 1);
    at = text.find("_x");
  }
  buffer.append(text);
  return buffer;
}

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string_view cut_behind(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  size_t end = bytes + 1;
  while (end < text.size() && (static_cast<uint8_t>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(0, end);
}

}  // namespace consentry

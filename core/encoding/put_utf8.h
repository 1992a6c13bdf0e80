// Writes characters as UTF-8 (RFC 3629 section 3). Memory: none.
#pragma once
#include <cstdint>
#include <string>

namespace consentry {

/// At most four bytes; answers where the next character goes.
inline char* put_utf8(char* out, uint32_t c) {
  const auto put = [&](uint32_t byte) { *out++ = static_cast<char>(byte); };
  const auto trail = [&](int shift) { put(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) put(c);
  else if (c < 0x800) put(0xC0 | c >> 6), trail(0);
  else if (c < 0x10000) put(0xE0 | c >> 12), trail(6), trail(0);
  else put(0xF0 | c >> 18), trail(12), trail(6), trail(0);
  return out;
}

inline void append_utf8(std::string& text, uint32_t c) {
  char bytes[4];
  text.append(bytes, put_utf8(bytes, c));
}

}  // namespace consentry

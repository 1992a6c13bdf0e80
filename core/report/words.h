// Eight bytes at a time, in a register: what the column statistics ask of every cell. Results don't depend on the byte order.
// Memory: none.
#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

namespace consentry {

inline constexpr uint64_t kEachByte = 0x0101010101010101, kHighBits = 0x80 * kEachByte;

/// Four to eight bytes from `p`: the first four, and above them the last four.
inline uint64_t load_halves(const char* p, size_t n) {
  uint32_t first, last;
  std::memcpy(&first, p, 4);
  std::memcpy(&last, p + n - 4, 4);
  return first | static_cast<uint64_t>(last) << 32;
}

/// One to three bytes from `p`, filled up with copies of them.
inline uint64_t load_thirds(const char* p, size_t n) {
  const auto byte = [p](size_t i) { return static_cast<uint64_t>(static_cast<uint8_t>(p[i])); };
  const uint64_t three = byte(0) | byte(n / 2) << 8 | byte(n - 1) << 16;
  return three | three << 24 | three << 48;
}

/// The bytes from `p`; `n` is 1 to 8. Fewer than eight are filled up with copies of bytes among them.
inline uint64_t load_word(const char* p, size_t n) {
  if (n < 4) return load_thirds(p, n);
  if (n < 8) return load_halves(p, n);
  uint64_t word;
  std::memcpy(&word, p, 8);
  return word;
}

/// Whether all eight bytes are digits.
inline bool digits_only(uint64_t word) {
  return ((word & 0xF0 * kEachByte) | ((word + 0x06 * kEachByte) & 0xF0 * kEachByte) >> 4) == 0x33 * kEachByte;
}

/// The last bytes of a text that is not empty; where it is shorter than eight, all of them.
inline uint64_t last_word(std::string_view text) {
  const size_t n = text.size();
  return n >= 8 ? load_word(text.data() + n - 8, 8) : load_word(text.data(), n);
}

/// Whether all bytes of a text that is not empty are digits.
inline bool digits_only(std::string_view text) {
  for (size_t i = 0; i + 8 < text.size(); i += 8)
    if (!digits_only(load_word(text.data() + i, 8))) return false;
  return digits_only(last_word(text));
}

/// The high bit of each byte that is `c` (ASCII).
inline uint64_t bytes_equal(uint64_t word, char c) {
  const uint64_t other = word ^ static_cast<uint8_t>(c) * kEachByte;
  return ~(((other & ~kHighBits) + ~kHighBits) | other) & kHighBits;
}

/// Whether a text that is not empty has the character `c` (ASCII).
inline bool has_byte(std::string_view text, char c) {
  uint64_t found = bytes_equal(last_word(text), c);
  for (size_t i = 0; i + 8 < text.size(); i += 8) found |= bytes_equal(load_word(text.data() + i, 8), c);
  return found != 0;
}

/// How many bytes are marked by their high bits.
inline uint64_t marks(uint64_t high_bits) { return (high_bits >> 7) * kEachByte >> 56; }

/// The high bit of each byte up to ' '.
inline uint64_t bytes_blank(uint64_t word) {
  return ~(((word & ~kHighBits) + (0x7F - 0x20) * kEachByte) | word) & kHighBits;
}

/// Number of characters of UTF-8 text: bytes that do not continue one.
inline uint64_t count_starts(std::string_view text) {
  uint64_t continuing = 0;
  size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    const uint64_t word = load_word(text.data() + i, 8);
    continuing += marks(word & ~(word << 1) & kHighBits);
  }
  for (; i < text.size(); ++i) continuing += (static_cast<uint8_t>(text[i]) & 0xC0) == 0x80;
  return text.size() - continuing;
}

}  // namespace consentry

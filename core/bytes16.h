// Sixteen bytes of a text at once: classes of characters as masks. The same in WebAssembly (simd128) and natively (SSE2); in plain code
// elsewhere. Nothing is read beyond a text's end. Memory: none.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "core/simd.h"

#if CONSENTRY_WASM_SIMD
#include <wasm_simd128.h>
#elif CONSENTRY_SSE2
#include <emmintrin.h>
#endif

namespace consentry {

inline uint64_t read_8(const char* p) {
  uint64_t word;
  std::memcpy(&word, p, 8);
  return word;
}

inline uint32_t read_4(const char* p) {
  uint32_t word;
  std::memcpy(&word, p, 4);
  return word;
}

/// `size` bytes, eight at the most, the first one lowest; zeros behind them.
inline uint64_t read_up_to_8(const char* p, size_t size) {
  const auto byte = [&](size_t i) { return uint64_t{static_cast<uint8_t>(p[i])} << (8 * i); };
  if (size >= 8) return read_8(p);
  if (size >= 4) return read_4(p) | uint64_t{read_4(p + size - 4)} << (8 * (size - 4));
  return size ? byte(0) | byte(size / 2) | byte(size - 1) : 0;
}

/// As memcmp() == 0 and memcpy() of short texts, without the call that WebAssembly makes of either.
inline bool same_bytes(const char* a, const char* b, size_t size) {
  if (size < 8) return read_up_to_8(a, size) == read_up_to_8(b, size);
  for (size_t i = 0; i + 8 < size; i += 8)
    if (read_8(a + i) != read_8(b + i)) return false;
  return read_8(a + size - 8) == read_8(b + size - 8);
}

inline void copy_bytes(char* to, const char* from, size_t size) {
  if (size > 128) {
    std::memcpy(to, from, size);
  } else if (size >= 16) {
    for (size_t i = 0; i + 16 < size; i += 16) std::memcpy(to + i, from + i, 16);
    std::memcpy(to + size - 16, from + size - 16, 16);
  } else if (size >= 8) {
    std::memcpy(to, from, 8);
    std::memcpy(to + size - 8, from + size - 8, 8);
  } else {
    for (size_t i = 0; i < size; ++i) to[i] = from[i];
  }
}

/// Sixteen bytes, or for each of them whether it is of a class (all bits or none).
class Bytes16 {
 public:
  static Bytes16 load(const char* p);
  static Bytes16 of(uint64_t low, uint64_t high);
  /// 8 to 16 bytes; zeros behind them.
  static Bytes16 load_8_to_16(const char* p, size_t size) {
    return of(read_8(p), read_8(p + size - 8) >> 4 * (16 - size) >> 4 * (16 - size));
  }

  Bytes16 is(char c) const;
  /// Of ASCII, `first` above 0 and `last` below 0x7F.
  Bytes16 within(char first, char last) const;
  /// Continues a character of UTF-8.
  Bytes16 continuing() const;
  friend Bytes16 operator|(Bytes16 a, Bytes16 b);
  /// One bit for each byte of the class, the first one lowest; of bytes their highest bits.
  uint32_t mask() const;

 private:
#if CONSENTRY_WASM_SIMD
  using Vector = v128_t;
#elif CONSENTRY_SSE2
  using Vector = __m128i;
#else
  struct Vector {
    int8_t at[16];
  };
#endif
  explicit Bytes16(Vector bytes) : bytes_(bytes) {}

  Vector bytes_;
};

#if CONSENTRY_WASM_SIMD
inline Bytes16 Bytes16::load(const char* p) { return Bytes16(wasm_v128_load(p)); }
inline Bytes16 Bytes16::of(uint64_t low, uint64_t high) {
  return Bytes16(wasm_i64x2_make(static_cast<int64_t>(low), static_cast<int64_t>(high)));
}
inline Bytes16 Bytes16::is(char c) const { return Bytes16(wasm_i8x16_eq(bytes_, wasm_i8x16_splat(c))); }
inline Bytes16 Bytes16::within(char first, char last) const {
  const auto above = wasm_i8x16_gt(bytes_, wasm_i8x16_splat(static_cast<int8_t>(first - 1)));
  return Bytes16(wasm_v128_and(above, wasm_i8x16_lt(bytes_, wasm_i8x16_splat(static_cast<int8_t>(last + 1)))));
}
inline Bytes16 Bytes16::continuing() const { return Bytes16(wasm_i8x16_lt(bytes_, wasm_i8x16_splat(-64))); }
inline Bytes16 operator|(Bytes16 a, Bytes16 b) { return Bytes16(wasm_v128_or(a.bytes_, b.bytes_)); }
inline uint32_t Bytes16::mask() const { return static_cast<uint32_t>(wasm_i8x16_bitmask(bytes_)); }
#elif CONSENTRY_SSE2
inline Bytes16 Bytes16::load(const char* p) { return Bytes16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))); }
inline Bytes16 Bytes16::of(uint64_t low, uint64_t high) {
  return Bytes16(_mm_set_epi64x(static_cast<long long>(high), static_cast<long long>(low)));
}
inline Bytes16 Bytes16::is(char c) const { return Bytes16(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(c))); }
inline Bytes16 Bytes16::within(char first, char last) const {
  const __m128i above = _mm_cmpgt_epi8(bytes_, _mm_set1_epi8(static_cast<char>(first - 1)));
  return Bytes16(_mm_and_si128(above, _mm_cmplt_epi8(bytes_, _mm_set1_epi8(static_cast<char>(last + 1)))));
}
inline Bytes16 Bytes16::continuing() const { return Bytes16(_mm_cmplt_epi8(bytes_, _mm_set1_epi8(-64))); }
inline Bytes16 operator|(Bytes16 a, Bytes16 b) { return Bytes16(_mm_or_si128(a.bytes_, b.bytes_)); }
inline uint32_t Bytes16::mask() const { return static_cast<uint32_t>(_mm_movemask_epi8(bytes_)); }
#else
inline Bytes16 Bytes16::load(const char* p) {
  Vector bytes;
  std::memcpy(bytes.at, p, 16);
  return Bytes16(bytes);
}
inline Bytes16 Bytes16::of(uint64_t low, uint64_t high) {
  Vector bytes;
  std::memcpy(bytes.at, &low, 8);
  std::memcpy(bytes.at + 8, &high, 8);
  return Bytes16(bytes);
}
inline Bytes16 Bytes16::is(char c) const {
  Vector hits;
  for (size_t i = 0; i < 16; ++i) hits.at[i] = bytes_.at[i] == static_cast<int8_t>(c) ? -1 : 0;
  return Bytes16(hits);
}
inline Bytes16 Bytes16::within(char first, char last) const {
  Vector hits;
  for (size_t i = 0; i < 16; ++i) hits.at[i] = bytes_.at[i] >= first && bytes_.at[i] <= last ? -1 : 0;
  return Bytes16(hits);
}
inline Bytes16 Bytes16::continuing() const {
  Vector hits;
  for (size_t i = 0; i < 16; ++i) hits.at[i] = bytes_.at[i] < -64 ? -1 : 0;
  return Bytes16(hits);
}
inline Bytes16 operator|(Bytes16 a, Bytes16 b) {
  for (size_t i = 0; i < 16; ++i) a.bytes_.at[i] = static_cast<int8_t>(a.bytes_.at[i] | b.bytes_.at[i]);
  return a;
}
inline uint32_t Bytes16::mask() const {
  uint32_t mask = 0;
  for (unsigned i = 0; i < 16; ++i) mask |= uint32_t{bytes_.at[i] < 0} << i;
  return mask;
}
#endif

/// Calls `take(bytes, at)` for pieces of 16 bytes from 8 to any number of bytes; the last one may overlap the one before, and a text
/// shorter than 16 has zeros behind it.
template <class Take>
inline void for_pieces(const char* p, size_t size, Take take) {
  if (size <= 16) return take(Bytes16::load_8_to_16(p, size), size_t{0});
  for (size_t at = 0; at + 16 < size; at += 16) take(Bytes16::load(p + at), at);
  take(Bytes16::load(p + size - 16), size - 16);
}

}  // namespace consentry

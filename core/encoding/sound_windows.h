// The pass behind sound_prefix(): UTF-8 in windows of 64 bytes. Three look-ups by half-bytes tell which pairs of bytes can't stand side by
// side; the third and fourth bytes of long characters are the places where two continuation bytes must (Keiser and Lemire, "Validating UTF-8
// in less than one instruction per byte", 2021). Compiled once for each kind of processor, in files with flags of their own; so nothing here
// may be shared between them: no inline functions of libraries, which the linker would merge. Memory: registers.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "core/simd.h"

#if CONSENTRY_WASM_SIMD
#include <wasm_simd128.h>
#elif CONSENTRY_SSE2
#include <immintrin.h>
#endif

namespace consentry {

/// For processors with SSSE3 (sound_prefix_ssse3.cpp) and AVX2 (sound_prefix_avx2.cpp).
size_t sound_prefix_ssse3(const uint8_t* bytes, size_t size);
size_t sound_prefix_avx2(const uint8_t* bytes, size_t size);

namespace sound {
namespace {

#if CONSENTRY_WASM_SIMD
struct Wide {
  v128_t bytes;

  static Wide load(const uint8_t* p) { return {wasm_v128_load(p)}; }
  static Wide table(const uint8_t* of_16) { return load(of_16); }
  static Wide splat(uint8_t byte) { return {wasm_u8x16_splat(byte)}; }
  Wide operator&(Wide other) const { return {wasm_v128_and(bytes, other.bytes)}; }
  Wide operator|(Wide other) const { return {wasm_v128_or(bytes, other.bytes)}; }
  Wide operator^(Wide other) const { return {wasm_v128_xor(bytes, other.bytes)}; }
  Wide less(uint8_t byte) const { return {wasm_u8x16_sub_sat(bytes, splat(byte).bytes)}; }
  Wide shifted_half() const { return {wasm_u16x8_shr(bytes, 4)}; }
  Wide at(Wide places) const { return {wasm_i8x16_swizzle(bytes, places.bytes)}; }
  bool any_high() const { return wasm_i8x16_bitmask(bytes) != 0; }
  bool any() const { return wasm_v128_any_true(bytes); }
};
#elif defined(__AVX2__)
struct Wide {
  __m256i bytes;

  static Wide load(const uint8_t* p) { return {_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p))}; }
  static Wide table(const uint8_t* of_16) {
    return {_mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(of_16)))};
  }
  static Wide splat(uint8_t byte) { return {_mm256_set1_epi8(static_cast<char>(byte))}; }
  Wide operator&(Wide other) const { return {_mm256_and_si256(bytes, other.bytes)}; }
  Wide operator|(Wide other) const { return {_mm256_or_si256(bytes, other.bytes)}; }
  Wide operator^(Wide other) const { return {_mm256_xor_si256(bytes, other.bytes)}; }
  Wide less(uint8_t byte) const { return {_mm256_subs_epu8(bytes, splat(byte).bytes)}; }
  Wide shifted_half() const { return {_mm256_srli_epi16(bytes, 4)}; }
  Wide at(Wide places) const { return {_mm256_shuffle_epi8(bytes, places.bytes)}; }
  bool any_high() const { return _mm256_movemask_epi8(bytes) != 0; }
  bool any() const { return !_mm256_testz_si256(bytes, bytes); }
};
#elif defined(__SSSE3__)
struct Wide {
  __m128i bytes;

  static Wide load(const uint8_t* p) { return {_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))}; }
  static Wide table(const uint8_t* of_16) { return load(of_16); }
  static Wide splat(uint8_t byte) { return {_mm_set1_epi8(static_cast<char>(byte))}; }
  Wide operator&(Wide other) const { return {_mm_and_si128(bytes, other.bytes)}; }
  Wide operator|(Wide other) const { return {_mm_or_si128(bytes, other.bytes)}; }
  Wide operator^(Wide other) const { return {_mm_xor_si128(bytes, other.bytes)}; }
  Wide less(uint8_t byte) const { return {_mm_subs_epu8(bytes, splat(byte).bytes)}; }
  Wide shifted_half() const { return {_mm_srli_epi16(bytes, 4)}; }
  Wide at(Wide places) const { return {_mm_shuffle_epi8(bytes, places.bytes)}; }
  bool any_high() const { return _mm_movemask_epi8(bytes) != 0; }
  bool any() const { return _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_setzero_si128())) != 0xFFFF; }
};
#endif

#if CONSENTRY_WASM_SIMD || defined(__SSSE3__)

constexpr size_t kWindow = 64;
constexpr size_t kBefore = 3;  // bytes before a window that are looked at with it

/// Two neighbours that are wrong together, or must be justified: sets of half-bytes, bit N for the value N.
struct Pair {
  uint16_t first_high, first_low, second_high;
};

constexpr uint16_t kAny = 0xFFFF, kAscii = 0x00FF, kContinuation = 0x0F00, kLead = 0xF000;

/// Table 3-7 of Unicode, the wrong way round. One bit each of what the look-ups answer, the lowest first.
constexpr Pair kPairs[8] = {
    {kLead, kAny, kAscii | kLead},         // a character cut off
    {kAscii, kAny, kContinuation},         // a continuation of nothing
    {1 << 0xC, 0x0003, kContinuation},     // C0, C1: two bytes where one would do
    {1 << 0xE, 0x0001, 0x0300},            // E0 80..9F: three where two would do
    {1 << 0xE, 1 << 0xD, 0x0C00},          // ED A0..BF: surrogates
    {1 << 0xF, 0xFFE1, 0x0100},            // F0 80..8F: four where three would do; F5..FF are above U+10FFFF
    {1 << 0xF, 0xFFF0, 0x0E00},            // F4 90..BF; F5..FF
    {kContinuation, kAny, kContinuation},  // sound in long characters alone
};
constexpr uint8_t kTwoContinuations = 0x80;

/// The pairs by the value of one half-byte.
struct Table {
  uint8_t of[16] = {};
};

constexpr Table table_of(uint16_t Pair::*half) {
  Table table;
  for (unsigned value = 0; value < 16; ++value)
    for (unsigned i = 0; i < 8; ++i)
      if (kPairs[i].*half >> value & 1) table.of[value] = static_cast<uint8_t>(table.of[value] | 1u << i);
  return table;
}

constexpr Table kFirstHigh = table_of(&Pair::first_high), kFirstLow = table_of(&Pair::first_low),
                kSecondHigh = table_of(&Pair::second_high);

/// Not 0 where the byte does not fit those before it.
inline Wide faults_at(const uint8_t* p) {
  const Wide half = Wide::splat(0x0F), first = Wide::load(p - 1), second = Wide::load(p);
  const Wide pairs = Wide::table(kFirstHigh.of).at(first.shifted_half() & half) &
                     Wide::table(kFirstLow.of).at(first & half) &
                     Wide::table(kSecondHigh.of).at(second.shifted_half() & half);
  // The top bit stays where E0 or more stands two before, or F0 or more three before.
  const Wide inner = Wide::load(p - 2).less(0xE0 - 0x80) | Wide::load(p - 3).less(0xF0 - 0x80);
  return pairs ^ (inner & Wide::splat(kTwoContinuations));
}

inline bool is_ascii(const uint8_t* window) {
  Wide all = Wide::load(window);
  for (size_t i = sizeof(Wide); i < kWindow; i += sizeof(Wide)) all = all | Wide::load(window + i);
  return !all.any_high();
}

inline bool is_sound(const uint8_t* window) {
  Wide all = faults_at(window);
  for (size_t i = sizeof(Wide); i < kWindow; i += sizeof(Wide)) all = all | faults_at(window + i);
  return !all.any();
}

/// With nothing before it.
inline bool is_first_sound(const uint8_t* window) {
  uint8_t copy[kBefore + kWindow] = {};
  std::memcpy(copy + kBefore, window, kWindow);
  return is_sound(copy + kBefore);
}

/// How many bytes of a character stand before `end`, which lacks more; the window before `end` is sound.
inline size_t open_before(const uint8_t* end) {
  return end[-1] >= 0xC0 ? 1 : end[-2] >= 0xE0 ? 2 : end[-3] >= 0xF0 ? 3 : 0;
}

inline size_t sound_windows(const uint8_t* bytes, size_t size) {
  size_t at = 0, open = 0;
  for (; at + kWindow <= size; at += kWindow) {
    const uint8_t* window = bytes + at;
    if (is_ascii(window)) {
      if (open) break;
      continue;
    }
    if (!(at ? is_sound(window) : is_first_sound(window))) break;
    open = open_before(window + kWindow);
  }
  return at - open;
}

#endif

}  // namespace
}  // namespace sound
}  // namespace consentry

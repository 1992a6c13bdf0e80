// 64 bytes in the widest vectors at hand, asked for masks of one bit a byte: what StructuralIndex is written in. All forms answer alike.
// Memory: registers.
#pragma once
#include <cstdint>

#include "core/simd.h"

#if CONSENTRY_WASM_SIMD
#include <wasm_simd128.h>
#elif CONSENTRY_SSE2
#include <immintrin.h>
#endif

namespace consentry {

/// The reference.
struct ScalarBytes {
  const uint8_t* bytes;

  explicit ScalarBytes(const uint8_t* p) : bytes(p) {}
  template <typename Holds>
  uint64_t mask(Holds holds) const {
    uint64_t bits = 0;
    for (unsigned i = 0; i < 64; ++i) bits |= uint64_t{holds(bytes[i])} << i;
    return bits;
  }
  uint64_t equal(uint8_t byte) const {
    return mask([byte](uint8_t b) { return b == byte; });
  }
  /// Control characters, DEL and all above.
  uint64_t not_printable() const {
    return mask([](uint8_t b) { return b < 0x20 || b >= 0x7F; });
  }
  uint64_t at_least(uint8_t least) const {
    return mask([least](uint8_t b) { return b >= least; });
  }
};

#if CONSENTRY_WASM_SIMD
struct WideBytes {
  v128_t parts[4];

  explicit WideBytes(const uint8_t* p) {
    for (int i = 0; i < 4; ++i) parts[i] = wasm_v128_load(p + 16 * i);
  }
  template <typename Compare>
  uint64_t mask(Compare compare) const {
    uint64_t bits = 0;
    for (int i = 0; i < 4; ++i) bits |= uint64_t{wasm_i8x16_bitmask(compare(parts[i]))} << (16 * i);
    return bits;
  }
  uint64_t equal(uint8_t byte) const {
    const v128_t wanted = wasm_i8x16_splat(static_cast<int8_t>(byte));
    return mask([wanted](v128_t v) { return wasm_i8x16_eq(v, wanted); });
  }
  uint64_t not_printable() const {
    const v128_t one = wasm_i8x16_splat(1), most = wasm_i8x16_splat(0x21);
    return mask([&](v128_t v) { return wasm_i8x16_lt(wasm_i8x16_add(v, one), most); });
  }
  uint64_t at_least(uint8_t least) const {
    const v128_t wanted = wasm_i8x16_splat(static_cast<int8_t>(least));
    return mask([wanted](v128_t v) { return wasm_u8x16_ge(v, wanted); });
  }
};
#elif CONSENTRY_SSE2
struct WideBytes {
  __m128i parts[4];

  explicit WideBytes(const uint8_t* p) {
    for (int i = 0; i < 4; ++i) parts[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 16 * i));
  }
  static __m128i splat(int byte) { return _mm_set1_epi8(static_cast<char>(byte)); }
  template <typename Compare>
  uint64_t mask(Compare compare) const {
    uint64_t bits = 0;
    for (int i = 0; i < 4; ++i)
      bits |= static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(compare(parts[i])))) << (16 * i);
    return bits;
  }
  uint64_t equal(uint8_t byte) const {
    const __m128i wanted = splat(byte);
    return mask([wanted](__m128i v) { return _mm_cmpeq_epi8(v, wanted); });
  }
  // One more, and DEL is below the printable ones too: a single signed comparison.
  uint64_t not_printable() const {
    const __m128i one = splat(1), most = splat(0x21);
    return mask([&](__m128i v) { return _mm_cmplt_epi8(_mm_add_epi8(v, one), most); });
  }
  uint64_t at_least(uint8_t least) const {
    const __m128i wanted = splat(least);
    return mask([wanted](__m128i v) { return _mm_cmpeq_epi8(_mm_max_epu8(v, wanted), v); });
  }
};

#if defined(__AVX2__)
/// Only in files compiled for processors that have it; ask before they are called.
struct Avx2Bytes {
  __m256i parts[2];

  explicit Avx2Bytes(const uint8_t* p) {
    for (int i = 0; i < 2; ++i) parts[i] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p + 32 * i));
  }
  static __m256i splat(int byte) { return _mm256_set1_epi8(static_cast<char>(byte)); }
  static uint64_t bits(__m256i low, __m256i high) {
    const uint64_t upper = static_cast<uint32_t>(_mm256_movemask_epi8(high));
    return upper << 32 | static_cast<uint32_t>(_mm256_movemask_epi8(low));
  }
  uint64_t equal(uint8_t byte) const {
    const __m256i wanted = splat(byte);
    return bits(_mm256_cmpeq_epi8(parts[0], wanted), _mm256_cmpeq_epi8(parts[1], wanted));
  }
  uint64_t not_printable() const {
    const __m256i one = splat(1), most = splat(0x21);
    return bits(_mm256_cmpgt_epi8(most, _mm256_add_epi8(parts[0], one)),
                _mm256_cmpgt_epi8(most, _mm256_add_epi8(parts[1], one)));
  }
  uint64_t at_least(uint8_t least) const {
    const __m256i wanted = splat(least);
    return bits(_mm256_cmpeq_epi8(_mm256_max_epu8(parts[0], wanted), parts[0]),
                _mm256_cmpeq_epi8(_mm256_max_epu8(parts[1], wanted), parts[1]));
  }
};
#endif
#else
using WideBytes = ScalarBytes;
#endif

}  // namespace consentry

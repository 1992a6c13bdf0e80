// The check for plain text, 16 bytes at a time.
#include "core/format/byte_masks.h"

#include <algorithm>

namespace consentry {
namespace {

bool plain_byte(uint8_t byte) { return (byte >= 0x20 && byte < 0x7F) || byte == '\t' || byte == '\n' || byte == '\r'; }

// C2 begins the C1 controls, EF U+FDD0 and U+FFFE, F0 to F4 the non-characters of the other planes.
bool odd_byte(uint8_t byte) { return byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte >= 0xEF; }

#if CONSENTRY_WASM_SIMD
bool plain_16(const uint8_t* p) {
  const v128_t bytes = wasm_v128_load(p);
  const v128_t odd =
      wasm_v128_or(wasm_i8x16_lt(bytes, wasm_i8x16_splat(0x20)), wasm_i8x16_eq(bytes, wasm_i8x16_splat(0x7F)));
  return !wasm_v128_any_true(odd);
}
bool odd_16(const uint8_t* p) {
  const v128_t bytes = wasm_v128_load(p);
  const auto is = [&](int byte) { return wasm_i8x16_eq(bytes, wasm_i8x16_splat(static_cast<int8_t>(byte))); };
  const v128_t ends =
      wasm_v128_or(wasm_u8x16_lt(bytes, wasm_u8x16_splat(0x20)), wasm_u8x16_ge(bytes, wasm_u8x16_splat(0xEF)));
  return wasm_v128_any_true(wasm_v128_or(ends, wasm_v128_or(is(0x7F), is(0xC2))));
}
#elif CONSENTRY_SSE2
__m128i splat(int byte) { return _mm_set1_epi8(static_cast<char>(byte)); }

bool plain_16(const uint8_t* p) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i odd = _mm_or_si128(_mm_cmplt_epi8(bytes, splat(0x20)), _mm_cmpeq_epi8(bytes, splat(0x7F)));
  return _mm_movemask_epi8(odd) == 0;
}
bool odd_16(const uint8_t* p) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, splat(0x1F)), bytes);
  const __m128i high = _mm_cmpeq_epi8(_mm_max_epu8(bytes, splat(0xEF)), bytes);
  const __m128i named = _mm_or_si128(_mm_cmpeq_epi8(bytes, splat(0x7F)), _mm_cmpeq_epi8(bytes, splat(0xC2)));
  return _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(low, high), named)) != 0;
}
#else
bool plain_16(const uint8_t*) { return false; }
bool odd_16(const uint8_t* p) { return std::any_of(p, p + 16, odd_byte); }
#endif

bool plain_slow(const uint8_t* p, size_t size) {
  for (size_t i = 0; i < size; ++i)
    if (!plain_byte(p[i])) return false;
  return true;
}

}  // namespace

bool is_plain_text(const uint8_t* p, size_t size) {
  size_t i = 0;
  for (; i + 16 <= size; i += 16)
    if (!plain_16(p + i) && !plain_slow(p + i, 16)) return false;
  return plain_slow(p + i, size - i);
}

bool may_hold_odd_characters(const uint8_t* p, size_t size) {
  size_t i = 0;
  for (; i + 16 <= size; i += 16)
    if (odd_16(p + i)) return true;
  for (; i < size; ++i)
    if (odd_byte(p[i])) return true;
  return false;
}

}  // namespace consentry

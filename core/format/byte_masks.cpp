// The check for plain text, 16 bytes at a time.
#include "core/format/byte_masks.h"

namespace consentry {
namespace {

bool plain_byte(uint8_t byte) {
  return (byte >= 0x20 && byte < 0x7F) || byte == '\t' || byte == '\n' || byte == '\r';
}

#if defined(__wasm_simd128__)
bool plain_16(const uint8_t* p) {
  const v128_t bytes = wasm_v128_load(p);
  const v128_t odd = wasm_v128_or(wasm_i8x16_lt(bytes, wasm_i8x16_splat(0x20)), wasm_i8x16_eq(bytes, wasm_i8x16_splat(0x7F)));
  return !wasm_v128_any_true(odd);
}
#elif defined(__SSE2__)
bool plain_16(const uint8_t* p) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i odd = _mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F)));
  return _mm_movemask_epi8(odd) == 0;
}
#else
bool plain_16(const uint8_t*) { return false; }
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

}  // namespace consentry

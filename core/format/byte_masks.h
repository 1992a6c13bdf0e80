// Where delimiter, quote and line ends stand in 64 bytes: the tokenizer's eyes. 16-byte vectors, the same in WebAssembly and natively;
// the scalar form is the reference that both must equal (tests/unit/format).
#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

#include "core/bytes16.h"

#if CONSENTRY_WASM_SIMD
#include <wasm_simd128.h>
#elif CONSENTRY_SSE2
#include <emmintrin.h>
#endif

namespace consentry {

/// One bit for each of 64 bytes, bit 0 the first.
struct ByteMasks {
  uint64_t delimiter = 0, quote = 0, line_end = 0;
};

/// The bytes looked for; a quote equal to the delimiter means: no quote.
struct ByteNeedles {
  uint8_t delimiter, quote;
};

inline ByteMasks scalar_masks(const uint8_t* p, ByteNeedles needles) {
  ByteMasks masks;
  for (unsigned i = 0; i < 64; ++i) {
    const uint64_t bit = uint64_t{1} << i;
    if (p[i] == needles.delimiter) masks.delimiter |= bit;
    if (p[i] == needles.quote) masks.quote |= bit;
    if (p[i] == '\n' || p[i] == '\r') masks.line_end |= bit;
  }
  return masks;
}

#if CONSENTRY_WASM_SIMD
inline ByteMasks byte_masks(const uint8_t* p, ByteNeedles needles) {
  ByteMasks masks;
  for (unsigned i = 0; i < 64; i += 16) {
    const v128_t bytes = wasm_v128_load(p + i);
    const auto mask = [&](v128_t hits) { return uint64_t{wasm_i8x16_bitmask(hits)} << i; };
    masks.delimiter |= mask(wasm_i8x16_eq(bytes, wasm_i8x16_splat(static_cast<int8_t>(needles.delimiter))));
    masks.quote |= mask(wasm_i8x16_eq(bytes, wasm_i8x16_splat(static_cast<int8_t>(needles.quote))));
    masks.line_end |=
        mask(wasm_v128_or(wasm_i8x16_eq(bytes, wasm_i8x16_splat('\n')), wasm_i8x16_eq(bytes, wasm_i8x16_splat('\r'))));
  }
  return masks;
}
#elif CONSENTRY_SSE2
inline ByteMasks byte_masks(const uint8_t* p, ByteNeedles needles) {
  ByteMasks masks;
  for (unsigned i = 0; i < 64; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + i));
    const auto equals = [&](uint8_t byte) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(byte))); };
    const auto mask = [&](__m128i hits) {
      return static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(hits))) << i;
    };
    masks.delimiter |= mask(equals(needles.delimiter));
    masks.quote |= mask(equals(needles.quote));
    masks.line_end |= mask(_mm_or_si128(equals('\n'), equals('\r')));
  }
  return masks;
}
#else
inline ByteMasks byte_masks(const uint8_t* p, ByteNeedles needles) { return scalar_masks(p, needles); }
#endif

/// Masks of the last, shorter piece; bits past its end are 0.
inline ByteMasks byte_masks_of_rest(const uint8_t* p, size_t size, ByteNeedles needles) {
  uint8_t padded[64] = {};
  std::memcpy(padded, p, size);
  ByteMasks masks = byte_masks(padded, needles);
  const uint64_t valid = (uint64_t{1} << size) - 1;
  masks.delimiter &= valid;
  masks.quote &= valid;
  masks.line_end &= valid;
  return masks;
}

/// True if no byte is above 0x7E or a control character other than tab, CR and LF.
bool is_plain_text(const uint8_t* p, size_t size);
/// The same of a cell: most are short.
inline bool is_plain_cell(std::string_view text) {
  if (text.size() >= 8 && text.size() <= 16) {
    if (Bytes16::load_8_to_16(text.data(), text.size()).within(' ', '~').mask() == (1u << text.size()) - 1) return true;
  }
  return is_plain_text(reinterpret_cast<const uint8_t*>(text.data()), text.size());
}

/// True if a byte could be, or begin, a control character or a non-character; then core/encoding/characters.h looks closer.
bool may_hold_odd_characters(const uint8_t* p, size_t size);

}  // namespace consentry

// Which form of sound_prefix() this processor runs, and the one without vectors. The pass itself stands in sound_windows.h.
#include "core/encoding/sound_prefix.h"

#include <cstring>

#include "core/encoding/sound_windows.h"

namespace consentry {
namespace {

bool continuation(uint8_t byte) { return (byte & 0xC0) == 0x80; }

struct Forms {
  SoundPrefix of[3] = {plain_prefix};
  size_t count = 1;

  Forms() {
#if CONSENTRY_WASM_SIMD
    of[count++] = sound::sound_windows;
#elif CONSENTRY_AVX2
    if (__builtin_cpu_supports("ssse3")) of[count++] = sound_prefix_ssse3;
    if (__builtin_cpu_supports("avx2")) of[count++] = sound_prefix_avx2;
#endif
  }
};

}  // namespace

std::span<const SoundPrefix> sound_prefix_forms() {
  static const Forms forms;
  return {forms.of, forms.count};
}

size_t sound_prefix(std::span<const uint8_t> bytes) { return sound_prefix_forms().back()(bytes.data(), bytes.size()); }

size_t plain_prefix(const uint8_t* p, size_t size) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  for (size_t i = 0;;) {
    for (uint64_t a, b; i + 16 <= size; i += 16) {
      std::memcpy(&a, p + i, 8);
      std::memcpy(&b, p + i + 8, 8);
      if ((a | b) & kHighBits) break;
    }
    while (i < size && p[i] < 0x80) ++i;
    // Latin with marks, Greek and Cyrillic live here: runs of two-byte characters, often with a space between.
    const size_t before = i;
    while (i + 1 < size && p[i] >= 0xC2 && p[i] < 0xE0 && continuation(p[i + 1])) i += 2;
    if (i == before) return i;
  }
}

}  // namespace consentry

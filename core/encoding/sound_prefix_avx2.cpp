// sound_prefix() for processors with AVX2; compiled for them.
#include "core/encoding/sound_windows.h"

namespace consentry {

size_t sound_prefix_avx2(const uint8_t* bytes, size_t size) { return sound::sound_windows(bytes, size); }

}  // namespace consentry

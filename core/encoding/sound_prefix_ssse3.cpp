// sound_prefix() for processors with SSSE3; compiled for them.
#include "core/encoding/sound_windows.h"

namespace consentry {

size_t sound_prefix_ssse3(const uint8_t* bytes, size_t size) { return sound::sound_windows(bytes, size); }

}  // namespace consentry

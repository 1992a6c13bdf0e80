// StructuralIndex in 32-byte vectors; compiled for processors that have them.
#include "core/format/structural_windows.h"

namespace consentry {

size_t read_windows_avx2(const uint8_t* bytes, size_t size, ByteNeedles needles, const StructuralOutput& out) {
  return structural::read_windows<Avx2Bytes>(bytes, size, needles, out);
}

}  // namespace consentry

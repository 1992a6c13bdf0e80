// See byte_source.h.
#include "core/byte_source.h"

#include <algorithm>

namespace consentry {

ByteSource::~ByteSource() = default;

bool MemorySource::read_at(uint64_t offset, std::span<uint8_t> target) {
  std::copy_n(bytes_.begin() + static_cast<ptrdiff_t>(offset), target.size(), target.begin());
  return true;
}

}  // namespace consentry

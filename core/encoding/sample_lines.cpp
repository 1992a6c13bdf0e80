// See sample_lines.h.
#include "core/encoding/sample_lines.h"

#include <algorithm>

namespace consentry {

void SampleLines::feed(std::span<const uint8_t> bytes) {
  for (const uint8_t byte : bytes) {
    if (all_.size() == kMost && !wanted_) return;
    take(byte);
  }
}

void SampleLines::take(uint8_t byte) {
  if (byte == '\n' || byte == '\r') {
    line_.clear();
    wanted_ = 0;
    return;
  }
  const bool is_new = byte >= 0x80 && !seen_[byte];
  if (is_new) seen_.set(byte);
  if (wanted_) {
    all_.back() += static_cast<char>(byte);
    --wanted_;
    return;
  }
  line_ += static_cast<char>(byte);
  if (is_new && all_.size() < kMost) {
    all_.push_back(line_.substr(line_.size() - std::min(line_.size(), kBefore + 1)));
    wanted_ = kAfter;
    line_.clear();
  } else if (line_.size() > 2 * kBefore) {
    line_.erase(0, kBefore);
  }
}

}  // namespace consentry

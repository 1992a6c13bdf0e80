// See sample_lines.h.
#include "core/encoding/sample_lines.h"

#include <algorithm>

namespace consentry {

void SampleLines::feed(std::span<const uint8_t> bytes) {
  if (all_.size() == kMost && !wanted_) return;
  if (!wanted_ && !any_new(bytes)) return pass_over(bytes);
  for (const uint8_t byte : bytes) {
    if (all_.size() == kMost && !wanted_) return;
    take(byte);
  }
}

bool SampleLines::any_new(std::span<const uint8_t> bytes) const {
  return std::any_of(bytes.begin(), bytes.end(), [this](uint8_t byte) { return byte >= 0x80 && !seen_[byte]; });
}

/// Of bytes that show nothing new the last of the line are kept.
void SampleLines::pass_over(std::span<const uint8_t> bytes) {
  const auto end =
      std::find_if(bytes.rbegin(), bytes.rend(), [](uint8_t byte) { return byte == '\n' || byte == '\r'; });
  if (end != bytes.rend()) line_.clear();
  const size_t size = std::min<size_t>(static_cast<size_t>(end - bytes.rbegin()), kBefore);
  line_.append(bytes.end() - static_cast<ptrdiff_t>(size), bytes.end());
  if (line_.size() > 2 * kBefore) line_.erase(0, line_.size() - kBefore);
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

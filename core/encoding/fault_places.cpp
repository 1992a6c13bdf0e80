// Counting of lines and characters up to a fault; see fault_places.h.
#include "core/encoding/fault_places.h"

namespace consentry {
namespace {
bool line_end(uint8_t byte) { return byte == '\n' || byte == '\r'; }
bool continuation(uint8_t byte) { return (byte & 0xC0) == 0x80; }
}  // namespace

void FaultPlaces::start_block(std::span<const uint8_t> block, uint64_t base, uint64_t line, bool after_cr) {
  block_ = block;
  base_ = base;
  line_ = line;
  after_cr_ = after_cr;
  cursor_ = 0;
}

void FaultPlaces::advance(size_t to) {
  for (; cursor_ < to; ++cursor_) {
    const uint8_t byte = block_[cursor_];
    if (line_end(byte)) {
      if (byte == '\r' || !after_cr_) ++line_;
      characters_ = 0;
    } else if (!continuation(byte)) {
      ++characters_;
    }
    after_cr_ = byte == '\r';
  }
}

FaultPlace FaultPlaces::find(uint64_t offset) {
  if (offset < base_) return {line_, characters_};  // its first byte was counted with the block before
  const auto index = static_cast<size_t>(offset - base_);
  advance(index);
  const FaultPlace place{line_, characters_ + 1};
  if (continuation(block_[index])) ++characters_, ++cursor_, after_cr_ = false;
  return place;
}

void FaultPlaces::end_block() {
  size_t start = block_.size();
  while (start > cursor_ && !line_end(block_[start - 1])) --start;
  if (start > cursor_) characters_ = 0, cursor_ = start;
  advance(block_.size());
}

}  // namespace consentry

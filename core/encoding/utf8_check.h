// Strict UTF-8 over the whole file (RFC 3629; one fault for each maximal ill-formed part, Unicode 3.9). Pushed, any block size; characters
// split by a block border survive. First stage after the bytes. Memory: the up to four bytes of an open character.
//
// sound_prefix() passes over what is well-formed; the state machine judges byte by byte where it stops, so that faults have one voice.
#pragma once
#include <algorithm>
#include <cstdint>
#include <span>

#include "core/encoding/sound_prefix.h"
#include "core/finding.h"
#include "core/simd.h"

namespace consentry {

/// An ill-formed part: `size` bytes (1 to 3) at `offset`.
struct Utf8Fault {
  Code code;
  uint64_t offset;
  uint8_t bytes[4];
  uint8_t size;
};

class Utf8Check {
 public:
  /// `offset`: where the first byte stands in the file. `quick`: false is the reference, byte by byte throughout.
  explicit Utf8Check(uint64_t offset, bool quick = kQuickPaths) : quick_(quick), offset_(offset) {}

  /// Calls tell(const Utf8Fault&) for every fault in order; a character open at the end of the bytes is judged with the next.
  template <typename Tell>
  void feed(std::span<const uint8_t> bytes, Tell tell);
  template <typename Tell>
  void finish(Tell tell) {
    if (open_size_) tell(fault(Code::encoding_truncated, offset_));
    open_size_ = 0;
  }

 private:
  /// Bytes judged one by one where the quick look stopped: at a fault, or before the end.
  static constexpr size_t kExactBytes = 64;

  template <typename Tell>
  void feed_exactly(std::span<const uint8_t> bytes, Tell tell);

  enum class Verdict : uint8_t { open, whole, ill_formed };
  Verdict add(uint8_t byte, Code& code);
  Utf8Fault fault(Code code, uint64_t end) const;

  const bool quick_;
  uint64_t offset_;  // of the next byte
  uint8_t open_[4] = {};
  uint8_t open_size_ = 0, wanted_ = 0;
};

template <typename Tell>
void Utf8Check::feed(std::span<const uint8_t> bytes, Tell tell) {
  if (!quick_) return feed_exactly(bytes, tell);
  while (!bytes.empty()) {
    const size_t sound = open_size_ ? 0 : sound_prefix(bytes);
    offset_ += sound;
    bytes = bytes.subspan(sound);
    const size_t exactly = std::min<size_t>(bytes.size(), open_size_ ? wanted_ - open_size_ : kExactBytes);
    feed_exactly(bytes.first(exactly), tell);
    bytes = bytes.subspan(exactly);
  }
}

template <typename Tell>
void Utf8Check::feed_exactly(std::span<const uint8_t> bytes, Tell tell) {
  const uint64_t base = offset_;
  for (size_t i = 0; i < bytes.size();) {
    if (quick_ && !open_size_) {
      i += plain_prefix(bytes.data() + i, bytes.size() - i);
      if (i == bytes.size()) break;
    }
    Code code{};
    const Verdict verdict = add(bytes[i], code);
    if (verdict == Verdict::ill_formed) {
      const bool alone = open_size_ == 1 && wanted_ == 0;  // the byte itself is at fault
      if (alone) ++i;
      tell(fault(code, base + i));
      open_size_ = 0;
      continue;
    }
    ++i;
    if (verdict == Verdict::whole) open_size_ = 0;
  }
  offset_ = base + bytes.size();
}

}  // namespace consentry

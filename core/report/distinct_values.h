// How many different values a column holds, exact up to limits::kDistinctValues. Part of the column statistics.
// Memory: 16 bytes a slot, at most 2,048 slots, given back once there are more values than the limit.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/limits.h"
#include "core/report/words.h"

namespace consentry {

/// Stands for a value: its very bytes and length up to 15 bytes, beyond that 128 bits of a hash. Never zero in `high`.
struct ValueKey {
  uint64_t low = 0, high = 0;
  bool operator==(const ValueKey& other) const { return low == other.low && high == other.high; }
};

/// Key of a value longer than 15 bytes.
ValueKey long_value_key(std::string_view);

/// Key of a value that is not empty. Only equality of keys means anything: byte order differs between hosts.
inline ValueKey value_key(std::string_view value) {
  const size_t n = value.size();
  const char* p = value.data();
  if (n > 15) return long_value_key(value);
  const uint64_t tag = static_cast<uint64_t>(n) << 56;
  if (n > 8) return {load_word(p, 8), load_word(p + n - 8, 8) >> (8 * (16 - n)) | tag};
  return {load_word(p, n), tag};
}

/// Counts different keys by open addressing, up to a limit.
class DistinctValues {
 public:
  explicit DistinctValues(uint32_t limit = limits::kDistinctValues) : limit_(limit) {}

  void add(ValueKey key) {
    if (more_) return;
    if (!slots_.empty()) {
      const ValueKey& first = slots_[first_slot(key)];
      if (((first.low ^ key.low) | (first.high ^ key.high)) == 0) return;
    }
    insert(key);
  }
  uint32_t count() const { return count_; }
  /// There are more than count() says, which is the limit then.
  bool more() const { return more_; }

 private:
  // Where the key lies unless others took its place.
  size_t first_slot(ValueKey key) const {
    return static_cast<size_t>(((key.low ^ key.high) * 0x9E3779B97F4A7C15) >> 40) & (slots_.size() - 1);
  }
  void insert(ValueKey);
  void grow();
  void stop();
  ValueKey& slot_of(ValueKey);

  std::vector<ValueKey> slots_;  // a power of two, at most three quarters full
  uint32_t limit_, count_ = 0;
  bool more_ = false;
};

}  // namespace consentry

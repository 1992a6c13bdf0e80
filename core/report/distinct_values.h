// How many different values a column holds, exact up to limits::kDistinctValues. Part of the column statistics.
// Memory: 16 bytes a slot, at most 2,048 slots, given back once there are more values; all columns share one budget of slots.
#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "core/limits.h"

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
  if (n >= 8) {
    uint64_t first, last;
    std::memcpy(&first, p, 8);
    std::memcpy(&last, p + n - 8, 8);
    return {first, n == 8 ? tag : (last >> (8 * (16 - n))) | tag};
  }
  if (n >= 4) {
    uint32_t first, last;
    std::memcpy(&first, p, 4);
    std::memcpy(&last, p + n - 4, 4);
    return {first | static_cast<uint64_t>(last) << 32, tag};
  }
  const auto byte = [&](size_t i) { return static_cast<uint64_t>(static_cast<uint8_t>(p[i])); };
  return {byte(0) | byte(n / 2) << 8 | byte(n - 1) << 16, tag};
}

/// Slots that all columns of a file may take together: 16 MB. Counted in slots, so that every host stops at the same value.
inline constexpr uint64_t kDistinctSlots = 1 << 20;

/// Counts different keys by open addressing.
class DistinctValues {
 public:
  /// Takes slots from `budget` when it must grow; where none are left the count stops and more() is true.
  void add(ValueKey key, uint64_t& budget) {
    if (more_ || key == last_) return;
    last_ = key;
    insert(key, budget);
  }
  uint32_t count() const { return count_; }
  bool more() const { return more_; }

 private:
  void insert(ValueKey, uint64_t& budget);
  bool grow(uint64_t& budget);
  void stop(uint64_t& budget);
  ValueKey& slot_of(ValueKey);

  std::vector<ValueKey> slots_;  // a power of two, at most three quarters full
  ValueKey last_;
  uint32_t count_ = 0;
  bool more_ = false;
};

}  // namespace consentry

// How many different values a column holds, exact up to limits::kDistinctValues. Part of the column statistics.
// Memory: 16 bytes a slot, at most 2,048 slots, given back once there are more values than the limit.
#pragma once
#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/limits.h"
#include "core/report/words.h"

namespace consentry {

/// Stands for a value: its very bytes and length up to 15 bytes, beyond that 128 bits of a hash. Never zero in `high`.
struct ValueKey {
  uint64_t low = 0, high = 0;
  bool operator==(const ValueKey& other) const { return ((low ^ other.low) | (high ^ other.high)) == 0; }
};

/// Keys of values by their length in bytes: `kMost` at the most, and more than the next smaller of 3, 7, 15; 16 to 31; 32 and more.
template <size_t kMost>
inline ValueKey value_key_up_to(const char* p, size_t n) {
  static_assert(kMost == 3 || kMost == 7 || kMost == 15);
  const uint64_t tag = static_cast<uint64_t>(n) << 56;
  if constexpr (kMost == 15) return {load_word(p, 8), load_word(p + n - 8, 8) >> 4 * (16 - n) >> 4 * (16 - n) | tag};
  if constexpr (kMost == 7) return {load_halves(p, n), tag};
  return {load_thirds(p, n), tag};
}
ValueKey value_key_from_32(const char* p, size_t n);

// Words that overlap, each by a multiplier of its own; a key that differs from another one in any word differs in `low` or `high`,
// since their sums turn the words against each other.
inline ValueKey value_key_16_to_31(const char* p, size_t n) {
  const uint64_t a = (load_word(p, 8) ^ n) * 0x9E3779B97F4A7C15, b = load_word(p + 8, 8) * 0xC2B2AE3D27D4EB4F;
  const uint64_t c = load_word(p + n - 16, 8) * 0x165667B19E3779F9, d = load_word(p + n - 8, 8) * 0x27D4EB2F165667C5;
  return {a + std::rotl(b, 16) + std::rotl(c, 32) + std::rotl(d, 48),
          (std::rotl(a, 32) ^ std::rotl(b, 5) ^ c ^ std::rotl(d, 21)) | uint64_t{0xFF} << 56};
}

/// Key of a value that is not empty. Only equality of keys means anything: byte order differs between hosts.
inline ValueKey value_key(std::string_view value) {
  const size_t n = value.size();
  const char* p = value.data();
  if (n > 15) return n > 31 ? value_key_from_32(p, n) : value_key_16_to_31(p, n);
  if (n > 7) return value_key_up_to<15>(p, n);
  return n > 3 ? value_key_up_to<7>(p, n) : value_key_up_to<3>(p, n);
}

/// A hash table of keys, open addressing, a power of two of slots of which some are free; a view.
struct ValueKeys {
  const ValueKey* slots;
  size_t mask;

  // Where the key lies unless others took its place.
  size_t first_slot(ValueKey key) const {
    return static_cast<size_t>(((key.low ^ key.high) * 0x9E3779B97F4A7C15) >> 40) & mask;
  }
  /// Where the key lies or would lie.
  size_t slot(ValueKey key) const {
    size_t i = first_slot(key);
    while (!(slots[i] == key) && slots[i].high != 0) i = (i + 1) & mask;
    return i;
  }
  bool hold(ValueKey key) const { return slots[first_slot(key)] == key || slots[slot(key)].high != 0; }
};

/// Counts different keys, up to a limit.
class DistinctValues {
 public:
  explicit DistinctValues(uint32_t limit = limits::kDistinctValues) : limit_(limit) {}

  void add(ValueKey);
  /// The keys added so far; not to be asked once there are more than the limit.
  ValueKeys keys() const { return {slots_.data(), slots_.size() - 1}; }
  uint32_t count() const { return count_; }
  /// There are more than count() says, which is the limit then.
  bool more() const { return more_; }

 private:
  void grow();
  void stop();

  std::vector<ValueKey> slots_ = std::vector<ValueKey>(16);
  uint32_t limit_, count_ = 0;
  bool more_ = false;
};

}  // namespace consentry

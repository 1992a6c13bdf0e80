// See distinct_values.h. The hash is fixed and unkeyed: whoever forges a collision makes one statistic smaller, nothing else.
#include "core/report/distinct_values.h"

#include <bit>

namespace consentry {
namespace {

constexpr uint64_t kFirst = 0x9E3779B97F4A7C15, kSecond = 0xC2B2AE3D27D4EB4F;

uint64_t mix(uint64_t x) {
  x = (x ^ (x >> 32)) * kFirst;
  x = (x ^ (x >> 29)) * kSecond;
  return x ^ (x >> 32);
}

// As many as keep a full quarter free. Until then seven of eight stay free: hardly any key is displaced by another one then, and a
// key where it is looked for first costs no wrong guess.
size_t most_slots(size_t limit) { return std::bit_ceil(limit + (limit + 2) / 3); }

}  // namespace

// Word by word, then the last eight bytes, perhaps once more.
ValueKey value_key_from_32(const char* p, size_t n) {
  uint64_t a = n * kFirst, b = ~a;
  const auto take = [&](uint64_t word) {
    a = (std::rotl(a, 27) ^ word) * kFirst;
    b = (std::rotl(b, 31) + word) * kSecond;
  };
  for (size_t i = 0; i + 8 < n; i += 8) take(load_word(p + i, 8));
  take(load_word(p + n - 8, 8));
  return {mix(a ^ std::rotl(b, 17)), (mix(b) >> 8) | uint64_t{0xFF} << 56};
}

void DistinctValues::add(ValueKey key) {
  if (more_ || keys().hold(key)) return;
  if (count_ == limit_) return stop();
  if (8 * count_ >= slots_.size() && slots_.size() < most_slots(limit_)) grow();
  slots_[keys().slot(key)] = key;
  ++count_;
}

void DistinctValues::grow() {
  std::vector<ValueKey> old(2 * slots_.size());
  old.swap(slots_);
  for (const ValueKey& key : old)
    if (key.high != 0) slots_[keys().slot(key)] = key;
}

void DistinctValues::stop() {
  more_ = true;
  std::vector<ValueKey>().swap(slots_);
}

}  // namespace consentry

// See structural_index.h; the pass itself stands in structural_windows.h.
#include "core/format/structural_index.h"

#include <bit>

namespace consentry {
namespace {

constexpr size_t kWindow = 64;

uint64_t below(size_t bit) { return bit >= 64 ? ~uint64_t{0} : (uint64_t{1} << bit) - 1; }

size_t read_windows(const uint8_t* bytes, size_t size, ByteNeedles needles, const StructuralOutput& out) {
#if CONSENTRY_AVX2
  static const bool kWide = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
  if (kWide) return read_windows_avx2(bytes, size, needles, out);
#endif
  return structural::read_windows<WideBytes>(bytes, size, needles, out);
}

/// Calls use(window, bits of it) for all windows from `from` up to `to`, which is greater.
template <typename Use>
void for_each(const StructuralWindow* windows, size_t from, size_t to, Use use) {
  const size_t first = from / kWindow, last = (to - 1) / kWindow;
  uint64_t mask = ~below(from % kWindow);
  for (size_t i = first; i < last; ++i, mask = ~uint64_t{0}) use(windows[i], mask);
  use(windows[last], mask & below((to - 1) % kWindow + 1));
}

}  // namespace

StructuralIndex::StructuralIndex()
    : marks_(new uint16_t[kMost + kWindow]),
      row_ends_(new uint16_t[kMost + 1]),
      windows_(new StructuralWindow[kMost / kWindow]) {}

void StructuralIndex::read(const uint8_t* bytes, size_t size, ByteNeedles needles) {
  rows_ = read_windows(bytes, size, needles, {marks_.get(), row_ends_.get(), windows_.get()});
}

StructuralWindow StructuralIndex::between(size_t from, size_t to) const {
  StructuralWindow all{};
  for_each(windows_.get(), from, to, [&](const StructuralWindow& window, uint64_t mask) {
    all.quote |= window.quote & mask;
    all.not_plain |= window.not_plain & mask;
    all.odd |= window.odd & mask;
    all.inner_line_feed |= window.inner_line_feed & mask;
    all.doubled |= window.doubled & mask;
  });
  return all;
}

uint64_t StructuralIndex::inner_line_feeds(size_t from, size_t to) const {
  uint64_t count = 0;
  for_each(windows_.get(), from, to, [&](const StructuralWindow& window, uint64_t mask) {
    count += static_cast<uint64_t>(std::popcount(window.inner_line_feed & mask));
  });
  return count;
}

}  // namespace consentry

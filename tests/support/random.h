// Numbers at random that are the same in every run. Memory: none.
#pragma once
#include <cstdint>

namespace consentry::test {

/// Small deterministic generator (xorshift64*).
struct Random {
  uint64_t state = 88172645463325252;

  uint32_t below(uint32_t n) {
    state ^= state >> 12, state ^= state << 25, state ^= state >> 27;
    return static_cast<uint32_t>((state * 0x2545F4914F6CDD1D) >> 33) % n;
  }
};

}  // namespace consentry::test

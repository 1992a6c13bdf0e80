// Replays a case through the core as a host would, at several block sizes. Part of the native vector runner.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/vectors/runner/vector.h"

namespace vectors {

/// How the input arrives: the size of each block, and the budget of each step.
struct Split {
  std::string name;
  std::function<uint64_t()> next_block, next_budget;
};

/// Above this size a case is not replayed byte by byte (the runner says so).
inline constexpr uint64_t kByteByByteLimit = 2'000'000;

/// Whole, 1, 63, 64, 65, 1009 bytes, and three random splits that depend on `seed` alone.
std::vector<Split> splits(uint64_t seed, uint64_t input_size);

/// The report of one run; starts with "fault: " where the profile or the options are at fault, or the core misbehaves.
std::string replay(const Vector& vector, const Split& split);

}  // namespace vectors

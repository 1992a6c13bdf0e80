// Runs one check from a file's first byte to its end, restarts included, as every host does. Memory: the checker's.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/checker.h"

namespace consentry::test {

/// How the bytes arrive: the size of each block, and the budget of each step.
struct Pace {
  size_t block = SIZE_MAX;
  uint64_t budget = UINT64_MAX;
};

inline Step work_off(Checker& checker, uint64_t budget) {
  Step step = Step::more;
  while (step == Step::more) step = checker.step(budget);
  return step;
}

/// One reading from the file's start to its end or to a restart.
inline Step read_once(Checker& checker, std::span<const uint8_t> file, Pace pace) {
  while (!file.empty()) {
    const auto block = file.first(std::min(pace.block, file.size()));
    checker.feed(block);
    if (const Step step = work_off(checker, pace.budget); step != Step::need_input) return step;
    file = file.subspan(block.size());
  }
  checker.finish();
  return work_off(checker, pace.budget);
}

/// False where the check does not end as core/checker.h promises.
inline bool run_check(const Profile& profile, const Options& options, std::span<const uint8_t> file, Sink& sink,
                      Pace pace = {}) {
  MemorySource source(file);
  Checker checker(profile, options, file.size(), sink, &source);
  for (uint64_t reading = 0; reading <= limits::kRestarts; ++reading) {
    const Step step = read_once(checker, file, pace);
    if (step == Step::done) return true;
    if (step != Step::restart) return false;
  }
  return false;
}

inline std::span<const uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

}  // namespace consentry::test

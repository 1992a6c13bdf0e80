// Fuzzes the door: any bytes as a file, read whole and in blocks. The first byte of the input is the size of the blocks, the
// second the budget of a step. Holds: it ends, and both readings tell the same report. Memory: as the checker's, twice.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "core/checker.h"
#include "core/profile/load.h"
#include "core/report/report.h"

using namespace consentry;

namespace {

struct Pace {
  size_t block;
  uint64_t budget;
};

Step work_off(Checker& checker, uint64_t budget) {
  Step step = Step::more;
  while (step == Step::more) step = checker.step(budget);
  return step;
}

// One reading from the file's start to its end or to a restart.
Step read_once(Checker& checker, std::span<const uint8_t> file, Pace pace) {
  while (!file.empty()) {
    const auto block = file.first(std::min(pace.block, file.size()));
    checker.feed(block);
    if (const Step step = work_off(checker, pace.budget); step != Step::need_input) return step;
    file = file.subspan(block.size());
  }
  checker.finish();
  return work_off(checker, pace.budget);
}

std::string report_of(const Profile& profile, std::span<const uint8_t> file, Pace pace) {
  const Options options;
  Report report(profile, options);
  Checker checker(profile, options, file.size(), report);
  for (uint64_t reading = 0; reading <= limits::kRestarts; ++reading) {
    const Step step = read_once(checker, file, pace);
    if (step == Step::done) return report.json();
    if (step != Step::restart) break;
  }
  std::fputs("the check does not end\n", stderr);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Profile profile = std::move(load_builtin_profile("generic").value());
  if (size < 2) return 0;
  const Pace whole{SIZE_MAX, UINT64_MAX}, blocks{size_t{1} + data[0], uint64_t{1} + data[1]};
  const std::span<const uint8_t> file(data + 2, size - 2);
  if (report_of(profile, file, whole) != report_of(profile, file, blocks)) {
    std::fputs("the report depends on the size of the blocks\n", stderr);
    std::abort();
  }
  return 0;
}

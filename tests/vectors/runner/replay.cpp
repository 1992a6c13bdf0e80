// Feeds the core as a host would, restarts included. Memory: the input and the report.
#include "tests/vectors/runner/replay.h"

#include <algorithm>

#include "core/checker.h"
#include "core/profile/load.h"
#include "core/report/report.h"

namespace vectors {
namespace {

using namespace consentry;

/// xorshift64*: the same numbers everywhere, unlike the standard library's distributions.
std::function<uint64_t()> random_sizes(uint64_t seed, uint64_t largest) {
  return [state = seed * 2 + 1, largest]() mutable {
    state ^= state >> 12, state ^= state << 25, state ^= state >> 27;
    return 1 + (state * 0x2545F4914F6CDD1DULL >> 33) % largest;
  };
}

std::function<uint64_t()> always(uint64_t size) {
  return [size] { return size; };
}

Step run_steps(Checker& checker, const Split& split) {
  Step step = Step::more;
  while (step == Step::more) step = checker.step(split.next_budget());
  return step;
}

/// One reading of the file from its start.
Step read_once(Checker& checker, const Vector& vector, const Split& split) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(vector.input.data());
  uint64_t size = vector.input.size();
  for (uint64_t at = 0; at < size;) {
    uint64_t block = std::min(split.next_block(), size - at);
    checker.feed({bytes + at, bytes + at + block});
    Step step = run_steps(checker, split);
    if (step != Step::need_input) return step;
    at += block;
  }
  checker.finish();
  return run_steps(checker, split);
}

Result<Profile> profile_of(const Vector& vector) {
  return vector.profile.starts_with('{') ? load_profile(vector.profile) : load_builtin_profile(vector.profile);
}

}  // namespace

std::vector<Split> splits(uint64_t seed, uint64_t input_size) {
  constexpr uint64_t kWide = uint64_t{1} << 30;
  std::vector<Split> all{{"whole", always(kWide), always(kWide)}};
  if (input_size <= kByteByByteLimit) all.push_back({"byte by byte", always(1), always(1)});
  for (uint64_t size : {63, 64, 65, 1009})
    all.push_back({"blocks of " + std::to_string(size), always(size), always(4096)});
  for (uint64_t i = 1; i <= 3; ++i) {
    uint64_t own = seed * 1000 + i;
    all.push_back(
        {"random split " + std::to_string(own), random_sizes(own, i == 1 ? 8 : 300), random_sizes(own + 1, 500)});
  }
  return all;
}

std::string replay(const Vector& vector, const Split& split) {
  Result<Profile> profile = profile_of(vector);
  if (!profile) return "fault: " + profile.fault().code + ": " + profile.fault().message;
  Result<Options> options = parse_options(vector.options);
  if (!options) return "fault: " + options.fault().code + ": " + options.fault().message;
  Report report(profile.value(), options.value());
  MemorySource source({reinterpret_cast<const uint8_t*>(vector.input.data()), vector.input.size()});
  Checker checker(profile.value(), options.value(), vector.size_known ? vector.input.size() : kUnknownSize, report,
                  &source);
  for (uint32_t reading = 0; reading <= limits::kRestarts; ++reading)
    if (Step step = read_once(checker, vector, split); step == Step::done) return report.json();
    else if (step != Step::restart) return "fault: asks for input after the end";
  return "fault: more restarts than allowed";
}

}  // namespace vectors

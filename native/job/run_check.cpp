#include "native/job/run_check.h"

#include <sys/random.h>

#include <cerrno>

#include "core/checker.h"

namespace consentry {
namespace {

/// A cancelled check answers within this much work.
constexpr uint64_t kBudget = 1 << 20;

Status fill_hash_key(Options& options) {
  const size_t size = sizeof options.hash_key;
  if (::getrandom(options.hash_key.data(), size, 0) == static_cast<ssize_t>(size)) return {};
  return Fault{"internal_random", with_reason("the system's random numbers", errno)};
}

Step work_off(Checker& checker) {
  Step step;
  do step = checker.step(kBudget);
  while (step == Step::more);
  return step;
}

}  // namespace

bool surveys_first(const Profile& profile, const Options& options) {
  const DuplicatePolicy policy = duplicate_policy(profile, options);
  return policy == DuplicatePolicy::last || policy == DuplicatePolicy::error;
}

Status run_check(Input& input, const Profile& profile, Options options, Sink& sink, const OnBlock& on_block) {
  if (Status status = fill_hash_key(options)) return status;
  options.digest_by_host = true;
  Checker checker(profile, options, input.size(), sink);
  input.rewind(options.digest);
  uint64_t bytes = 0;
  bool survey = surveys_first(profile, options);
  for (Step step = Step::need_input; step != Step::done;) {
    Result<std::span<const uint8_t>> block = input.read();
    if (!block) return block.fault();
    if (block.value().empty()) checker.finish(input.sha256());
    else checker.feed(block.value());
    step = work_off(checker);
    bytes += block.value().size();
    if (on_block)
      if (Status status = on_block(bytes, survey)) return status;
    if (step == Step::restart) input.rewind(options.digest), bytes = 0, survey = false;
  }
  return {};
}

}  // namespace consentry

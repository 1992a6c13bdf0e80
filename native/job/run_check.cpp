#include "native/job/run_check.h"

#include <sys/mman.h>
#include <sys/random.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include "core/checker.h"
#include "core/judge.h"
#include "native/job/record_stream.h"

namespace consentry {
namespace {

/// A cancelled check answers within this much work.
constexpr uint64_t kBudget = 1 << 20;

Status fill_hash_key(Options& options) {
  const size_t size = sizeof options.hash_key;
  if (::getrandom(options.hash_key.data(), size, 0) == static_cast<ssize_t>(size)) return {};
  return Fault{"internal_random", with_reason("the system's random numbers", errno)};
}

/// Every look-up in the duplicate table would else ask for the place of a small page first.
void ask_for_large_pages(void* at, uint64_t bytes) { ::madvise(at, bytes, MADV_HUGEPAGE); }

/// The next block, or what follows the last one.
Status feed_next(Input& input, Checker& checker) {
  const Result<std::span<const uint8_t>> block = input.read();
  if (!block) return block.fault();
  if (block.value().empty()) checker.finish(input.sha256());
  else checker.feed(block.value());
  return {};
}

Status check_in_place(Input& input, const Profile& profile, const Options& options, Sink& sink,
                      const OnBlock& on_block) {
  Checker checker(profile, options, input.size(), sink, &input);
  input.rewind({.digest = options.digest});
  bool survey = surveys_first(profile, options), pulls = false;
  uint64_t done = 0;
  for (Step step = Step::need_input; step != Step::done;) {
    if (step == Step::restart) {
      input.rewind({.digest = options.digest});
      survey = checker.surveying(), pulls = false, done = 0;
    }
    if (step == Step::more && !pulls) {
      pulls = true;  // no block is larger than the budget, so that it asks for no more of them
      if (Status status = input.read_rest()) return status;
      checker.finish(input.sha256());
    }
    if (step != Step::more)
      if (Status status = feed_next(input, checker)) return status;
    if (Status status = input.interruption()) return status;
    step = checker.step(kBudget);
    if (step == Step::failed) return input.source_fault();
    // A small file is fed whole before it proves to be an archive; after a restart the position is that of the pass to come.
    if (step != Step::restart) done = std::max(done, checker.position());
    if (Status status = on_block(done, survey)) return status;
  }
  return pulls ? input.read_rest() : Status();
}

/// One pass: judges what a helper thread reads. `next`: for the reader of another pass, where the head misled.
Status judge_stream(RecordStream& stream, Judge& judge, ReadFile& file, std::optional<ReaderSettings>& next,
                    const OnBlock& on_block) {
  for (;;) {
    const RecordPart& part = stream.next();
    part.told.tell_again(judge);
    if (part.fault) return part.fault;
    file.bytes += part.bytes;
    if (Status status = on_block(file.bytes, judge.surveying())) return status;
    if (!part.last) continue;
    file.found = part.found;
    if (part.again) next->learned = part.learned;
    else next.reset();
    return {};
  }
}

Status check_on_two_threads(Input& input, const Profile& profile, const Options& options, Sink& sink,
                            const OnBlock& on_block) {
  Judge judge(profile, options, input.size(), sink);
  ReadFile file;
  const ReaderSettings settings = reader_settings(profile, options);
  std::optional<ReaderSettings> next = settings;
  std::optional<RecordStream> stream;  // the judge may look at the columns of its reader up to its end
  while (next && !judge.too_large()) {
    file = {};
    const bool survey = judge.surveying();
    stream.reset();  // before the input is touched
    // The stream's thread reads by itself, unless there is a digest to be made beside it.
    input.rewind({.digest = options.digest, .ahead = options.digest});
    stream.emplace(input, *next);
    const Learned learned = next->learned;
    if (Status status = judge_stream(*stream, judge, file, next, on_block)) return status;
    if (next || !survey) continue;
    judge.end_survey();
    next = settings;
    next->learned = learned;
  }
  file.sha256 = input.sha256();
  judge.end(file);
  return {};
}

}  // namespace

bool surveys_first(const Profile& profile, const Options& options) {
  return needs_survey(duplicate_policy(profile, options));
}

Status run_check(Input& input, const Profile& profile, Options options, Sink& sink, const OnBlock& on_block) {
  if (Status status = fill_hash_key(options)) return status;
  options.digest_by_host = true;
  options.on_large_memory = ask_for_large_pages;
  const auto tell = [&](uint64_t bytes, bool survey) { return on_block ? on_block(bytes, survey) : Status(); };
  const auto check = input.size() < kWorthAThread ? check_in_place : check_on_two_threads;
  return check(input, profile, options, sink, tell);
}

}  // namespace consentry

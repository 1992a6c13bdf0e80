// The door: one check of one text file. The host feeds bytes, the checker judges them and tells its sink.
//
//   Checker checker(profile, options, file_size, sink);
//   while (the file has bytes) { checker.feed(block); while (checker.step(budget) == Step::more) {} }
//   checker.finish(); while (checker.step(budget) == Step::more) {}
//
// Blocks may have any size; the result is the same. Memory: a head of 64 KiB, one record, the duplicate table.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "core/options.h"
#include "core/profile/profile.h"
#include "core/reader.h"
#include "core/sink.h"

namespace consentry {

/// Version of the core as told in the report.
std::string_view engine_version();

/// How a file is read under a profile and the operator's options; what Checker uses, for those who only read.
ReaderSettings reader_settings(const Profile& profile, const Options& options);

/// The option's policy, else the profile's.
DuplicatePolicy duplicate_policy(const Profile& profile, const Options& options);

/// What step() wants next.
enum class Step : uint8_t {
  need_input,  ///< the block is used up: feed the next one or call finish()
  more,        ///< budget used up: call step() again
  done,        ///< on_end has been told (after finish(), or early where a size limit stopped the check)
  /// Feed the file again from offset 0: it had to be surveyed first (duplicates "last" and "error"), or its head misled.
  /// At most limits::kRestarts times.
  restart,
};

/// One check. Not thread-safe; nothing is shared between checkers. Neither copies the profile nor owns the sink: both must outlive it.
class Checker {
 public:
  Checker(const Profile& profile, const Options& options, uint64_t file_size, Sink& sink);
  ~Checker();

  /// Hands over the next bytes of the file. They must stay unchanged until step() answers need_input.
  void feed(std::span<const uint8_t> block);
  /// Works on what was fed, about `budget_bytes` at most, and returns.
  Step step(uint64_t budget_bytes);
  /// Says that the file has no more bytes; then step() until done. `sha256`: the file's digest, where the options ask for one and
  /// leave it to the host.
  void finish(std::string_view sha256 = {});

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace consentry

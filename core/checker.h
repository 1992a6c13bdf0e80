// The door: one check of one file. The host feeds bytes, the checker judges them and tells its sink.
//
//   Checker checker(profile, options, file_size, sink, &source);
//   while (the file has bytes) { checker.feed(block); while (checker.step(budget) == Step::more) {} }
//   checker.finish(); while (checker.step(budget) == Step::more) {}
//
// Blocks may have any size; the result is the same. An archive or a workbook is read from the source instead: step() then answers `more`
// up to the end and wants no more bytes. Memory: a head of 64 KiB, one record, the duplicate table.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "core/byte_source.h"
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
  failed,  ///< the source could not be read; only the host knows why
};

/// One check. Not thread-safe; nothing is shared between checkers. Neither copies the profile nor owns the sink: both must outlive it.
class Checker {
 public:
  /// `source`: the same file at random, for archives and workbooks; must outlive the checker. Without it they are refused.
  Checker(const Profile& profile, const Options& options, uint64_t file_size, Sink& sink, ByteSource* source = nullptr);
  ~Checker();

  /// Hands over the next bytes of the file. They must stay unchanged until step() answers need_input.
  void feed(std::span<const uint8_t> block);
  /// Works on what was fed, about `budget_bytes` at most, and returns.
  Step step(uint64_t budget_bytes);
  /// Says that the file has no more bytes; then step() until done. `sha256`: the file's digest, where the options ask for one and
  /// leave it to the host.
  void finish(std::string_view sha256 = {});
  /// True in a first pass of two, of which nothing is told.
  bool surveying() const;
  /// Bytes of the file that are done in this pass, for a progress bar.
  uint64_t position() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace consentry

// Records to verdicts: what Checker does behind the reader. A host that reads on another thread calls it with what that reader tells, in
// the same order (native/job/record_stream.h). Memory: the duplicate table and one batch of results.
#pragma once
#include <memory>

#include "core/options.h"
#include "core/profile/profile.h"
#include "core/reader.h"
#include "core/sink.h"

namespace consentry {

/// What is known of the whole file at its end.
struct ReadFile {
  FileFound found;
  uint64_t bytes = 0;
  std::string sha256;  ///< empty unless the option `digest` is set
};

/// Judges one file, in one pass or two. Not thread-safe. Neither copies the profile and options nor owns the sink: they must outlive it.
class Judge : public RecordHandler {
 public:
  /// `file_size` may be kUnknownSize.
  Judge(const Profile&, const Options&, uint64_t file_size, Sink&);
  ~Judge() override;

  void on_format(const FileFound&) override;
  void on_restart(std::string_view reason) override;
  void on_rejects_columns(const RejectsColumns&) override;
  void on_header_record(const Record&) override;
  void on_batch(std::span<const Record>) override;
  void on_reader_finding(const Finding&) override;

  /// True in a first pass of two, which is told to nobody (duplicates "last" and "error").
  bool surveying() const;
  /// True where the profile forbids so large a file: it is told, and nothing is to be read.
  bool too_large() const;
  /// The same for a size that shows only while the file is read.
  void guard_size(uint64_t size);

  /// After the reader's finish() in a survey: begins the pass that counts.
  void end_survey();
  /// After the reader's finish(), or at once where the file is too large: tells on_end.
  void end(const ReadFile&);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace consentry

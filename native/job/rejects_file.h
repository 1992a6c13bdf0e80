// The rejects of a check in a file of their own, which appears when the check is done. Memory: a batch and the output's buffer.
#pragma once
#include <memory>
#include <string>

#include "core/report/rejects.h"
#include "native/job/output.h"

namespace consentry {

/// A sink. A file without any rejected row is empty.
class RejectsFile : public Sink {
 public:
  static Result<std::unique_ptr<RejectsFile>> open(const std::string& path, Language language);
  explicit RejectsFile(Output output, Language language)
      : output_(std::move(output)), rejects_(language, [this](std::string_view text) { output_.write(text); }) {}

  void on_header(const Mapping& mapping) override { rejects_.on_header(mapping); }
  void on_records(std::span<const CheckedRecord> records) override { rejects_.on_records(records); }
  void on_finding(const Finding& finding) override { rejects_.on_finding(finding); }
  void on_restart(std::string_view reason) override;

  /// Writes the rest and gives the file its name; without it no file appears.
  Status finish() { return output_.finish(); }

 private:
  Output output_;
  Rejects rejects_;
};

}  // namespace consentry

// What a command writes: standard output, or a file that appears whole or not at all (written beside its place, then renamed).
// Memory: a buffer of 64 KiB.
#pragma once
#include <string>
#include <string_view>

#include "native/status.h"

namespace consentry {

/// One output. The first failure is kept and told by finish(). Faults: output_open, output_write, io_disk_full.
class Output {
 public:
  /// Standard output.
  Output();
  Output(Output&&) noexcept;
  Output& operator=(Output&&) = delete;
  /// A file that is not finished leaves no trace.
  ~Output();
  /// A file; a device or pipe of that name is written to directly.
  static Result<Output> file(const std::string& path);

  void write(std::string_view text);
  /// Empties a file that is being written anew (after a restart). Not for standard output.
  void restart();
  /// Writes what is left and gives a file its name.
  Status finish();

 private:
  Output(int descriptor, std::string path, std::string temporary);
  void flush();

  int descriptor_;
  std::string path_;       // for messages; the final name of a file
  std::string temporary_;  // the name until finish(); empty: written to directly
  std::string buffer_;
  int error_ = 0;
};

}  // namespace consentry

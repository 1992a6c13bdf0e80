// What a command writes: standard output, or a file that appears whole or not at all (written beside its place, then renamed).
// Memory: a buffer of 64 KiB.
#pragma once
#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>

#include "native/status.h"

namespace consentry {

/// Where a name leads: a file, or the folder and the name that a new file would get. Equal: the same file.
struct Place {
  dev_t device;
  ino_t inode;       ///< of the file, or of the folder
  std::string name;  ///< in the folder; empty: the file exists
  friend bool operator==(const Place&, const Place&) = default;
};
/// Nothing for what is no regular file (a device, a pipe, a folder) and for a name in a folder that isn't there.
std::optional<Place> place_of(const std::string& path);
/// The name behind symbolic links, also behind one that leads to no file yet.
std::string behind_links(std::string path);

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

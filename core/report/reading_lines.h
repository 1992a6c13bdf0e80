// What can be said of how a file was read: its header where it is not the first line, and the readings that compete, side by side. For the
// terminal and the page of a report. Memory: the lines.
#pragma once
#include <string>
#include <vector>

#include "core/file_found.h"
#include "core/report/label.h"

namespace consentry {

struct ReadingLine {
  std::string name;  ///< what it is about; empty: as the line before
  std::string text;
};

/// Nothing where the file leaves no question open. `any_row`: it has one, so that a header may be missing.
std::vector<ReadingLine> reading_lines(const FileFound&, bool any_row, Language);

}  // namespace consentry

// The marks by which a text is taken apart. Memory: the marks.
#pragma once
#include <string>

namespace consentry {

struct Dialect {
  std::string delimiter = ",";  ///< one character or more; of blanks that repeat the fewest that part cells
  bool repeats = false;         ///< a run of blanks counts as one delimiter
  std::string quote = "\"";     ///< opens a cell; empty: none
  std::string closing = "\"";   ///< closes it
  bool backslash = false;       ///< a backslash takes their meaning from the marks, itself included

  /// Marks of one byte, quotes doubled: what the tokenizer reads without help.
  bool plain() const {
    return delimiter.size() == 1 && !repeats && quote.size() <= 1 && closing == quote && !backslash;
  }
  friend bool operator==(const Dialect&, const Dialect&) = default;
};

}  // namespace consentry

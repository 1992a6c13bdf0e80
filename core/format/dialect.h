// How a text is taken apart: the marks, and how they are found from the head of a text. Memory: none; finding reads the head once for every
// reading that its marks allow.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dialect.h"

namespace consentry {

/// What was settled before the head was seen.
struct DialectDemand {
  std::vector<std::string> delimiters;  ///< those that may be, the likeliest first; empty: any
  std::optional<std::string> quote;     ///< opening and closing mark, or one for both; empty: none; unset: to be found
  std::optional<bool> backslash;        ///< unset: to be found
};

/// A reading and how well the head bears it out.
struct DialectCandidate {
  Dialect dialect;
  uint64_t score = 0;
  uint32_t width = 0;       ///< cells of most rows
  uint32_t confidence = 0;  ///< of 100, against the other readings
};

struct DialectGuess {
  std::vector<DialectCandidate> candidates;  ///< those that read the head differently, the likeliest first; never empty
  bool sure = true;                          ///< the first is clearly the likeliest

  const Dialect& dialect() const { return candidates.front().dialect; }
};

/// The dialect of a text from its beginning, which ends with the file if `whole`.
DialectGuess guess_dialect(std::string_view head, bool whole, const DialectDemand&);

/// A first line `sep=X`: its delimiter and its length with the line end; length 0: there is none.
struct SepLine {
  std::string_view delimiter;
  size_t size = 0;
};
SepLine find_sep_line(std::string_view head);

}  // namespace consentry

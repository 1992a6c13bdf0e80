// Lines that don't fit the dialect which the head of a text suggested, kept to ask once more at its end: whether another reading suits the head and
// them better. Memory: two samples of 32 KiB.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/format/dialect.h"

namespace consentry {

class DialectDoubts {
 public:
  /// `odd`: offsets of rows that don't fit; `block` starts at `offset`.
  void collect(const std::vector<uint64_t>& odd, std::span<const uint8_t> block, uint64_t offset);

  bool any() const { return !odd_.empty(); }
  /// The dialect that reads all kept lines clearly better; nothing where `chosen` does. `mostly_odd`: they are most of the file.
  std::optional<Dialect> better_than(const Dialect& chosen, const DialectDemand&, bool mostly_odd) const;

 private:
  std::string mixed_sample(bool mostly_odd) const;

  std::string first_, odd_;
};

}  // namespace consentry

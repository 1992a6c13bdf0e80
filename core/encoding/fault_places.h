// Line and character of UTF-8 faults, as an editor shows them. Costs next to nothing in blocks without a fault. Memory: a cursor.
#pragma once
#include <cstdint>
#include <span>

namespace consentry {

/// Where a fault stands: both from 1.
struct FaultPlace {
  uint64_t line, character;
};

/// Use: start_block() for every block in order, find() for its faults in order, end_block(). An ill-formed part counts as one character.
class FaultPlaces {
 public:
  /// `line`: of the block's first byte; `after_cr`: the byte before was a CR.
  void start_block(std::span<const uint8_t> block, uint64_t base, uint64_t line, bool after_cr);
  /// `offset` of the fault, in this block or at most three bytes before it.
  FaultPlace find(uint64_t offset);
  void end_block();

 private:
  void advance(size_t to);

  std::span<const uint8_t> block_;
  uint64_t base_ = 0, line_ = 1;
  uint64_t characters_ = 0;  // of the line, before the cursor
  size_t cursor_ = 0;
  bool after_cr_ = false;
};

}  // namespace consentry

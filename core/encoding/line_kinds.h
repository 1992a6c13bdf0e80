// Whether lines of a file are UTF-8 or something else: a file put together from two encodings has many of both. For files that are not UTF-8 as
// a whole. Pushed. Memory: a line.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace consentry {

class LineKinds {
 public:
  void feed(std::span<const uint8_t> bytes);
  void finish() { end_line(); }

  /// At least two lines, and one in ten of those that are not ASCII, are of either kind.
  bool mixed() const { return rarer() >= 2 && 10 * rarer() >= utf8_ + other_; }
  uint64_t first_utf8_line() const { return first_utf8_; }
  uint64_t first_other_line() const { return first_other_; }

 private:
  void gather(std::span<const uint8_t> part, bool any);
  void end_line();
  uint64_t rarer() const { return utf8_ < other_ ? utf8_ : other_; }

  std::vector<uint8_t> line_;
  bool any_ = false, after_cr_ = false;  // any_: a byte above ASCII
  uint64_t number_ = 1, utf8_ = 0, other_ = 0, first_utf8_ = 0, first_other_ = 0;
};

}  // namespace consentry

// Leaves out the lines above a header that the operator pointed at. Before the tokenizer. Memory: none.
#pragma once
#include <cstdint>
#include <span>

namespace consentry {

class LineSkipper {
 public:
  /// Skips lines 1 to `lines`.
  explicit LineSkipper(uint64_t lines) : wanted_(lines) {}

  /// What of the bytes lies behind the skipped lines; empty while they go on.
  std::span<const uint8_t> feed(std::span<const uint8_t> bytes) {
    size_t i = 0;
    for (; i < bytes.size(); ++i) {
      const bool lf_of_crlf = bytes[i] == '\n' && after_cr_;
      if (lines_ == wanted_ && !lf_of_crlf) break;
      after_cr_ = bytes[i] == '\r';
      if (after_cr_ || (bytes[i] == '\n' && !lf_of_crlf)) ++lines_;
    }
    bytes_ += i;
    return bytes.subspan(i);
  }

  uint64_t lines() const { return lines_; }
  uint64_t bytes() const { return bytes_; }
  bool after_cr() const { return after_cr_; }

 private:
  uint64_t wanted_, lines_ = 0, bytes_ = 0;
  bool after_cr_ = false;
};

}  // namespace consentry

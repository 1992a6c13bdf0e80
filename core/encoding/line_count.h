// The line that a byte stands on: CR, LF and CRLF each end one (checking.md, "Findings"). Memory: none.
#pragma once
#include <cstdint>

namespace consentry {

struct LineCount {
  uint64_t line = 1;  ///< of the next byte
  bool after_cr = false;
  void pass(uint8_t byte) {
    if (byte == '\r' || (byte == '\n' && !after_cr)) ++line;
    after_cr = byte == '\r';
  }
};

}  // namespace consentry

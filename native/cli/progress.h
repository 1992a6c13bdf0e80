// How far a long command is, on standard error: a bar on a terminal, lines for a program that asked for them, else nothing.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "native/cli/arguments.h"

namespace consentry {

class Progress {
 public:
  Progress(const Arguments&, uint64_t total_bytes);
  ~Progress() { end(); }
  /// Removes the bar.
  void end();
  void tell(std::string_view phase, uint64_t bytes, uint64_t rows);

 private:
  enum class Kind : uint8_t { none, lines, bar };
  void draw(std::string_view phase, uint64_t bytes, uint64_t rows);

  Kind kind_;
  uint64_t total_, start_ms_, last_ms_ = 0;
  std::string last_phase_;
};

}  // namespace consentry

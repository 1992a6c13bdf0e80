// Faults of UTF-8 as findings: the check, its places and its words in a row. For every format that is pushed as text. Memory: a cursor.
#pragma once
#include <cstdint>
#include <span>

#include "core/encoding/fault_places.h"
#include "core/encoding/utf8_check.h"
#include "core/reader.h"

namespace consentry {

class Utf8Findings {
 public:
  /// `silent`: a fault would only say that another encoding has to be found.
  Utf8Findings(RecordHandler& handler, uint64_t offset, bool quick, bool silent = false)
      : handler_(handler), check_(offset, quick), position_(offset), silent_(silent) {}

  /// `line` and `after_cr`: where the first of the bytes stands.
  void feed(std::span<const uint8_t> bytes, uint64_t line, bool after_cr);
  void finish(uint64_t line);
  bool any() const { return any_; }

 private:
  void tell(const Utf8Fault&);

  RecordHandler& handler_;
  Utf8Check check_;
  FaultPlaces places_;
  uint64_t position_;  // of the next byte
  bool any_ = false;
  const bool silent_;
};

}  // namespace consentry

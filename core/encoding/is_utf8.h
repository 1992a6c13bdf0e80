// Whether a text is whole, well-formed UTF-8. Memory: none.
#pragma once
#include <span>

#include "core/encoding/utf8_check.h"

namespace consentry {

inline bool is_utf8(std::span<const uint8_t> bytes) {
  bool sound = true;
  const auto note = [&](const Utf8Fault&) { sound = false; };
  Utf8Check check(0);
  check.feed(bytes, note);
  check.finish(note);
  return sound;
}

}  // namespace consentry

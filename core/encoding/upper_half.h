// The characters of a single-byte encoding: of its bytes 80 to FF, since those below are ASCII in all that are read. Memory: 256 bytes.
#pragma once
#include <array>

#include "core/encoding/encodings.h"

namespace consentry {

/// By byte less 80; 0 where the byte stands for nothing.
using UpperHalf = std::array<char16_t, 128>;

/// As the WHATWG Encoding Standard (9, single-byte decoder) has it, by ICU's converter. `encoding` must be of single bytes.
UpperHalf upper_half(const Encoding& encoding);

}  // namespace consentry

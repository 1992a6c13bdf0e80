// Whether a file is UTF-16 or UTF-32, by its byte order mark or by where its zero bytes stand. Memory: none.
#pragma once
#include <cstdint>
#include <span>

#include "core/encoding/encodings.h"

namespace consentry {

struct UnicodeSigns {
  const Encoding* encoding = nullptr;  ///< null: neither; never UTF-8
  uint32_t bom_bytes = 0;
};

/// Looks at the head of a file. Without a byte order mark the ASCII characters of the text (line ends, delimiters, digits) give it away.
UnicodeSigns find_unicode_signs(std::span<const uint8_t> head);

}  // namespace consentry

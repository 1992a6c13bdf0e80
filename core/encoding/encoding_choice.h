// In which encoding a file is read: by its byte order mark, the operator's word, what an earlier pass found out, or its structure; else
// UTF-8, as long as it fits. Memory: none of its own.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/encoding/encodings.h"
#include "core/reader.h"

namespace consentry {

struct EncodingChoice {
  const Encoding* encoding = nullptr;  ///< null: nobody says anything, UTF-8 is tried
  uint32_t bom_bytes = 0;              ///< of another encoding than UTF-8
  EncodingFound found;
};

/// `told`: the operator's label, or empty. A byte order mark is believed before it (WHATWG Encoding 6, "decode").
EncodingChoice choose_encoding(std::span<const uint8_t> head, std::string_view told,
                               const std::optional<EncodingFound>& learned);

/// What the operator should know of it.
void tell_encoding(const EncodingChoice&, RecordHandler&);

}  // namespace consentry

// Bytes that stand for no character, as findings: how they are written and told, whatever the encoding. Memory: none.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/encoding/fault_places.h"
#include "core/reader.h"

namespace consentry {

/// "C3 28".
std::string hex_of(std::span<const uint8_t> bytes);

/// `code`: encoding_invalid_byte, encoding_overlong, encoding_surrogate or encoding_truncated. `offset`: in the file.
void tell_byte_fault(RecordHandler&, Code code, std::string_view encoding, FaultPlace, uint64_t offset,
                     std::span<const uint8_t> bytes);

}  // namespace consentry

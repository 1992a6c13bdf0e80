// Where one character of several bytes ends, and which it is: the rules of the Encoding Standard's decoders (10 to 14) for one sequence.
// Memory: none of its own.
#pragma once
#include <cstddef>
#include <cstdint>

#include "core/encoding/encodings.h"
#include "core/encoding/pair_table.h"

namespace consentry {

struct Sequence {
  uint8_t size = 0;    ///< bytes that are done with; 0: more are needed to tell
  bool fault = false;  ///< they stand for nothing
};

/// The first sequence by its form alone, whether or not a character has been assigned to it. `family` has pairs, ISO-2022-JP excepted.
Sequence first_sequence(EncodingFamily family, const uint8_t* bytes, size_t size);

/// The character of a sequence that is no fault; 0: none is assigned.
uint32_t character_of(EncodingFamily family, const PairTable& table, const uint8_t* bytes, size_t size);

}  // namespace consentry

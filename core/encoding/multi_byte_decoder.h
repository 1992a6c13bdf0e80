// Decoders of the encodings of East Asia; see decoder.h. Memory: a block, and the table of pairs (pair_table.h).
#pragma once
#include <memory>

#include "core/encoding/decoder.h"

namespace consentry {

/// Of an encoding that has pairs.
std::unique_ptr<Decoder> make_multi_byte_decoder(const Encoding&, uint64_t offset);

}  // namespace consentry

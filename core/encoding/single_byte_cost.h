// What a file costs as a reading of an encoding of single bytes, in half bits: its letters in the language that suits them best, its symbols,
// what stands beside what, and how rare the encoding has become. Memory: 60 KiB.
#pragma once
#include <cstdint>

#include "core/encoding/encoding_survey.h"
#include "core/encoding/encodings.h"
#include "core/encoding/letter_costs.h"
#include "core/encoding/upper_half.h"

namespace consentry {

/// How often each byte from 80 on stands in the file, and beside what.
struct UpperBytes {
  explicit UpperBytes(const EncodingSurvey&);
  int64_t count[128] = {}, all = 0;
  Neighbours beside[128];
};

/// May be less than nothing, where letters stand where a language mostly has them. `half` is the encoding's.
int64_t single_byte_cost(const Encoding&, const UpperHalf& half, const EncodingSurvey&, const UpperBytes&);

}  // namespace consentry

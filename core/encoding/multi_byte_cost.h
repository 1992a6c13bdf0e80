// What a file costs as text of East Asia, in half bits: frequent characters cost little, rare ones much; see letter_costs.h for the others.
// Memory: constants, and tables of pairs where a reading is possible.
#pragma once
#include <cstdint>

#include "core/encoding/multi_byte_survey.h"

namespace consentry {

uint64_t cost_of(const MultiByteTally&, const Encoding&);

}  // namespace consentry

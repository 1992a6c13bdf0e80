// Which encoding a file is in that is not UTF-8: judged by the letters that it would hold, over the whole file. Memory: some tables of 256
// bytes, while it ranks.
#pragma once
#include "core/encoding/encoding_survey.h"
#include "core/file_found.h"

namespace consentry {

/// The likeliest reading and those that come near. `sure` only where the next one reads differently and is clearly worse.
EncodingFound rank_encodings(const EncodingSurvey&);

}  // namespace consentry

// The report as text for a terminal, and the long answer to "what does this code mean". Plain, aligned, no colour.
// Memory: the string they return.
#pragma once
#include <string>

#include "core/report/report.h"
#include "core/report/text.h"

namespace consentry {

/// Verdict in words, totals, then the findings by code, gravest first: severity, count, first places, sentence and remedy.
/// After on_end only. Ends in a line end.
std::string report_text(const Report&, Language);

/// Sentence, explanation, effect and remedy of a code (`consentry explain`). Ends in a line end.
std::string explain_text(Language, const CodeInfo&);

}  // namespace consentry

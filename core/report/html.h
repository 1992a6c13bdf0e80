// The report as one HTML page that needs nothing else: no script, no picture, no address outside; its style is allowed by digest in a
// content security policy that allows nothing more. For reading, printing and sending on. Memory: the string it returns.
#pragma once
#include <string>

#include "core/report/report.h"
#include "core/report/text.h"

namespace consentry {

/// Verdict, totals, findings gravest first with their places and remedies, the columns, the first rows, and how the file was read.
/// Everything from the file is escaped, stands apart in its direction (<bdi>), and has its hidden characters marked. After on_end only.
std::string report_html(const Report&, Language);

}  // namespace consentry

// Findings of a reader as lines for standard error, where no report is made of them (records, --list). Memory: the line.
#pragma once
#include <string>
#include <string_view>

#include "core/finding.h"

namespace consentry {

/// "fatal 244, line 3, column 2: <text>\n"
std::string finding_line(Severity, Code, const Location&, std::string_view text);

}  // namespace consentry

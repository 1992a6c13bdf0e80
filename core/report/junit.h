// The report for build servers, in the JUnit form that Jenkins, GitLab and others read (tests/cli/data/junit.xsd holds its rules).
// No time, no host, no time stamp: those would have to be made up. Memory: the string it returns.
#pragma once
#include <string>
#include <string_view>

#include "core/report/report.h"
#include "core/report/text.h"

namespace consentry {

/// A suite "verdict" with one case, which fails where the file is refused; then a suite for each block of codes that was found, with a
/// case for each code: a failure where a value, a row or the file is left out, its places as output where not. After on_end only.
std::string report_junit(const Report&, Language);

/// Text as shown, for XML 1.0: markup escaped, U+FFFE and U+FFFF (no characters of XML) as "\xHH", other hidden ones as "[U+200B]".
std::string xml_text(std::string_view shown);

}  // namespace consentry

// See reader_findings.h.
#include "native/cli/reader_findings.h"

namespace consentry {

std::string finding_line(Severity severity, Code code, const Location& location, std::string_view text) {
  std::string place;
  if (location.line != kNoPlace) place += ", line " + std::to_string(location.line);
  if (location.column != kNoPlace) place += ", column " + std::to_string(location.column);
  return std::string(severity_name(severity)) + " " + std::to_string(static_cast<unsigned>(code)) + place + ": " +
         std::string(text) + "\n";
}

}  // namespace consentry

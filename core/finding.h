// What is told about the data: codes, severities, places. Vocabulary of every stage; a finding is a value, never a fault of the host.
// Memory: views only; whoever keeps a finding copies it (core/report/report.h keeps a bounded number).
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace consentry {

/// Effect of a finding, in rising order (checking.md, "Findings").
enum class Severity : uint8_t { note, warning, value, error, fatal };

/// Every finding by its stable number; names and severities stand in core/finding.def.
enum class Code : uint16_t {
#define FINDING(number, name, severity) name = number,
#include "core/finding.def"
#undef FINDING
};

/// One line of the catalogue.
struct CodeInfo {
  Code code;
  std::string_view name;
  Severity severity;
};

/// The whole catalogue in the order of its numbers; lives for ever.
std::span<const CodeInfo> code_catalogue();
/// The line of `code`; never fails, since `Code` has no other values.
const CodeInfo& code_info(Code code);
/// Finds a code by number ("801") or name; null if there is none.
const CodeInfo* find_code(std::string_view number_or_name);
/// "note", "warning", "value", "error" or "fatal".
std::string_view severity_name(Severity severity);

/// Marks a part of a place that does not apply.
inline constexpr uint64_t kNoPlace = UINT64_MAX;

/// Where a finding is. All numbers are those a person sees in an editor; kNoPlace where one does not apply.
struct Location {
  uint64_t record = kNoPlace;  ///< from 1, the header not counted
  uint64_t line = kNoPlace;    ///< from 1; line on which the record (or the fault) starts; CR, LF and CRLF each end one
  uint64_t column = kNoPlace;  ///< from 1: the field within the record
  uint64_t character = kNoPlace;  ///< from 1: the character within the line; encoding faults only
  uint64_t offset = kNoPlace;     ///< raw bytes before decoding, from 0
};

/// A named argument of a text; both views live as long as the call that hands them over.
struct Argument {
  std::string_view name;
  std::string_view text;
};

/// One fault or remark. All views live only during the call that hands it over.
struct Finding {
  Code code;
  Severity severity;  ///< the catalogue's, unless the profile says otherwise
  Location location;
  std::string_view header;   ///< name of the column as in the file, or empty
  std::string_view excerpt;  ///< the offending text, uncut, possibly not valid UTF-8
  std::span<const Argument> arguments;
  uint64_t count = 1;  ///< how often, where a stage reports many at once
};

}  // namespace consentry

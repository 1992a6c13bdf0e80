// The findings as a table: a line for each sample, for sorting and filtering in a spreadsheet. UTF-8 without byte order mark, RFC 4180,
// CRLF, commas; cells that a spreadsheet would run are neutralised as in the rejects file (core/report/csv_row.h).
// Memory: the string it returns.
#pragma once
#include <string>

#include "core/report/report.h"
#include "core/report/text.h"

namespace consentry {

/// code,name,severity,record,line,column,char,offset,header,excerpt,text,remedy,count; gravest first. `count` is exact for the whole
/// file and stands in every line of its code; there are at most limits::kSamplesPerCode lines for a code and severity. After on_end only.
std::string findings_csv(const Report&, Language);

}  // namespace consentry
